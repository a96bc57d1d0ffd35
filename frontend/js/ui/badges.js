import { length, percent } from '../domain/format.js';
import { el } from './dom.js';
import { language, nameOf, t, tOr } from './language.js';
import { isKnown, saidText } from './said.js';

/** Where a record or a figure comes from, in a word. @param {string} provenance */
export const provenanceBadge = (provenance) =>
  el('span', { class: `badge badge-${provenance}`, text: tOr(`provenance.${provenance}`, provenance) });

/** @param {string} text */
export const badge = (text) => el('span', { class: 'badge', text });

/** What went wrong, in the service's words where it has some. @param {import('../api/problem.js').ApiError} error */
export function failure(error, retry) {
  // A sentence of the page's own holds what is allowed.
  const allowed = error.allowed === undefined || isKnown(error.said) ? null : `${t('error.allowed')} ${[].concat(error.allowed).join(', ')}`;
  const far = error.limitMetres === undefined ? null : error.metres === null ? t('error.nostreet', { limit: length(error.limitMetres, language()) })
    : t('error.street', { metres: length(error.metres, language()), limit: length(error.limitMetres, language()) });
  return el('div', { class: 'failure', role: 'group', 'aria-label': t('error.title') },
    el('strong', { text: errorTitle(error) }), (far ?? error.detail) && el('p', { text: far ?? saidText(error.said, error.detail) }), allowed && el('p', { text: allowed }),
    retry && el('button', { type: 'button', 'data-key': 'retry', text: t('action.retry'), on: { click: retry } }));
}

/** @returns {string} */
export const errorTitle = (error) => {
  if (error.kind === 'unavailable') return t('error.unavailable');
  if (error.kind === 'offline') return navigator.onLine ? t('error.noanswer') : t('error.offline');
  return tOr(`problem.${error.slug}`, error.title || t('error.title'));
};

/** A disclosure: question first, answer on demand. @param {string} key names it among its neighbours @param {Node[]} answer */
export const help = (key, question, ...answer) =>
  el('details', { class: 'help', 'data-key': key }, el('summary', { text: question }), el('div', {}, ...answer));

/**
 * That a figure is the same with and without the view's scenario, and why; nothing where it does depend on it.
 * @param {{scenario?: {dependsOn: boolean, reason?: string|object}|null}} metadata
 */
export function independent({ scenario }) {
  const { dependsOn, reason } = scenario ?? {};
  const why = reason && (typeof reason === 'string' ? tOr(`independent.${reason}`, reason) : nameOf(reason));
  return dependsOn === false && el('p', { class: 'note independent', 'data-key': 'independent', text: [t('independent'), why].filter(Boolean).join(' ') });
}

/** Grey bars where figures will be. */
export const skeleton = (rows) => Array.from({ length: rows }, () => el('div', { class: 'skeleton', 'aria-hidden': 'true' }));

/** Grey bars with a way out, while something is computed. @param {number} rows @param {() => void} cancel */
export const waiting = (rows, cancel) => el('div', { class: 'waiting' }, el('span', { class: 'hidden', text: t('state.loading') }), el('div', { class: 'skeleton big' }),
  ...skeleton(rows), el('button', { type: 'button', class: 'text', 'data-key': 'cancel', text: t('action.cancel'), on: { click: cancel } }));

/**
 * Which engine answered for what share of the people, where more than the one asked did.
 * @param {{engine: string, share: number|null}[]|null|undefined} engines of a reply's metadata; null where no people are counted
 * @param {string} [key] of the sentence that holds the parts
 */
export function answeredBy(engines, key = 'answered') {
  const told = (engines ?? []).filter((e) => e.share > 0).map(({ engine, share }) =>
    t('answered.part', { engine: tOr(`engine.${engine}`, engine), share: percent(share, language()) }));
  return told.length > 0 && el('p', { class: 'note', 'data-key': key, text: t(key, { parts: told.join(t('answered.and')) }) });
}

/**
 * Facilities that joined the streets from afar, or not at all.
 * @param {{id: string, metres: number|null}[]|undefined} snapped metres: null where there is no street near @param {(id: string) => string} nameBy
 */
export function joined(snapped = [], nameBy) {
  return snapped.length > 0 && help('snapped', t('snapped.title', { count: snapped.length }), el('ul', {}, ...snapped.map(({ id, metres }) =>
    el('li', { text: `${nameBy(id)} · ${metres === null ? t('snapped.none') : length(metres, language())}` }))));
}
