import { scenarioInput } from './scenario.js';

/**
 * Who computes a cost, how one travels, and which of these a city offers.
 *
 * @typedef {'streets'|'grid'|'circle'} Engine streets: along imported streets; grid: over the cells; circle: a straight line
 * @typedef {'walk'|'cycle'|'drive'} Mode
 */

export const ENGINES = ['streets', 'grid', 'circle'];
export const METRICS = ['time', 'distance', 'straight'];
export const MODES = ['walk', 'cycle', 'drive'];
export const DIRECTIONS = ['toFacility', 'fromFacility'];

/** A metric as an engine knows it: a distance is straight for the circle, travelled for the others. */
export const metricFor = (engine, metric) => (metric === 'time' ? metric : engine === 'circle' ? 'straight' : 'distance');

/** The metric an address means that names only the engine. @param {Engine|''} engine */
export const usualMetric = (engine) => (engine === 'circle' ? 'straight' : 'time');

/** Who computes one part of a circle: a straight part is a straight line whoever computes the rest. */
export const engineFor = (engine, metric) => (metric === 'straight' ? 'circle' : engine || 'grid');

/**
 * Why an engine cannot answer a question, as a key of the catalogue; null where it can.
 * @param {Engine} engine @param {object|null} city @param {{mode: Mode, metric: string}} state
 */
export function obstacle(engine, city, { mode, metric }) {
  if (engine === 'streets') return city?.streets ? null : 'no-streets';
  if (mode === 'walk' || (engine === 'circle' && metric !== 'time')) return null;
  return 'walk-only';
}

/** Why a mode cannot be had: cycling and driving need streets. */
export const modeObstacle = (mode, city) => (mode === 'walk' || city?.streets ? null : 'no-streets');

/** The engine a page opens with. @returns {Engine} */
export const bestEngine = (city) => (city?.streets ? 'streets' : 'grid');

/**
 * A state that the city can answer, from one that an address or a click has made: an engine that is missing, or that does not
 * know the mode, makes way for the best one.
 */
export function settleEngine(state, city) {
  const mode = modeObstacle(state.mode, city) ? 'walk' : state.mode;
  const metric = state.metric;
  const engine = state.engine && !obstacle(state.engine, city, { mode, metric }) ? state.engine : bestEngine(city);
  return { mode, engine, metric: metricFor(engine, metric) };
}

/**
 * What a question says about the journey; what is usual goes without saying. Only streets are cycled and driven: a straight
 * distance is nobody's.
 */
export function journeyInputs({ mode, direction, profile, winter, closed, scenario }, engine) {
  return { profile, winter, ...(mode === 'walk' || engine !== 'streets' ? {} : { mode }), ...(direction === 'toFacility' ? {} : { direction }),
    ...(closed.length ? { changes: { closedBridges: closed } } : {}), ...scenarioInput(scenario) };
}
