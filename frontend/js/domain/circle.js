import { engineOf, metricOf } from './stops.js';

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
 * @param {{circle: string|null, engine: import('./stops.js').Engine, range: number}} state
 * @param {Circle[]} circles of the chosen service
 * @returns {CirclePart[]}
 */
export function activeParts(state, circles) {
  const official = circles.find((c) => c.id === state.circle);
  return official ? official.parts : [{ area: 'all', metric: metricOf(state.engine), limit: state.range }];
}

/**
 * The state change that choosing an official circle means.
 * @param {Circle} circle
 */
export function choose(circle) {
  if (!fitsSlider(circle)) return { circle: circle.id };
  const [{ metric, limit }] = circle.parts;
  return { circle: null, engine: engineOf(metric), range: limit };
}

/** Whether the state shows exactly this circle. */
export function isShown(circle, state) {
  const wanted = choose(circle);
  return wanted.circle ? state.circle === wanted.circle
    : !state.circle && state.engine === wanted.engine && state.range === wanted.range;
}

/** Official limits that belong on the slider of an engine. */
export const officialLimits = (circles, engine) =>
  circles.flatMap((c) => c.parts).filter((p) => p.metric === metricOf(engine)).map((p) => p.limit);

/**
 * Engine and range left under the slider while a circle by area is shown: those of its walking part.
 * @param {Circle} circle
 */
export function sliderUnder(circle) {
  const part = circle.parts.find((p) => p.metric === 'time') ?? circle.parts[0];
  return { engine: engineOf(part.metric), range: part.limit };
}
