import { activeChanges, mayPlan } from '../../domain/scenario.js';
import { announce } from '../announcer.js';
import { badge, errorTitle } from '../badges.js';
import { el, rebuild } from '../dom.js';
import { t } from '../language.js';
import { refusal } from '../refusal.js';

/** Says on every tab which scenario all figures are of, with undo, redo and a way out. */
export function createBar(box, store, { scenarios }) {
  window.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || event.altKey || !store.data.scenario.value) return;
    // A field has an undo of its own.
    if (event.target.closest('input:not([type=radio], [type=checkbox], [type=range]), textarea, select, dialog')) return;
    event.preventDefault();
    if (mayPlan(store.data.session)) run(event.shiftKey ? 'redo' : 'undo');
  });

  async function run(what) {
    if (await scenarios[what]()) announce(t(`scenario.${what}.done`, { count: activeChanges(store.data.scenario.value).length }));
  }

  const leave = () => store.set({ scenario: '' });
  const button = (key, text, click, disabled) => el('button', { type: 'button', id: key, disabled, text, on: { click } });

  function build() {
    const { state, data: { scenario: { status, value, error, saving, problem }, session } } = store;
    box.hidden = !state.scenario;
    if (box.hidden) return;
    if (status === 'failed' && !error.passes) {
      box.replaceChildren(el('p', { class: 'wrong' }, el('strong', { text: t(error.status === 404 ? 'scenario.missing' : 'scenario.failed') }), el('span', { text: ` ${error.status === 404 ? t('scenario.missing.note') : error.detail || errorTitle(error)}` })),
        button('scenario-leave', t('scenario.leave'), leave));
      return;
    }
    const may = mayPlan(session);
    const count = activeChanges(value).length;
    box.replaceChildren(...[el('p', {}, el('span', { class: 'bar-label', text: t('scenario.label') }), el('strong', { id: 'scenario-name', text: value?.name ?? t('state.loading') }),
      value && el('button', { type: 'button', class: 'text', id: 'scenario-changes', text: t('scenario.count', { count }), on: { click: () => store.set({ tab: 'scenarios' }, 'replace') } }),
      value && value.current === false && badge(t('scenario.pinned', { version: value.dataVersion })), saving && el('span', { class: 'note', text: t('scenario.saving') })),
    problem && el('p', { class: 'wrong', role: 'alert', text: refusal(problem) }),
    el('div', { class: 'bar-acts' }, may && button('scenario-undo', t('scenario.undo'), () => run('undo'), !value?.canUndo), may && button('scenario-redo', t('scenario.redo'), () => run('redo'), !value?.canRedo),
      button('scenario-leave', t('scenario.leave'), leave))].filter(Boolean));
  }

  return function draw(_, changed) {
    if (['scenario', 'session', 'lang'].some((key) => changed.has(key))) rebuild(box, build);
  };
}
