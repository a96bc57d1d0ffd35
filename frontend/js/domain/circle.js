/**
 * @typedef {{area: 'all'|'urban'|'rural', metric: 'time'|'distance'|'straight', limit: number}} CirclePart
 * @typedef {{id: string, name: {zh: string, en: string}, parts: CirclePart[]}} Circle
 */

/**
 * A circle that the slider can show has one part for the whole city. Others (15 minutes where urban, 10 li where rural)
 * are asked for by their id, in one run.
 * @param {Circle} circle
 */
export const fitsSlider = (circle) =>
  circle.parts.length === 1 && circle.parts[0].area === 'all' && circle.parts[0].metric !== 'distance';

/**
 * What is on screen as circle parts: the official circle if one is chosen, else the slider's.
 * @param {{circle: string|null, metric: string, range: number}} state
 * @param {Circle[]} circles of the chosen service
 * @returns {CirclePart[]}
 */
export function activeParts(state, circles) {
  const official = circles.find((c) => c.id === state.circle);
  return official ? official.parts : [{ area: 'all', metric: state.metric, limit: state.range }];
}

/**
 * The state change that choosing an official circle means. A straight circle is the straight line's; a time keeps who computes
 * it, unless that was the straight line.
 * @param {Circle} circle
 * @param {{engine: string}} state
 * @param {string} best the engine for a time
 */
export function choose(circle, { engine }, best) {
  const walker = engine && engine !== 'circle' ? engine : best;
  if (!fitsSlider(circle)) return { circle: circle.id, engine: walker, metric: 'time' };
  const [{ metric, limit }] = circle.parts;
  return { circle: null, engine: metric === 'straight' ? 'circle' : walker, metric, range: limit };
}

/** Whether the state shows exactly this circle. */
export function isShown(circle, state) {
  if (!fitsSlider(circle)) return state.circle === circle.id;
  const [{ metric, limit }] = circle.parts;
  return !state.circle && state.mode === 'walk' && state.metric === metric && state.range === limit;
}

/** Official limits that belong on the slider of a metric. */
export const officialLimits = (circles, metric) =>
  circles.flatMap((c) => c.parts).filter((p) => (p.metric === 'time') === (metric === 'time')).map((p) => p.limit);

/**
 * Metric and range left under the slider while a circle by area is shown: those of its walking part.
 * @param {Circle} circle
 */
export function sliderUnder(circle) {
  const part = circle.parts.find((p) => p.metric === 'time') ?? circle.parts[0];
  return { metric: part.metric, range: part.limit };
}
