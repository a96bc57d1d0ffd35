import { json, request } from './client.js';

/** Scenarios and their changes. Whoever writes names the revision that was read; a newer one is a conflict (409). */

const at = (id, more = '') => `scenarios/${encodeURIComponent(id)}${more}`;

/** @returns {Promise<object[]>} one's own */
export const listScenarios = (signal) => json('scenarios', { signal });

/** @returns {Promise<import('../domain/scenario.js').Scenario>} */
export const getScenario = (id, signal) => json(at(id), { signal });

/** @param {{name: string, note?: string, visibility?: string, changes?: object[]}} scenario */
export const createScenario = (scenario) => json('scenarios', { body: scenario });

/** @param {{revision: number, name?: string, note?: string, visibility?: string}} patch */
export const patchScenario = (id, patch) => json(at(id), { method: 'PATCH', body: patch });

export const addChanges = (id, revision, changes) => json(at(id, '/changes'), { body: { revision, changes } });
export const undoChange = (id, revision) => json(at(id, '/undo'), { body: { revision } });
export const redoChange = (id, revision) => json(at(id, '/redo'), { body: { revision } });
export const copyScenario = (id, name) => json(at(id, '/copy'), { body: { name } });
export const deleteScenario = (id, revision) => request(at(id, `?revision=${revision}`), { method: 'DELETE' });

/** @returns {Promise<{rows: object[], metadata: object}>} who is inside with one scenario and with another */
export const compareScenarios = (inputs, signal) => json('processes/compare/execution', { signal, body: { inputs } });
