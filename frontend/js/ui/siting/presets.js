import { failure, provenanceBadge, skeleton } from '../badges.js';
import { el, rebuild } from '../dom.js';
import { language, nameOf, t } from '../language.js';
import { questionText } from './question-text.js';

/** The plan's own questions as cards, each a click. */
export function createPresets(box, store, { run, edit, jobs }) {
  function build() {
    const { presets: { status, list, error } } = store.data;
    const content = status === 'failed' ? (error.passes ? [el('p', { text: t('state.waiting') })] : [failure(error, () => jobs.presets())])
      : status !== 'ready' ? skeleton(8) : list.length ? [el('ul', { class: 'cards', id: 'presets-list' }, ...list.map(card))] : [el('p', { class: 'empty', text: t('siting.presets.empty') })];
    box.replaceChildren(el('p', { class: 'note', text: t('siting.intro') }), ...content);
  }

  function card(preset) {
    const { id, title, note, target, inputs } = preset;
    const statement = store.data.targets.list.find((f) => f.properties.id === target)?.properties;
    const asked = store.state.scenario ? { ...inputs, scenarioId: store.state.scenario } : inputs;
    return el('li', { class: 'preset', 'data-preset': id }, el('h3', { id: `preset-${id}`, text: nameOf(title) }), el('p', { text: nameOf(note) }), el('p', { class: 'note', text: questionText(inputs, store) }),
      statement && el('div', { class: 'statement' }, el('blockquote', { lang: 'zh-CN', text: statement.statementZh }), language() === 'en' && el('p', { text: statement.summaryEn }), el('p', { class: 'note' }, el('span', { text: `${target} ` }), provenanceBadge('official'))),
      !statement && target && el('p', { class: 'note', text: t('siting.target', { target }) }),
      el('div', { class: 'toolbar' }, el('button', { type: 'button', class: 'primary', 'data-key': `run-${id}`, 'aria-describedby': `preset-${id}`, text: t('siting.run'), on: { click: () => run(asked) } }),
        el('button', { type: 'button', 'data-key': `edit-${id}`, 'aria-describedby': `preset-${id}`, text: t('siting.edit'), on: { click: () => edit(inputs) } })));
  }

  return function draw(_, changed) {
    if (['lang', 'presets', 'targets', 'scenario', 'units', 'services'].some((key) => changed.has(key))) rebuild(box, build);
  };
}
