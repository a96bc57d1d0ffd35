/**
 * A scenario: a named list of changes over recorded data, as the service keeps it.
 *
 * @typedef {{type: 'addFacility'|'moveFacility'|'closeFacility'|'resizeFacility'|'openRoad'|'closeRoad'|'closeBridge'|'setSpeed'|'changeProfile'|'replaceTarget'}} Change
 *   with members by type
 * @typedef {{seq: number, active: boolean, change: Change}} Step an inactive step has been undone, and can be redone
 * @typedef {{id: string, name: string, owner: string, visibility: 'private'|'shared', revision: number, current: boolean, changes: Step[], canUndo: boolean, canRedo: boolean}} Scenario
 */

export const CHANGES = ['addFacility', 'moveFacility', 'closeFacility', 'resizeFacility', 'openRoad', 'closeRoad', 'closeBridge', 'setSpeed', 'changeProfile', 'replaceTarget'];
export const VISIBILITIES = ['private', 'shared'];

/** The changes that count. @param {Scenario|null|undefined} scenario @returns {Change[]} */
export const activeChanges = (scenario) => (scenario?.changes ?? []).filter((step) => step.active).map((step) => step.change);

/** Id of the scenario whose data version is not the present one: what is recorded is then that version's. '' otherwise. @param {Scenario|null|undefined} scenario */
export const pinnedBy = (scenario) => (scenario?.current === false ? scenario.id : '');

const place = (location) => ({ type: 'Point', coordinates: location });

/**
 * The facilities of a scenario.
 * @param {object[]} features as recorded
 * @param {Change[]} changes in order
 * @returns {object[]} `properties.edit` names the change; closed ones are left out, added ones stand at the end
 */
export function applyChanges(features, changes) {
  if (!changes.length) return features;
  const byId = new Map(features.map((f) => [String(f.id), f]));
  const alter = (id, edit, alteration) => {
    const before = byId.get(id);
    if (!before) return;
    const kept = before.properties.edit === 'add' ? 'add' : edit;
    byId.set(id, { ...before, ...(alteration.geometry ? { geometry: alteration.geometry } : {}), properties: { ...before.properties, ...alteration.properties, edit: kept } });
  };
  for (const change of changes) {
    const { type, id, location, beds, kind, nameZh = null, nameEn = null } = change;
    if (type === 'addFacility') byId.set(id, { type: 'Feature', id, geometry: place(location), properties: { kind, nameZh, nameEn, beds, provenance: 'user', edit: 'add' } });
    else if (type === 'moveFacility') alter(id, 'move', { geometry: place(location) });
    else if (type === 'resizeFacility') alter(id, 'resize', { properties: { beds } });
    else if (type === 'closeFacility') byId.delete(id);
  }
  return [...byId.values()];
}

/** Ids of the bridges that a scenario closes. @param {Change[]} changes */
export const closedBridges = (changes) => changes.filter((change) => change.type === 'closeBridge').map((change) => change.bridge);

/** Lines that a scenario opens or closes, for the map. @param {Change[]} changes @returns {{line: [number, number][], open: boolean}[]} */
export const roadsOf = (changes) => changes.filter(({ type }) => type === 'openRoad' || type === 'closeRoad').map(({ type, line }) => ({ line, open: type === 'openRoad' }));

/**
 * What a view has tried, as changes to keep.
 * @param {import('./edits.js').Edit[]} edits @param {string[]} closed bridges @param {string} kind of added facilities
 * @returns {Change[]}
 */
export function changesOf(edits, closed, kind) {
  const facility = { add: ({ id, lon, lat }) => ({ type: 'addFacility', id, kind, location: [lon, lat] }),
    move: ({ id, lon, lat }) => ({ type: 'moveFacility', id, location: [lon, lat] }), remove: ({ id }) => ({ type: 'closeFacility', id }) };
  return [...edits.map((edit) => facility[edit.op](edit)), ...closed.map((bridge) => ({ type: 'closeBridge', bridge }))];
}

/** The first number that no facility of the scenario has, undone ones included. @param {Step[]} steps */
export function freeId(steps) {
  const taken = new Set(steps.map((step) => step.change.id));
  let number = 1;
  while (taken.has(`new-${number}`)) number++;
  return `new-${number}`;
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * What others have done since a scenario was read.
 * @param {Scenario} mine as it was read @param {Scenario} theirs as it is
 * @returns {{added: Change[], gone: Change[]}} changes that count now and did not, and the reverse
 */
export function sinceThen(mine, theirs) {
  const [before, now] = [activeChanges(mine), activeChanges(theirs)];
  return { added: now.filter((change) => !before.some((other) => same(other, change))), gone: before.filter((change) => !now.some((other) => same(other, change))) };
}

/** Who may keep scenarios and start runs. @param {{authenticated?: boolean, roles?: string[]}|null|undefined} session */
export const mayPlan = (session) => Boolean(session?.authenticated && session.roles?.some((role) => ['planner', 'health-bureau', 'admin'].includes(role.toLowerCase().replace('_', '-'))));

/** What every question about a scenario says; nothing where the data are asked as they are. */
export const scenarioInput = (scenario) => (scenario ? { scenarioId: scenario } : {});
