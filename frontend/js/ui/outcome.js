import { length } from '../domain/format.js';
import { answeredBy, badge, failure, independent, provenanceBadge, waiting } from './badges.js';
import { el } from './dom.js';
import { language, nameOf, t, tOr } from './language.js';

/**
 * What stands for a question: its answer, or why there is none.
 * @param {{status: string, error?: object}} state @param {import('../asked.js').Asked} asked @param {() => Node[]} answer
 */
export function outcome({ status, error }, asked, answer) {
  if (status === 'loading') return [waiting(3, () => asked.cancel())];
  if (status === 'cancelled') {
    return [el('p', { class: 'note', text: t('state.cancelled') }), el('button', { type: 'button', 'data-key': 'again', text: t('action.retry'), on: { click: () => asked.refresh() } })];
  }
  if (status === 'failed') return error.passes ? [el('p', { text: t('state.waiting') })] : [failure(error, () => asked.refresh())];
  return status === 'ready' ? answer() : [];
}

/** How an answer came to be: where it joined the streets, who answered, what to mind. */
export function remarks({ engines, method, vintage, streetsVintage, provenance = [], warnings = [], scenario }, ...places) {
  const joins = places.filter((place) => place?.metres > 0).map(({ metres }) => t('snapped.point', { metres: length(metres, language()) }));
  // A method may name the page that explains it.
  const name = method?.split(',')[0];
  return [el('p', { class: 'badges' }, name && badge(tOr(`method.${name}`, name)), vintage && badge(t('headline.vintage', { date: vintage })),
    streetsVintage && badge(t('travel.streets', { date: tOr(`vintage.${streetsVintage}`, streetsVintage) })), ...provenance.map(provenanceBadge)),
  ...joins.map((text) => el('p', { class: 'note', text })), answeredBy(engines), independent({ scenario }),
  warnings.length > 0 && el('ul', { class: 'warnings' }, ...warnings.map((w) => el('li', { text: nameOf(w) })))];
}
