/**
 * Classes and colours. Map, legend, table and print take them from here, so they cannot differ.
 *
 * Every ramp is ColorBrewer's (Brewer and Harrower, colorbrewer2.org) and marked there as safe for colour-blind readers:
 * BrBG for reach (teal inside, tan beyond), OrRd for density, YlGnBu for shares, Purples for catchments, RdPu for the plan's circle.
 */

/** @typedef {{from: number, to: number, colour: string, alpha: number}} ColourClass values in (from, to] */
/** @typedef {ColourClass & {slot: number}} ReachClass slot 0 to 2 inside, 3 and 4 beyond, 5 far; the same slot, the same colour */

const INSIDE = ['#01665e', '#35978f', '#80cdc1'];
const BEYOND = ['#dfc27d', '#f6e8c3'];
/** Farther than four circles or than the service searches. */
export const FAR = { colour: '#ece7dc', alpha: 150 };

export const REACH_UNREACHED = 65535;
export const REACH_OUTSIDE = 65534;

/**
 * Cuts inside a circle, at thirds rounded to what people say: whole minutes, or hundreds of metres.
 * @param {number} limit seconds or metres
 * @param {'time'|'distance'|'straight'} metric
 * @returns {number[]} two cuts above 0 and below the limit, ascending
 */
export function innerCuts(limit, metric) {
  const step = metric === 'time' ? 60 : 100;
  const first = Math.max(step, Math.round(limit / 3 / step) * step);
  const second = Math.max(first + step, Math.round((limit * 2) / 3 / step) * step);
  return second < limit ? [first, second] : [limit / 3, (limit * 2) / 3];
}

/**
 * Reach classes of one circle: three inside, up to two beyond (to twice and four times the circle, as far as the service
 * searches), then far.
 * @param {number} limit seconds or metres
 * @param {'time'|'distance'|'straight'} metric
 * @param {number} [most] the cost the search ends at: what lies farther is not told apart
 * @returns {ReachClass[]} ascending, the last one open
 */
export function reachClasses(limit, metric, most = Infinity) {
  const beyond = [limit * 2, limit * 4].filter((to) => to < most);
  if (most > limit && most <= limit * 4) beyond.push(most);
  const ends = [...innerCuts(limit, metric), limit, ...beyond];
  const colours = [...INSIDE, ...BEYOND];
  const classes = ends.map((to, slot) => ({ slot, from: slot ? ends[slot - 1] : 0, to, colour: colours[slot], alpha: slot < 3 ? 225 : 205 }));
  return [...classes, { slot: 5, from: ends.at(-1), to: Infinity, ...FAR }];
}

/** People per square kilometre. */
export const DENSITY_CLASSES = [
  [1, 20, '#fef0d9', 120], [20, 100, '#fdd49e', 190], [100, 500, '#fdbb84', 210],
  [500, 2000, '#fc8d59', 220], [2000, 10000, '#e34a33', 225], [10000, Infinity, '#b30000', 230],
].map(([from, to, colour, alpha]) => ({ from, to, colour, alpha }));

/** Share of people inside, 0 to 1. */
export const SHARE_CLASSES = ['#ffffcc', '#a1dab4', '#41b6c4', '#2c7fb8', '#253494']
  .map((colour, i) => ({ from: i / 5, to: (i + 1) / 5, colour, alpha: 205 }));

/** Fill of a zone whose share is null: neutral, told apart by its legend text and a dashed border. */
export const NO_SHARE = '#d9d9d9';

/** Values of the settlement surface, index 1 rural, 2 urban (ColorBrewer PuOr). */
export const SETTLEMENT = { 1: { colour: '#fdb863', alpha: 90 }, 2: { colour: '#5e3c99', alpha: 190 } };

/**
 * @param {number} share 0 to 1
 * @returns {string} colour of its class; the upper edge belongs to the class
 */
export function shareColour(share) {
  return (SHARE_CLASSES.find((c) => share <= c.to) ?? SHARE_CLASSES.at(-1)).colour;
}

/** Bands of a catchment, nearest first; how opaque they are together is the map's pane. */
export const BANDS = { colours: ['#54278f', '#807dba', '#bcbddc'], alpha: 160 };

/** The circle of the plan, below the bands of a catchment; how opaque it is is the map's pane. */
export const CIRCLE_AREA = { colour: '#dd3497', alpha: 110 };

/**
 * Where two scenarios differ, by the standing of a cell (compare.js): gained and lost are ColorBrewer's blue and orange of PuOr
 * and RdBu, told apart by every reader, and loss is hatched.
 */
export const DIFFERENCE = [0, { colour: '#ece7dc', alpha: 150 }, { colour: '#a9b8b6', alpha: 190 }, { colour: '#e66101', alpha: 225, hatch: '#8c3b00' }, { colour: '#0571b0', alpha: 230 }];

/**
 * A colour as one pixel of little-endian RGBA, the form ImageData shares with Uint32Array.
 * @param {string} colour #rrggbb
 * @param {number} alpha 0 to 255
 */
export function pixel(colour, alpha) {
  const rgb = parseInt(colour.slice(1), 16);
  return ((alpha << 24) | ((rgb & 255) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
}

/**
 * Colours for every possible uint16 cost; index 65534 (outside the city) stays transparent.
 * @param {ColourClass[]} classes whole costs, upper edge inside
 * @param {Uint32Array} [table] reused between slider steps
 */
export function reachTable(classes, table = new Uint32Array(65536)) {
  let start = 0;
  for (const { to, colour, alpha } of classes) {
    const end = Math.min(65536, Math.floor(to) + 1);
    table.fill(pixel(colour, alpha), start, Math.max(start, end));
    start = Math.max(start, end);
  }
  table[REACH_UNREACHED] = pixel(FAR.colour, FAR.alpha);
  table[REACH_OUTSIDE] = 0;
  return table;
}

const DENSITY_PIXELS = DENSITY_CLASSES.map((c) => pixel(c.colour, c.alpha));

/** @param {number} density people per km², NaN outside the city */
export function densityPixel(density) {
  if (!(density >= DENSITY_CLASSES[0].from)) return 0;
  let i = 0;
  while (density > DENSITY_CLASSES[i].to) i++;
  return DENSITY_PIXELS[i];
}
