import { withRule } from '../../domain/rules.js';
import { coordinates, number, percent } from '../../domain/format.js';
import { badge } from '../badges.js';
import { el } from '../dom.js';
import { language, nameOf, t } from '../language.js';
import { objectiveText } from './question-text.js';

/** Existing sites that are listed among the new ones. */
const MOST_KEPT = 10;

/**
 * The sites of an answer, numbered as their pins: what each adds, what is lost without it, who would take its place.
 * @param {import('../../store.js').Store} store @param {object} reply @param {{flyTo: (location: [number, number]) => void, edit: (inputs?: object) => void}} hooks
 */
export function siteTable(store, reply, { flyTo }) {
  const lang = language();
  const { selected, objective, metadata } = reply;
  // Where the objective counts sites, what one of them does is counted in people.
  const unit = objective?.unit === 'sites' ? metadata?.weightUnit : objective?.unit;
  // A point of the grid has a place for a name.
  const name = (site) => nameOf(site) || (site.location ? coordinates(...site.location) : site.id);
  const unitName = (code) => nameOf(store.data.units.find((f) => f.properties.code === code)?.properties) || code;
  const amountServed = (amount) => t('site.served', { amount: objectiveText(amount, metadata?.weightUnit) });
  const known = (value) => value !== null && value !== undefined;

  function load({ load: carried, capacity }) {
    if (!known(capacity)) return null;
    const share = carried / capacity;
    const bar = el('i');
    bar.style.width = `${Math.min(100, share * 100)}%`;
    return el('div', {}, el('span', { text: t('site.load', { load: number(carried, lang), capacity: number(capacity, lang), share: percent(share, lang) }) }), el('span', { class: 'meter', 'aria-hidden': 'true' }, bar));
  }

  function rules(site) {
    const { question } = store.data;
    const rule = (key) => el('button', { type: 'button', class: 'text', 'data-key': `${key}-${site.id}`, 'aria-pressed': String(Boolean(question?.[key].includes(site.id))), 'aria-label': `${t(`rule.${key}`)} ${name(site)}`, text: t(`rule.${key}`),
      on: { click: () => question && store.put({ question: withRule(question, key, site.id) }) } });
    return question && el('div', { class: 'row-acts no-print' }, rule('required'), rule('forbidden'));
  }

  const fact = (key, text) => text && [el('dt', { text: t(key) }), el('dd', { class: 'figure', text })];
  /** A figure, or in words why there is none. */
  const told = (key, text, why) => text ? fact(key, text) : known(why) && why !== 'required' && [el('dt', { text: t(key) }), el('dd', { class: 'sub', text: t(`site.unknown.${why}`) })];

  function row(site, i) {
    const { id, status = 'new', served, marginalGain, lossIfRemoved, runnerUp, ties = [], farthest, closest, upper, unknown = {} } = site;
    const upperText = upper && [amountServed(upper.served), known(upper.lossIfRemoved) && `${t('site.loss')} ${objectiveText(upper.lossIfRemoved, unit)}`].filter(Boolean).join(' · ');
    const choose = () => { store.put({ site: id }); flyTo(site.location); };
    return el('li', { class: 'site', 'data-site': id, 'aria-current': store.data.site === id && 'true' },
      el('button', { type: 'button', class: 'row', 'data-key': `site-${id}`, on: { click: choose } }, el('span', { class: `rank site-${status}`, text: status === 'existing' ? '○' : String(i + 1) }), el('span', { text: name(site) }), badge(t(`site.${status}`)),
        el('span', { class: 'sub', text: [site.unit && unitName(site.unit), known(served) && reply.model !== 'p-dispersion' && amountServed(served)].filter(Boolean).join(' · ') })),
      el('dl', { class: 'facts site-facts' }, ...[told('site.gain', known(marginalGain) && objectiveText(marginalGain, unit), unknown.marginalGain), told('site.loss', known(lossIfRemoved) && objectiveText(lossIfRemoved, unit), unknown.lossIfRemoved),
        told('site.runner', runnerUp && [name(runnerUp), known(runnerUp.objective) && objectiveText(runnerUp.objective, unit)].filter(Boolean).join(' · '), unknown.runnerUp), fact('site.ties', ties.length > 0 && String(ties.length)),
        fact('site.farthest', known(farthest) && objectiveText(farthest, unit)), fact('site.closest', closest && `${name(closest)} · ${objectiveText(closest.distance, 'metres')}`), fact('site.upper', upperText)].filter(Boolean).flat()),
      load(site), rules(site));
  }

  // Whoever asks where to build looks at what is new; what stands comes behind, folded where it is more than a screenful.
  const rows = selected.map((site, i) => ({ kept: site.status === 'existing', node: row(site, i) }));
  const kept = rows.filter((one) => one.kept);
  const folds = kept.length > MOST_KEPT;
  return el('div', {}, el('ol', { class: 'list sites', id: 'sites' }, ...rows.filter((one) => !folds || !one.kept).map((one) => one.node)),
    folds && el('details', { class: 'unfold', id: 'sites-kept', 'data-key': 'sites-kept' }, el('summary', { text: t('sites.kept', { count: number(kept.length, lang) }) }), el('ol', { class: 'list sites' }, ...kept.map((one) => one.node))));
}
