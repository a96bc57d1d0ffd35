import { sinceThen } from '../../domain/scenario.js';
import { el } from '../dom.js';
import { t } from '../language.js';
import { changeText } from './change-text.js';

/** Somebody else has changed the scenario meanwhile: both versions, and what to do about it. */
export function createConflict(store, { scenarios }) {
  const dialog = el('dialog', { class: 'dialog', id: 'conflict', 'aria-labelledby': 'conflict-title' });
  document.body.append(dialog);
  // Neither version is chosen by closing: theirs stands, and one's own change was not kept.
  dialog.addEventListener('cancel', (event) => { event.preventDefault(); settle(false); });

  function settle(again) {
    dialog.close();
    scenarios.settle(again);
  }

  const list = (title, texts) => el('section', {}, el('h3', { text: title }), el('ul', { class: 'bullets' }, ...texts.map((text) => el('li', { text }))));

  function mineTexts({ kind, changes = [], patch = {} }) {
    if (kind === 'change') return changes.map((change) => changeText(store, change));
    if (kind === 'patch') return Object.entries(patch).map(([key, value]) => t(`scenario.patch.${key}`, { value: key === 'visibility' ? t(`visibility.${value}`) : value }));
    return [t(`scenario.${kind}`)];
  }

  function build() {
    const { conflict: { mine, before, theirs } } = store.data;
    const { added, gone } = sinceThen(before, theirs);
    const others = [...added.map((change) => changeText(store, change)), ...gone.map((change) => t('conflict.gone', { what: changeText(store, change) })),
      ...(before.name !== theirs.name ? [t('scenario.patch.name', { value: theirs.name })] : [])];
    dialog.replaceChildren(el('h2', { id: 'conflict-title', text: t('conflict.title', { name: theirs.name }) }), el('p', { text: t('conflict.intro') }),
      el('div', { class: 'versions' }, list(t('conflict.theirs', { revision: theirs.revision }), others.length ? others : [t('conflict.nothing')]), list(t('conflict.yours', { revision: before.revision }), mineTexts(mine))),
      el('div', { class: 'toolbar' }, el('button', { type: 'button', id: 'conflict-theirs', text: t('conflict.take'), on: { click: () => settle(false) } }),
        el('button', { type: 'button', id: 'conflict-again', class: 'primary', text: t('conflict.again'), on: { click: () => settle(true) } })));
  }

  return function draw(_, changed) {
    if (!changed.has('conflict') && !changed.has('lang')) return;
    if (!store.data.conflict) return;
    build();
    if (!dialog.open) dialog.showModal();
  };
}
