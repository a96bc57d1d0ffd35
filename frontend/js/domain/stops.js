/** The stops of the circle slider. Seconds for a time, metres for a distance, whoever computes it. */

const MINUTES = Array.from({ length: 26 }, (_, i) => (i + 5) * 60);
const METRES = [300, 400, 500, 600, 700, 800, 900, 1000, 1250, 1500, 1750, 2000, 2500, 3000, 3500, 4000, 4500, 5000,
  6000, 7000, 8000, 9000, 10000];

/** @typedef {'time'|'distance'|'straight'} Metric straight: metres as the crow flies; distance: metres travelled */

/** @param {Metric} metric */
export const defaultRange = (metric) => (metric === 'time' ? 900 : 1000);

/**
 * Stops of a time or of a distance, official limits among them, so that a preset is always a place on the slider.
 * @param {Metric} metric
 * @param {number[]} [official] limits in the metric's unit
 * @returns {number[]} ascending, without repeats
 */
export function stopsFor(metric, official = []) {
  const stops = metric === 'time' ? MINUTES : METRES;
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
