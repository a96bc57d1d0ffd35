import { json, request } from './client.js';

/** Questions of where to build, and the runs that answer them. */

/** @returns {Promise<object[]>} the plan's own questions */
export const listPresets = (signal) => json('siting/presets', { signal });

/** Answers at once, within a short time limit. @returns {Promise<import('../domain/siting.js').SitingReply>} */
export const solveNow = (inputs, signal) => json('processes/siting/execution', { signal, body: { inputs } });

/** Starts a run. @returns {Promise<string>} its id */
export async function startJob(inputs) {
  const response = await request('processes/siting/execution', { body: { inputs }, prefer: 'respond-async' });
  const location = response.headers.get('location') ?? '';
  return decodeURIComponent(location.split('/').pop());
}

const at = (id, more = '') => `jobs/${encodeURIComponent(id)}${more}`;

/** @returns {Promise<object[]>} one's own runs */
export async function listJobs(signal) {
  const reply = await json('jobs', { signal });
  return reply.jobs ?? reply;
}

export const getJob = (id, signal) => json(at(id), { signal });
export const getResults = (id, signal) => json(at(id, '/results'), { signal });

/** Ends a run; the best answer so far stays. */
export const cancelJob = (id) => request(at(id), { method: 'DELETE' });

/** Where an answer lies as a file. @param {'csv'|'geojson'|'html'} format */
export const exportAddress = (id, format) => at(id, `/results?f=${format}`);

/** @param {string} [kind] of the new facilities, where the question named no service @returns {Promise<import('../domain/scenario.js').Scenario>} a new one, with a facility at each new site */
export const saveAsScenario = (id, name, kind) => json(at(id, '/scenario'), { body: { name, ...(kind ? { kind } : {}) } });
