import { bytes, file, json } from './client.js';

/** The service's endpoints, by the names of its OpenAPI description. Paths are relative, so a prefix in front works. */

const PAGE = 1000;
const GEO = 'application/geo+json, application/json';

/** @param {Record<string, unknown>} values empty ones are left out */
function query(values) {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString();
}

export const getCity = (signal) => json('city', { signal });
export const listServices = (signal) => json('services', { signal });

/**
 * All features of a collection; follows the `next` links to the end.
 * @param {string} collection
 * @param {Record<string, string>} [filter] property=value
 * @returns {Promise<object[]>} GeoJSON features
 */
export async function listItems(collection, filter = {}) {
  const features = [];
  let url = `collections/${collection}/items?${query({ ...filter, limit: PAGE })}`;
  while (url) {
    const page = await json(url, { accept: GEO });
    features.push(...page.features);
    const next = page.links?.find((link) => link.rel === 'next')?.href;
    url = next && page.features.length ? sameOrigin(next) : null;
  }
  return features;
}

/** A link of the service may carry the name it knows itself by, which a proxy in front has changed. */
function sameOrigin(href) {
  const { pathname, search } = new URL(href, document.baseURI);
  return `${pathname.slice(Math.max(0, pathname.indexOf('/collections/')) + 1)}${search}`;
}

const execute = (process, inputs, options) => json(`processes/${process}/execution`, { ...options, body: { inputs } });

/** @returns {Promise<{rows: import('../domain/curve.js').CoverageRow[], metadata: object}>} */
export const computeCoverage = (inputs, signal) => execute('coverage', inputs, { signal });

/** @returns {Promise<{features: object[]}>} ranked points */
export const findHotSpots = (inputs, signal) =>
  execute('hotspots', inputs, { signal, accept: GEO });

/**
 * The area that one facility or point is reached from, or reaches.
 * @returns {Promise<{features: object[], metadata: object}>} one feature per range, ascending
 */
export const computeCatchment = (inputs, signal) => execute('catchment', inputs, { signal, accept: GEO });

/** @returns {Promise<{features: object[], metadata: object}>} a line with its seconds, metres and steps */
export const findRoute = (inputs, signal) => execute('route', inputs, { signal, accept: GEO });

/**
 * Who and what lies inside a circle of the plan; for the circle by train with the lines, which stations name by id only.
 * @returns {Promise<object>} the reply, and lines as features
 */
export async function findPlanCircle(inputs, signal) {
  const [reply, lines] = await Promise.all([execute('plan-circles', inputs, { signal }), inputs.circle === 'railway-60' ? listItems('rail') : []]);
  return { ...reply, lines };
}

/**
 * Features of a collection within a box, as many as one page of an answer holds.
 * @param {string} collection @param {number[]} box west, south, east, north @param {number} limit
 * @returns {Promise<object[]>}
 */
export const listWithin = async (collection, box, limit, signal) =>
  (await json(`collections/${collection}/items?${query({ bbox: box.map((degrees) => degrees.toFixed(5)), limit })}`, { signal, accept: GEO })).features;

/** The coverage table as a file, in the service's own CSV or GeoJSON. @returns {Promise<Blob>} */
export const downloadCoverage = (inputs, type) => file('processes/coverage/execution', { body: { inputs }, accept: type });

/** @param {{lon: number, lat: number, profile: string, winter: boolean, engine: string, mode: string}} asked */
export const locate = (asked, signal) => json(`locate?${query(asked)}`, { signal });

/** @returns {Promise<Float32Array>} people per km², NaN outside */
export const populationTile = async ({ z, y, x }, weight, scenario, signal) =>
  new Float32Array(await bytes(`surfaces/population/${z}/${y}/${x}?${query({ weight, scenario })}`, BINARY(signal)));

/** @returns {Promise<Uint16Array>} seconds or metres, 65535 not reached, 65534 outside */
export const reachTile = async ({ z, y, x }, asked, signal) =>
  new Uint16Array(await bytes(`surfaces/reach/${z}/${y}/${x}?${query(asked)}`, BINARY(signal)));

/** @returns {Promise<Uint8Array>} 0 where nobody lives, 1 rural, 2 urban */
export const settlementTile = async ({ z, y, x }, scenario, signal) =>
  new Uint8Array(await bytes(`surfaces/settlement/${z}/${y}/${x}${scenario ? `?${query({ scenario })}` : ''}`, BINARY(signal)));

const BINARY = (signal) => ({ signal, accept: 'application/octet-stream' });
