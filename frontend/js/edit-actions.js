import { addFacility, moveFacility, removeFacility, rounded } from './domain/edits.js';
import { withRule } from './domain/rules.js';
import { closedBridges, freeId } from './domain/scenario.js';

/**
 * What somebody does to facilities and bridges: kept as a change where the view is one of a scenario, else tried in the address.
 * @param {import('./store.js').Store} store @param {(changes: object[]) => void} keep
 */
export function createEditActions(store, keep) {
  const edit = (changes, alone) => {
    if (store.state.scenario) keep(changes());
    else store.set(alone());
  };
  const at = (lon, lat) => [rounded(lon), rounded(lat)];

  return {
    addFacility: (lon, lat) => edit(
      () => [{ type: 'addFacility', id: freeId(store.data.scenario.value?.changes ?? []), kind: store.service.kinds[0], location: at(lon, lat) }],
      () => ({ edits: addFacility(store.state.edits, lon, lat) })),
    moveFacility: (id, lon, lat) => edit(() => [{ type: 'moveFacility', id, location: at(lon, lat) }], () => ({ edits: moveFacility(store.state.edits, id, lon, lat) })),
    removeFacility: (id) => edit(() => [{ type: 'closeFacility', id }], () => ({ edits: removeFacility(store.state.edits, id) })),
    resizeFacility: (id, beds) => keep([{ type: 'resizeFacility', id, beds }]),
    /** A place that a siting question requires or forbids. @param {'required'|'forbidden'} rule */
    toggleRule: (rule, id) => store.put({ question: withRule(store.data.question, rule, id) }),
    toggleBridge(id) {
      const { closed } = store.state;
      if (closedBridges(store.changes).includes(id)) return;
      edit(() => [{ type: 'closeBridge', bridge: id }], () => ({ closed: closed.includes(id) ? closed.filter((other) => other !== id) : [...closed, id] }));
    },
  };
}
