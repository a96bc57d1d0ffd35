/** Which names stand on the map, from which zoom, and which of two that collide stays. */

const nameOf = ({ properties: p }, lang) => (lang === 'en' && p.nameEn) || p.nameZh;

/** Middle of the longest ring's box, pulled to the ring's mean: good enough to write a name on. */
function anchor(geometry) {
  const rings = geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.coordinates.map((p) => p[0]);
  const ring = rings.reduce((a, b) => (b.length > a.length ? b : a));
  let [area, x, y] = [0, 0, 0];
  for (let i = 0; i + 1 < ring.length; i++) {
    const cross = ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
    area += cross;
    x += (ring[i][0] + ring[i + 1][0]) * cross;
    y += (ring[i][1] + ring[i + 1][1]) * cross;
  }
  return area ? [x / (3 * area), y / (3 * area)] : ring[0];
}

const STYLES = { unit: { rank: 1, minZoom: 7, style: 'unit' }, township: { rank: 5, minZoom: 11.5, style: 'township' } };

/** @returns {import('./labels.js').Label[]} */
export function zoneLabels(level, features, lang) {
  return features.filter((f) => f.geometry && f.geometry.type !== 'Point').map((f) => {
    const [lon, lat] = anchor(f.geometry);
    return { lon, lat, text: nameOf(f, lang), ...STYLES[level] };
  });
}

const BASE = {
  satellite: { rank: 2, minZoom: 8.5, style: 'place', offset: 14, keep: (p) => p.role === 'satellite_city' },
  subcentre: { rank: 3, minZoom: 9, style: 'place', offset: 13, keep: (p) => /sub_centre|county_seat/.test(p.role ?? '') },
  keytown: { rank: 4, minZoom: 9.5, style: 'place', offset: 12, keep: (p) => /key_town/.test(p.role ?? '') },
  places: { rank: 6, minZoom: 11, style: 'place', offset: 9, keep: (p) => !p.role },
  bridges: { rank: 7, minZoom: 12.5, style: 'township', offset: 10, keep: () => true },
  belts: { rank: 3, minZoom: 8, style: 'belt', keep: () => true },
  river: { rank: 4, minZoom: 8.5, style: 'river', at: 0.2, keep: () => true },
};

/** @returns {import('./labels.js').Label[]} */
export function baseLabels(id, features, lang) {
  if (!BASE[id]) return [];
  const { keep, at, ...look } = BASE[id];
  return features.filter((f) => f.geometry && nameOf(f, lang) && keep(f.properties)).map((f) => {
    const [lon, lat] = along(f.geometry, at);
    // A river's parts are told apart after a comma; the map shows which is which.
    return { lon, lat, text: nameOf(f, lang).split(', ')[0], ...look };
  });
}

/** @param {number} [at] how far along a line, 0 to 1 */
function along({ type, coordinates }, at = 0.5) {
  if (type === 'Point') return coordinates;
  const line = type === 'LineString' ? coordinates : coordinates.reduce((a, b) => (b.length > a.length ? b : a));
  return line[Math.floor(line.length * at)];
}
