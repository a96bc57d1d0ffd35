import { writeAddress, DEFAULTS } from '../../domain/address.js';
import { activeChanges, changesOf, mayPlan, VISIBILITIES } from '../../domain/scenario.js';
import { announce } from '../announcer.js';
import { badge, failure, help, skeleton } from '../badges.js';
import { el, rebuild, segments } from '../dom.js';
import { loginHint } from '../login-hint.js';
import { t } from '../language.js';
import { refusal } from '../refusal.js';
import { when } from '../when.js';
import { changeText } from './change-text.js';
import { createChangeForm } from './change-form.js';

/** One's scenarios, the one that is in use with its changes, and what can be done with them. */
export function createPanel(box, store, { scenarios, actions, centre }) {
  let doomed = null;
  let renaming = false;
  /** What a copy has left out, because the data of now do not know it. */
  let left = [];
  const form = createChangeForm(store, { scenarios, actions, centre });
  const make = el('form', { class: 'inline-form', id: 'scenario-new', on: { submit: (event) => { event.preventDefault(); create(); } } });
  const head = el('div');
  const active = el('section', { class: 'part', id: 'scenario-active', 'aria-labelledby': 'scenario-active-title' });
  const list = el('section', { class: 'part', 'aria-labelledby': 'scenario-list-title' });
  box.replaceChildren(head, make, active, form.node, list);

  const button = (key, text, click, more = {}) => el('button', { type: 'button', 'data-key': key, text, on: { click }, ...more });
  /** A scenario takes the place of what the view has tried on its own. */
  const use = (id) => {
    if (id !== store.state.scenario) renaming = false;
    store.set({ scenario: id, edits: [], closed: [] });
  };

  async function create() {
    const input = make.querySelector('input');
    const name = input.value.trim();
    if (!name) { input.reportValidity(); return; }
    const made = await scenarios.create({ name, changes: changesOf(store.state.edits, store.state.closed, store.service?.kinds[0] ?? '') });
    if (!made) return;
    input.value = '';
    use(made.id);
    announce(t('scenario.made', { name }));
  }

  async function copy(id, name) {
    const made = await scenarios.copy(id, t('scenario.copy.name', { name }));
    if (!made) return;
    left = (made.leftOut ?? []).map(({ change, reason }) => [changeText(store, change), reason].filter(Boolean).join(': '));
    use(made.id);
  }

  async function share(id, key) {
    const link = location.origin + location.pathname + writeAddress({ ...DEFAULTS, scenario: id });
    try {
      await navigator.clipboard.writeText(link);
      announce(t('action.copied'));
      const node = box.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (node) node.textContent = t('action.copied');
    } catch {
      window.prompt(t('action.copy.hand'), link);
    }
  }

  function buildHead() {
    const { data: { session, scenarios: { problem } }, state } = store;
    const may = mayPlan(session);
    const tried = state.edits.length + state.closed.length;
    head.replaceChildren(...[el('p', { class: 'note', text: t('scenarios.intro') }), help('scenarios', t('scenarios.help.title'), el('p', { text: t('scenarios.help') })),
      !may && loginHint(session, t('scenarios.login')), problem && el('p', { class: 'failure', role: 'alert', text: refusal(problem) })].filter(Boolean));
    make.hidden = !may;
    const note = make.querySelector('.note');
    if (note) note.textContent = tried && !state.scenario ? t('scenario.new.tried', { count: tried }) : '';
  }

  /** Built once a language: who types a name is not thrown out when a list arrives. */
  function buildMake() {
    make.replaceChildren(el('label', { for: 'scenario-new-name', text: t('scenario.new.name') }), el('input', { type: 'text', id: 'scenario-new-name', required: true, maxlength: 120 }),
      el('button', { type: 'submit', id: 'scenario-create', class: 'primary', text: t('scenario.create') }), el('p', { class: 'note' }));
  }

  function buildActive() {
    const { data: { scenario: { value }, session }, state } = store;
    active.hidden = !state.scenario || !value;
    form.node.hidden = active.hidden || !mayPlan(session);
    if (active.hidden) return;
    const may = mayPlan(session);
    const visibility = el('div', { class: 'segments', role: 'radiogroup', 'aria-label': t('visibility.label') });
    segments(visibility, 'visibility', VISIBILITIES.map((v) => ({ value: v, label: t(`visibility.${v}`) })), (v) => scenarios.patch({ visibility: v }))(value.visibility);
    const rename = el('form', { class: 'inline-form', on: { submit: (event) => { event.preventDefault(); const name = event.target.querySelector('input').value.trim(); renaming = false; if (name && name !== value.name) scenarios.patch({ name }); rebuild(active, buildActive); } } },
      el('label', { for: 'scenario-rename', class: 'hidden', text: t('scenario.new.name') }), el('input', { type: 'text', id: 'scenario-rename', value: active.querySelector('#scenario-rename')?.value ?? value.name, maxlength: 120, required: true }), el('button', { type: 'submit', 'data-key': 'rename-save', text: t('action.done') }));
    const owner = [t('scenario.owner', { name: value.owner }), t('scenario.version', { version: value.dataVersion })].join(' · ');
    active.replaceChildren(...[el('h3', { id: 'scenario-active-title', text: t('scenario.active', { name: value.name }) }), el('p', { class: 'note', text: owner }),
      value.current === false && el('p', { class: 'note', text: t('scenario.pinned.note') }), renaming && may && rename, may && visibility,
      el('div', { class: 'toolbar' }, button('share', t('scenario.share'), () => share(value.id, 'share')), may && button('rename', t('scenario.rename'), () => { renaming = !renaming; rebuild(active, buildActive); active.querySelector('#scenario-rename')?.focus(); }),
        may && button('copy', t('scenario.copy'), () => copy(value.id, value.name)), button('leave', t('scenario.leave'), () => store.set({ scenario: '' }))),
      left.length > 0 && el('div', { class: 'warnings' }, el('p', { text: t('scenario.left') }), el('ul', { class: 'bullets' }, ...left.map((text) => el('li', { text })))),
      value.visibility === 'private' && el('p', { class: 'note', text: t('visibility.private.note') }), changeList(value)].filter(Boolean));
  }

  /** What was undone stays on the list, struck out, until something new takes its place. */
  function changeList({ changes }) {
    if (!changes.length) return el('p', { class: 'empty', text: t('scenario.empty') });
    return el('ol', { class: 'list change-list', id: 'change-list', 'aria-label': t('scenario.changes') }, ...changes.map(({ seq, active: counts, change, by, at }) => el('li', { class: counts ? null : 'undone', 'data-seq': seq },
      el('span', { class: 'rank', text: String(seq) }), counts ? el('span', { text: changeText(store, change) }) : el('s', { text: changeText(store, change) }),
      el('span', { class: 'sub', text: [!counts && t('scenario.undone'), by, at && when(at)].filter(Boolean).join(' · ') }))));
  }

  function buildList() {
    const { scenarios: { status, list: own, opened = [], error }, session } = store.data;
    const may = mayPlan(session);
    const rows = [...own.map((one) => row(one, may)), ...opened.map((one) => row({ ...one, opened: true }, may))];
    list.replaceChildren(...[el('h3', { id: 'scenario-list-title', text: t('scenarios.list') }), status === 'failed' && !error.passes && failure(error, () => scenarios.list()),
      rows.length ? el('ul', { class: 'list', id: 'scenario-list' }, ...rows) : status === 'ready' ? el('p', { class: 'empty', text: t('scenarios.empty') }) : el('div', {}, ...skeleton(3))].filter(Boolean));
  }

  function row(one, may) {
    const { id, name, changeCount, visibility, current, revision } = one;
    const chosen = id === store.state.scenario;
    const count = chosen && store.data.scenario.value ? activeChanges(store.data.scenario.value).length : changeCount;
    const sub = one.opened ? t('scenario.opened') : [t('scenario.count', { count }), t(`visibility.${visibility}`), current === false && t('scenario.pinned.short')].filter(Boolean).join(' · ');
    const act = (key, click) => button(`${key}-${id}`, t(`scenario.${key}`), click, { class: 'text', 'aria-label': `${t(`scenario.${key}`)} ${name}` });
    const drop = () => { doomed = null; scenarios.remove({ id, revision }); };
    const sure = el('div', { class: 'row-acts sure', role: 'group', 'aria-label': t('scenario.sure', { name }) }, el('span', { text: t('scenario.sure', { name }) }),
      button(`sure-${id}`, t('scenario.delete'), drop, { class: 'danger' }), button(`keep-${id}`, t('action.cancel'), () => { doomed = null; rebuild(list, buildList); }));
    return el('li', { 'data-scenario': id }, el('button', { type: 'button', class: 'row', 'data-key': `use-${id}`, 'aria-current': chosen && 'true', on: { click: () => use(id) } },
      el('span', { 'aria-hidden': 'true', text: chosen ? '●' : '○' }), el('span', { text: name }), chosen ? badge(t('scenario.inuse')) : el('span'), el('span', { class: 'sub', text: sub })),
    doomed === id ? sure : el('div', { class: 'row-acts' }, act('compare', () => store.set({ compare: { base: '', other: id } })), act('share', () => share(id, `share-${id}`)), may && act('copy', () => copy(id, name)),
      one.opened ? act('forget', () => scenarios.forget(id)) : may && act('delete', () => { doomed = id; rebuild(list, buildList); list.querySelector(`[data-key="sure-${CSS.escape(id)}"]`)?.focus(); })));
  }

  return function draw(_, changed) {
    const any = (...keys) => keys.some((key) => changed.has(key));
    if (any('lang')) rebuild(make, buildMake);
    if (any('lang', 'session', 'edits', 'closed', 'scenario', 'scenarios')) rebuild(head, buildHead);
    if (any('lang', 'session', 'scenario', 'facilities', 'bridges', 'city')) rebuild(active, buildActive);
    if (any('lang', 'session', 'scenarios', 'scenario')) rebuild(list, buildList);
    form.draw(changed);
  };
}
