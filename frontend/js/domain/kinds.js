/**
 * Facility kinds in groups. A group has a colour (ColorBrewer Dark2) and a shape, so that colour is never the only sign.
 * Shapes are polygons on a unit circle, drawn the same on canvas and in the legend.
 */

const polygon = (n, turn = 0, radius = 1) => Array.from({ length: n }, (_, i) => {
  const angle = ((i + turn) / n) * 2 * Math.PI - Math.PI / 2;
  return [Math.cos(angle) * radius, Math.sin(angle) * radius];
});

/** @type {Record<string, [number, number][]>} */
export const SHAPES = {
  circle: polygon(20),
  square: polygon(4, 0.5, 1.2),
  triangle: polygon(3, 0, 1.2),
  diamond: polygon(4, 0, 1.2),
  pentagon: polygon(5, 0, 1.1),
  down: polygon(3, 1.5, 1.2),
  cross: [[-.4, -1.1], [.4, -1.1], [.4, -.4], [1.1, -.4], [1.1, .4], [.4, .4], [.4, 1.1], [-.4, 1.1], [-.4, .4],
    [-1.1, .4], [-1.1, -.4], [-.4, -.4]],
  hexagon: polygon(6, 0, 1.05),
};

export const GROUPS = {
  health: { colour: '#e7298a', shape: 'cross', kinds: ['hospital', 'hospital_tcm', 'community_health'] },
  culture: { colour: '#7570b3', shape: 'pentagon', kinds: ['museum', 'library', 'cultural_centre', 'theatre', 'cinema'] },
  education: { colour: '#d95f02', shape: 'triangle',
    kinds: ['school_primary', 'school_middle', 'school', 'kindergarten', 'college', 'university'] },
  sport: { colour: '#66a61e', shape: 'diamond', kinds: ['sports_centre', 'stadium'] },
  green: { colour: '#1b9e77', shape: 'hexagon', kinds: ['park', 'garden'] },
  market: { colour: '#a6761d', shape: 'square', kinds: ['market', 'supermarket', 'convenience', 'mall'] },
  transport: { colour: '#386cb0', shape: 'down', kinds: ['metro_station'] },
  eldercare: { colour: '#666666', shape: 'circle', kinds: ['eldercare'] },
};

const BY_KIND = new Map(Object.entries(GROUPS).flatMap(([id, g]) => g.kinds.map((kind) => [kind, { id, ...g }])));
const OTHER = { id: 'other', colour: '#444444', shape: 'circle', kinds: [] };

/** @returns {{id: string, colour: string, shape: string}} the group of a kind; a kind of its own city's gets a plain dot */
export const groupOf = (kind) => BY_KIND.get(kind) ?? OTHER;

/** Records nobody has seen on the ground: drawn hollow and dashed, and named so in words. */
export const isUncertain = (provenance) => ['estimated', 'synthetic', 'modelled'].includes(provenance);
