import { populationTile, reachTile, settlementTile } from '../api/service.js';
import { densityPixel, pixel, reachClasses, reachTable, SETTLEMENT } from '../domain/classes.js';
import { editsText } from '../domain/edits.js';
import { engineFor } from '../domain/engines.js';

/**
 * What a surface layer draws: `load` brings the values of a tile, `paint` turns them into pixels. Loading is keyed by the
 * question, painting by the limit, so that a slider step only paints.
 *
 * @typedef {{key: string, load: (coords: object, cache: import('./tiles.js').TileCache) => Promise<object>,
 *   paint: (values: object, pixels: Uint32Array) => void}} Painter
 */

export const at = ({ z, y, x }) => `${z}/${y}/${x}`;
/** @param {string} [scenario] over an earlier data version, which is then the one of the tile */
export const settlementOf = (coords, cache, scenario = '') => cache.get(`settlement ${scenario} ${at(coords)}`, () => settlementTile(coords, scenario));

/** @returns {Painter} @param {string} weight @param {string} pinned as `pinnedBy` has it */
export const populationPainter = (weight, pinned) => ({
  key: `population ${weight} ${pinned}`,
  load: (coords, cache) => cache.get(`population ${weight} ${pinned} ${at(coords)}`, () => populationTile(coords, weight, pinned)),
  paint(values, pixels) {
    for (let i = 0; i < 65536; i++) pixels[i] = densityPixel(values[i]);
  },
});

/** @returns {Painter} @param {string} pinned as `pinnedBy` has it */
export function settlementPainter(pinned) {
  const colours = [0, ...[1, 2].map((k) => pixel(SETTLEMENT[k].colour, SETTLEMENT[k].alpha))];
  return {
    key: `settlement ${pinned}`,
    load: (coords, cache) => settlementOf(coords, cache, pinned),
    paint(values, pixels) {
      for (let i = 0; i < 65536; i++) pixels[i] = colours[values[i]];
    },
  };
}

/**
 * What the tiles of each part of a circle are asked with.
 * @param {import('../domain/circle.js').CirclePart[]} parts @param {object} asked as the painter of reach takes it
 * @returns {object[]} by part
 */
export function questionsOf(parts, { service, engine, mode, direction, profile, winter, closed, edits, scenario, unchanged = false }) {
  // What is usual goes without saying, so that the same values have the same address.
  const journey = { profile, winter, direction: direction === 'toFacility' ? '' : direction, closedBridges: closed.join(), facilities: editsText(edits), scenario, unchanged: unchanged ? 'true' : '' };
  return parts.map(({ metric }) => {
    const by = engineFor(engine, metric);
    return { service, engine: by, metric, ...journey, mode: mode === 'walk' || by !== 'streets' ? '' : mode };
  });
}

/** One table for the slider's circle, a second one for the urban part of a circle by area. */
const tables = [new Uint32Array(65536), new Uint32Array(65536)];

/**
 * Reach, coloured by one circle or by one circle where urban and another where rural.
 * @param {import('../domain/circle.js').CirclePart[]} parts
 * @param {{service: string, engine: string, mode: string, direction: string, profile: string, winter: boolean, closed: string[],
 *   edits: import('../domain/edits.js').Edit[], scenario: string, pinned: string}} asked
 * @param {number} revision of the scenario: other values have another key
 * @param {(metric: string) => number} mostOf where the search of a metric ends
 * @returns {Painter}
 */
export function reachPainter(parts, asked, revision, mostOf) {
  const questions = questionsOf(parts, asked);
  const keys = questions.map((q) => [...Object.values(q), revision].join(' '));
  parts.forEach(({ limit, metric }, i) => reachTable(reachClasses(limit, metric, mostOf(metric)), tables[i]));
  const values = (coords, cache) =>
    questions.map((q, i) => cache.get(`reach ${keys[i]} ${at(coords)}`, () => reachTile(coords, q)));
  if (parts.length === 1) {
    return {
      key: keys[0],
      load: (coords, cache) => values(coords, cache)[0],
      paint(costs, pixels) {
        const table = tables[0];
        for (let i = 0; i < 65536; i++) pixels[i] = table[costs[i]];
      },
    };
  }
  const urban = parts.findIndex((p) => p.area === 'urban');
  const rural = parts.findIndex((p) => p.area === 'rural');
  return {
    key: [...keys, asked.pinned].join(' + '),
    load: (coords, cache) => Promise.all([settlementOf(coords, cache, asked.pinned), ...values(coords, cache)]),
    paint([settlement, ...costs], pixels) {
      const [inTown, inCountry] = [tables[urban], tables[rural]];
      const [townCosts, countryCosts] = [costs[urban], costs[rural]];
      for (let i = 0; i < 65536; i++) {
        pixels[i] = settlement[i] === 2 ? inTown[townCosts[i]] : settlement[i] === 1 ? inCountry[countryCosts[i]] : 0;
      }
    },
  };
}
