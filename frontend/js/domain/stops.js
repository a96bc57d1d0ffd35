/** The stops of the circle slider. Seconds for walking time, metres for straight lines. */

const MINUTES = Array.from({ length: 26 }, (_, i) => (i + 5) * 60);
const METRES = [300, 400, 500, 600, 700, 800, 900, 1000, 1250, 1500, 1750, 2000, 2500, 3000, 3500, 4000, 4500, 5000,
  6000, 7000, 8000, 9000, 10000];

/** @typedef {'grid'|'circle'} Engine grid: walking without streets, in seconds; circle: straight line, in metres */

/** @param {Engine} engine */
export const metricOf = (engine) => (engine === 'circle' ? 'straight' : 'time');

/** @param {string} metric */
export const engineOf = (metric) => (metric === 'straight' ? 'circle' : 'grid');

/** @param {Engine} engine */
export const defaultRange = (engine) => (engine === 'circle' ? 1000 : 900);

/**
 * Stops of one engine, official limits among them, so that a preset is always a place on the slider.
 * @param {Engine} engine
 * @param {number[]} [official] limits in the engine's unit
 * @returns {number[]} ascending, without repeats
 */
export function stopsFor(engine, official = []) {
  const stops = engine === 'circle' ? METRES : MINUTES;
  const inside = official.filter((limit) => limit >= stops[0] && limit <= stops.at(-1));
  return [...new Set([...stops, ...inside])].sort((a, b) => a - b);
}

/**
 * @param {number[]} stops ascending
 * @param {number} range
 * @returns {number} index of the nearest stop, the lower one on a tie
 */
export function stopIndex(stops, range) {
  let best = 0;
  stops.forEach((stop, i) => {
    if (Math.abs(stop - range) < Math.abs(stops[best] - range)) best = i;
  });
  return best;
}
