import { el } from './dom.js';
import { t, tOr } from './language.js';

/** Where a record or a figure comes from, in a word. @param {string} provenance */
export const provenanceBadge = (provenance) =>
  el('span', { class: `badge badge-${provenance}`, text: tOr(`provenance.${provenance}`, provenance) });

/** @param {string} text */
export const badge = (text) => el('span', { class: 'badge', text });

/** What went wrong, in the service's words where it has some. @param {import('../api/problem.js').ApiError} error */
export function failure(error, retry) {
  const allowed = error.allowed === undefined ? null : `${t('error.allowed')} ${[].concat(error.allowed).join(', ')}`;
  return el('div', { class: 'failure', role: 'group', 'aria-label': t('error.title') },
    el('strong', { text: errorTitle(error) }), error.detail && el('p', { text: error.detail }),
    allowed && el('p', { text: allowed }),
    retry && el('button', { type: 'button', text: t('action.retry'), on: { click: retry } }));
}

/** @returns {string} */
export const errorTitle = (error) => {
  if (error.kind === 'unavailable') return t('error.unavailable');
  if (error.kind === 'offline') return navigator.onLine ? t('error.noanswer') : t('error.offline');
  return error.title || t('error.title');
};

/** A disclosure: question first, answer on demand. @param {string} question @param {Node[]} answer */
export const help = (question, ...answer) =>
  el('details', { class: 'help' }, el('summary', { text: question }), el('div', {}, ...answer));

/** Grey bars where figures will be. */
export const skeleton = (rows) => Array.from({ length: rows }, () => el('div', { class: 'skeleton', 'aria-hidden': 'true' }));
