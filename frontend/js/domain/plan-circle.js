import { scenarioInput } from './scenario.js';

/**
 * The circles that the plan draws around the main city: what a view asks about them, and how an answer is read.
 *
 * @typedef {object} PlanView
 * @property {string} circle one of CIRCLES
 * @property {number|null} year whose network counts; null: the city's own
 * @property {boolean} ride only the ride counts, of the circle by train
 * @property {boolean} strategic driven on the links between townships alone, where streets are imported too
 */

export const CIRCLES = ['metropolitan-30', 'expressway-60', 'railway-60'];
export const RAILWAY = 'railway-60';

/** A circle as a view first chooses it. @returns {PlanView} */
export const newPlan = (circle) => ({ circle, year: null, ride: false, strategic: false });

/** @param {string} text metropolitan-30 or railway-60;2024;ride;strategic @returns {PlanView|undefined} what makes no sense is left out */
export function readPlan(text) {
  const [circle, ...more] = text.split(';');
  if (!CIRCLES.includes(circle)) return undefined;
  const year = more.find((part) => /^\d{4}$/.test(part));
  return { circle, year: year ? Number(year) : null, ride: more.includes('ride'), strategic: more.includes('strategic') };
}

/** @param {PlanView|null} plan */
export const planText = (plan) => (plan ? [plan.circle, plan.year, plan.ride && 'ride', plan.strategic && 'strategic'].filter(Boolean).join(';') : '');

/** Whether a year's network can be asked for. @param {number} year @param {{firstYear: number, lastYear: number}} offer of the city */
export const isYear = (year, { firstYear, lastYear }) => Number.isInteger(year) && year >= firstYear && year <= lastYear;

/** What the city can answer of it: none without circles, and its own year for one that it does not know. */
export function settlePlan(plan, offer) {
  if (!plan || !offer) return null;
  return plan.year === offer.year || !isYear(plan.year, offer) ? { ...plan, year: null } : plan;
}

/**
 * @param {PlanView|null} plan @param {object|null} city
 * @returns {object|null} inputs of the process; what is usual goes without saying, so that the reply tells what was asked
 */
export function planInputs(plan, city, scenario = '') {
  if (!plan || !city?.planCircles) return null;
  const { circle, year, ride, strategic } = plan;
  return { circle, geometry: 'polygon', ...(year === null ? {} : { year }), ...(ride && circle === RAILWAY ? { vehicleOnly: true } : {}),
    ...(strategic && city.streets ? { roads: 'strategic' } : {}), ...scenarioInput(scenario) };
}

const last = (seconds) => seconds ?? Infinity;

/** Those inside first, each side by its time; who has none comes last. @param {{inside: boolean, seconds: number|null}[]} places */
export const byTime = (places) => [...places].sort((a, b) => b.inside - a.inside || (last(a.seconds) === last(b.seconds) ? 0 : last(a.seconds) - last(b.seconds)));

/**
 * Units by the share of their people inside, largest first.
 * @param {{inside: object, total: object}[]} units people by weight @param {string} weight
 * @returns {{unit: object, inside: number, share: number|null}[]} share null where nobody of the weight lives
 */
export const byShare = (units, weight) => units.map((unit) => ({ unit, inside: unit.inside[weight], share: unit.total[weight] > 0 ? unit.inside[weight] / unit.total[weight] : null }))
  .sort((a, b) => (b.share ?? -1) - (a.share ?? -1) || b.inside - a.inside);

/**
 * Stations with a ride by line, nearest first, and those without by the reason.
 * @param {{line: string, rideSeconds: number|null, reason: string|null}[]} stations
 * @returns {{rides: object[], without: [string, object[]][]}}
 */
export function byRide(stations) {
  const without = new Map();
  for (const station of stations) if (station.rideSeconds === null) without.set(station.reason, [...(without.get(station.reason) ?? []), station]);
  return { rides: stations.filter((s) => s.rideSeconds > 0).sort((a, b) => a.rideSeconds - b.rideSeconds), without: [...without] };
}

/** Who carried the people inside; in the main city nobody drives, which is not the same as no street. */
export const carriers = (engines) => engines.map((e) => (e.engine === 'none' ? { ...e, engine: 'origin' } : e));
