import { Asked } from '../../asked.js';
import { compareScenarios } from '../../api/scenarios.js';
import { WEIGHTS } from '../../domain/address.js';
import { compareInputs } from '../../domain/compare.js';
import { Scenarios } from '../../scenarios.js';
import { byId } from '../dom.js';
import { createBar } from './bar.js';
import { createCompare } from './compare.js';
import { createConflict } from './conflict.js';
import { createPanel } from './panel.js';

/**
 * Scenarios and their comparison: what keeps them, and what shows them.
 * @param {import('../../store.js').Store} store
 * @param {{analysis: import('../../analysis.js').Analysis, connection: object, actions: object, centre: () => {lon: number, lat: number}, refresh: () => void}} hooks
 */
export function createScenarios(store, { analysis, connection, actions, centre, refresh }) {
  const scenarios = new Scenarios(store, connection);
  const comparison = new Asked(store, connection, 'comparison', compareScenarios);
  connection.addEventListener('restored', () => {
    if (store.state.scenario && store.data.scenario.status === 'failed') scenarios.open();
    scenarios.list();
  });
  let before = { status: 'none', value: null };

  /** Figures of an older revision would be wrong ones, and while a scenario could not be read there were none. */
  function followRevision({ data: { scenario } }) {
    const { value } = scenario;
    const moved = value && before.value?.id === value.id && before.value.revision !== value.revision;
    const found = value && before.status === 'failed';
    if (scenario.status !== 'loading') before = scenario;
    if (!moved && !found) return;
    refresh();
    comparison.refresh();
  }

  function follow({ state, dragging, service }) {
    scenarios.follow();
    if (dragging || !service) return;
    const { weights: _, ranges: __, by: ___, ...inputs } = analysis.tableInputs();
    const circle = state.circle ? {} : { ranges: [state.range] };
    comparison.follow(compareInputs(state.compare, { ...inputs, ...circle, weights: WEIGHTS, by: ['city', 'unit', 'township'] }));
  }

  function followSession(_, changed) {
    if (!changed.has('session') || store.data.session.status === 'loading') return;
    scenarios.list();
    if (store.state.scenario && store.data.scenario.status === 'failed') scenarios.open();
  }

  return { scenarios, views: [follow, followRevision, followSession, createBar(byId('scenario-bar'), store, { scenarios }), createConflict(store, { scenarios }),
    createPanel(byId('scenarios'), store, { scenarios, actions, centre }), createCompare(byId('compare'), store, { comparison })] };
}
