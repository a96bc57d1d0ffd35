import { ENGINES, metricFor, obstacle } from '../domain/engines.js';
import { percent } from '../domain/format.js';
import { byId, el, setText } from './dom.js';
import { language, nameOf, t, tOr } from './language.js';

/**
 * Who computes: three choices side by side, each with its share for the city and for the selected zone, so that nobody has to
 * switch to compare. An engine that cannot answer says why. A slider step only writes figures.
 */
export function createEngines(store) {
  const box = byId('engine');
  const note = byId('engine-note');
  let parts = [];

  function build() {
    parts = ENGINES.map((engine) => {
      const input = el('input', { type: 'radio', name: 'engine', value: engine, id: `engine-${engine}`, 'aria-describedby': 'engine-note',
        on: { change: () => store.set({ engine, metric: metricFor(engine, store.state.metric) }) } });
      const share = el('strong', { class: 'figure', 'data-share': engine });
      const zone = el('small', { class: 'figure', 'data-zone-share': engine });
      return { engine, input, share, zone, node: el('label', {}, input, el('span', {}, el('span', { class: 'name', text: t(`engine.${engine}`) }), share, zone)) };
    });
    box.replaceChildren(...parts.map((p) => p.node));
  }

  /** Text of one figure: a share, dots while it is computed, a dash where there is none. */
  function figure(row, status) {
    if (row) return row.share === null ? tOr(`reason.${row.reason}.short`, '–') : percent(row.share, language());
    return status === 'loading' ? '…' : '–';
  }

  function write() {
    const { state, data: { city, coverage, others } } = store;
    const reasons = new Map();
    let zoneName = '';
    for (const { engine, input, share, zone } of parts) {
      const reason = city && obstacle(engine, city, state);
      if (reason) reasons.set(reason, [...(reasons.get(reason) ?? []), t(`engine.${engine}`)]);
      const { table, status } = engine === state.engine ? coverage : others[engine] ?? { status: coverage.status === 'ready' ? 'loading' : coverage.status };
      const zoneRow = ['unit', 'township'].map((kind) => table?.find(kind, state.zone, store.at)).find(Boolean);
      input.disabled = Boolean(reason);
      input.checked = engine === state.engine;
      setText(share, reason ? '–' : figure(table?.findCity(store.at), status));
      setText(zone, zoneRow && !reason ? figure(zoneRow, status) : '');
      zone.hidden = !state.zone;
      zoneName ||= nameOf(zoneRow);
    }
    const title = zoneName ? t('engine.figures.zone', { city: nameOf(city?.name), zone: zoneName }) : t('engine.figures', { city: nameOf(city?.name) });
    const lines = [title, ...[...reasons].map(([reason, names]) => t('obstacle', { names: names.join(t('answered.and')), reason: t(`obstacle.${reason}`) }))];
    // Only where it differs: a slider step must not touch what stands beside the slider.
    if (lines.join() !== [...note.children].map((line) => line.textContent).join()) note.replaceChildren(...lines.map((text) => el('span', { text })));
  }

  return function draw(_, changed) {
    const any = (...keys) => keys.some((key) => changed.has(key));
    if (!parts.length || any('lang')) build();
    if (any('lang', 'city', 'engine', 'metric', 'mode', 'range', 'coverage', 'others', 'zone', 'circle', 'services')) write();
  };
}
