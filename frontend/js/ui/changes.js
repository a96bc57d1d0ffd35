import { undoEdit } from '../domain/edits.js';
import { byId, el, rebuild } from './dom.js';
import { nameOf, t } from './language.js';

/** What this view changes, as chips on the map that take it back, and what a click on the map means now. */
export function createChanges(store, { take }) {
  const box = byId('changes');

  function build() {
    const { closed, edits } = store.state;
    const chip = (key, text, undo) => el('li', {}, el('span', { text }), el('button', { type: 'button', class: 'text', 'data-key': key, 'aria-label': t('changes.undo', { what: text }), on: { click: undo } },
      el('span', { 'aria-hidden': 'true', text: '✕' })));
    const chips = [...closed.map((id) => chip(`undo-${id}`, t('changes.closed', { name: bridgeName(id) }), () => store.set({ closed: closed.filter((other) => other !== id) }))),
      ...edits.map(({ op, id }) => chip(`undo-${id}`, t(`changes.${op}`, { name: facilityName(id) }), () => store.set({ edits: undoEdit(edits, id) })))];
    box.hidden = !chips.length;
    box.replaceChildren(el('ul', { class: 'change-chips', 'aria-label': t('changes.title') }, ...chips,
      chips.length > 1 && el('li', {}, el('button', { type: 'button', class: 'text', 'data-key': 'reset', id: 'changes-reset', text: t('changes.reset'), on: { click: () => store.set({ closed: [], edits: [] }) } }))));
  }

  const nameIn = (list, id) => nameOf(list.find((f) => String(f.id) === id)?.properties) || id;
  const bridgeName = (id) => nameIn(store.data.bridges, id);
  const facilityName = (id) => (id.startsWith('new-') ? t('facility.new', { number: id.slice(4) }) : nameIn(store.data.facilities.list, id));

  function tell() {
    const { tool } = store.data;
    byId('tool-hint').hidden = tool === 'look';
    if (tool === 'look') return;
    const key = tool === 'draw' ? `tool.draw.${store.data.drawing?.shape ?? 'points'}` : tool === 'route' && store.state.route.length === 1 ? 'tool.route.second' : `tool.${tool}.hint`;
    byId('tool-hint').replaceChildren(el('p', { role: 'status', text: t(key) }), el('button', { type: 'button', 'data-key': 'tool-end', id: 'tool-end', text: t('action.done'), on: { click: () => take('look') } }));
  }

  return function draw(_, changed) {
    const any = (...keys) => keys.some((key) => changed.has(key));
    if (any('closed', 'edits', 'lang', 'bridges', 'facilities')) rebuild(box, build);
    if (any('tool', 'lang', 'route', 'drawing')) rebuild(byId('tool-hint'), tell);
  };
}
