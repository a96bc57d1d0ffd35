import { ROLES } from '../../domain/audit.js';
import { el } from '../dom.js';
import { t } from '../language.js';

/** A field with its label and, beside it, what to know of it. @param {string} id @param {object} input attributes @param {string} [note] */
export const field = (id, label, input, note) => el('div', { class: 'form-row' }, el('label', { for: id, text: label }),
  el('input', { id, type: 'text', 'aria-describedby': note && `${id}-note`, ...input }), note && el('p', { class: 'note', id: `${id}-note`, text: note }));

/** Boxes to tick, one a role. @param {string} id of the group @param {string[]} chosen */
export const roleBoxes = (id, chosen) => el('fieldset', { class: 'plain roles', id }, el('legend', { class: 'form-label', text: t('accounts.roles') }),
  ...ROLES.map((role) => el('label', { class: 'check', for: `${id}-${role}` }, el('input', { type: 'checkbox', id: `${id}-${role}`, value: role, checked: chosen.includes(role) }),
    el('span', { text: t(`role.user.${role}`) }, el('small', { text: t(`role.may.${role}`) })))));

/** @param {HTMLElement} box @returns {string[]} */
export const ticked = (box) => [...box.querySelectorAll('input[type=checkbox]:checked')].map((input) => input.value);

/**
 * Something that is shown once, with a way to take it along.
 * @param {string} id @param {{title: string, note: string, value: string, copied: () => void, done: () => void}} parts
 */
export function secret(id, { title, note, value, copied, done }) {
  const input = el('input', { type: 'text', id, readonly: true, value, spellcheck: 'false', 'aria-describedby': `${id}-note`, on: { focus: () => input.select() } });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      copied();
    } catch {
      // Without a right to the clipboard it lies ready, marked.
      input.focus();
    }
  };
  return el('div', { class: 'secret', role: 'group', 'aria-label': title }, el('label', { for: id, text: title }), el('div', { class: 'secret-value' }, input, el('button', { type: 'button', id: `${id}-copy`, class: 'primary', text: t('account.copy'), on: { click: copy } })),
    el('p', { class: 'note', id: `${id}-note`, text: note }), el('button', { type: 'button', id: `${id}-done`, class: 'text', text: t('account.kept'), on: { click: done } }));
}
