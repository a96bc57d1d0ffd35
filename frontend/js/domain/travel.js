import { innerCuts } from './classes.js';
import { journeyInputs } from './engines.js';

/** What the questions for a catchment and for a route say. */

/**
 * Ranges of a catchment's bands: thirds of the circle, and the circle.
 * @returns {number[]} whole, ascending
 */
export const bandRanges = (range, metric) => [...new Set([...innerCuts(range, metric), range].map(Math.round))];

/**
 * @param {object} state the view
 * @param {object[]} facilities of the view: one that it has moved or added is asked for by its place
 * @returns {object|null} inputs of the catchment process; null where nothing is asked
 */
export function catchmentInputs(state, facilities) {
  const { catchment, engine, metric, range, weight } = state;
  if (!catchment) return null;
  const edited = catchment.facility && facilities.find((f) => String(f.id) === catchment.facility && f.properties.edit);
  const where = edited ? { location: edited.geometry.coordinates }
    : catchment.facility ? { facility: catchment.facility } : { location: [catchment.lon, catchment.lat] };
  const direction = catchment.way === 'from' ? 'fromFacility' : 'toFacility';
  return { ...where, ranges: bandRanges(range, metric), metric, engine, weights: [...new Set(['total', weight || 'total'])],
    ...journeyInputs({ ...state, direction }, engine) };
}

/** @returns {object|null} inputs of the route process, which only streets answer; null until both ends are chosen */
export function routeInputs(state) {
  const [from, to] = state.route;
  if (!to) return null;
  return { from, to, ...journeyInputs({ ...state, direction: 'toFacility' }, 'streets') };
}

/** The ends of a route after one more is chosen: the third choice starts a new one. */
export const withEnd = (route, end) => (route.length === 1 ? [route[0], end] : [end]);

/**
 * Consecutive steps of one name and class as one, for people to read.
 * @param {{name: string, metres: number, seconds: number, roadClass: string}[]} steps
 */
export function readSteps(steps) {
  const read = [];
  for (const step of steps) {
    const last = read.at(-1);
    if (last && last.name === step.name && (step.name || last.roadClass === step.roadClass)) {
      last.metres += step.metres;
      last.seconds += step.seconds;
    } else read.push({ ...step });
  }
  return read;
}
