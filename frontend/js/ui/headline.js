import { activeParts } from '../domain/circle.js';
import { uncovered } from '../domain/curve.js';
import { cost, number, people, peopleShort, percent } from '../domain/format.js';
import { engineFor } from '../domain/engines.js';
import { answeredBy, badge, failure, help, independent, joined, provenanceBadge, waiting } from './badges.js';
import { metricText } from './circle-text.js';
import { byId, el, rebuild, setText } from './dom.js';
import { language, nameOf, t, tOr } from './language.js';

/** The method behind an engine, as replies name it. */
const METHODS = { streets: 'streets', grid: 'least-cost-grid', circle: 'straight-line' };

/**
 * The first answer: the share of people inside, for the city. Built anew when the question changes; a slider step only
 * writes figures.
 */
export function createHeadline(store, analysis) {
  const box = byId('headline');
  const parts = {};

  function build() {
    const { status, table, error } = store.data.coverage;
    const city = nameOf(store.data.city?.name);
    parts.title = el('h2', { id: 'headline-title', text: t(city ? 'headline.title' : 'headline.share', { city, people: t(`people.${store.state.weight || 'total'}`) }) });
    parts.share = el('strong', { id: 'share', class: 'figure' });
    parts.bar = el('i');
    parts.covered = el('dd', { id: 'covered', class: 'figure' });
    parts.uncovered = el('dd', { id: 'uncovered', class: 'figure' });
    const side = (label, value) => el('div', {}, el('dt', { text: t(label) }), value);
    parts.sides = el('div', {}, el('div', { class: 'meter', 'aria-hidden': 'true' }, parts.bar),
      el('dl', { class: 'sides' }, side('headline.inside', parts.covered), side('headline.outside', parts.uncovered)), areas());
    const figures = el('div', {}, el('p', { class: 'share' }, parts.share), parts.sides);
    box.setAttribute('aria-busy', String(status === 'loading'));
    const cancelled = status === 'cancelled';
    box.replaceChildren(parts.title, table ? figures : status === 'loading' ? waiting(2, () => analysis.cancel()) : el('span'),
      ...(cancelled ? [el('p', {}, el('span', { text: t('state.cancelled') }), el('button', { type: 'button', 'data-key': 'again', text: t('action.retry'), on: { click: () => analysis.refresh() } }))] : []),
      ...(status === 'failed' && !error.passes ? [failure(error, () => analysis.refresh())] : []),
      ...(status === 'failed' && error.passes && !table ? [el('p', { text: t('state.waiting') })] : []),
      ...(table ? caveats(table.metadata) : []));
  }

  /** Urban and rural on their own, where the circle has a part for each. */
  function areas() {
    if (!store.data.areas || !store.state.circle) return null;
    const lang = language();
    return el('ul', { class: 'areas' }, ...store.data.areas.map(({ area, table }) => {
      const row = table.findCity(store.state.circle);
      const part = activeParts(store.state, store.circles).find((p) => p.area === area);
      const rule = part ? `${metricText(part.metric, store.state.mode)} ${cost(part.limit, part.metric, lang)}` : '';
      return el('li', {}, el('span', { text: `${t(`area.${area}`)} · ${rule}` }), el('strong', { class: 'figure', text: shareText(row) }));
    }));
  }

  function caveats(metadata) {
    const { coverage: { table } } = store.data;
    const void_ = table.findCity(store.at)?.dataVoid;
    const lang = language();
    const badges = el('p', { class: 'badges' }, badge(t('headline.unit')),
      badge(t('headline.vintage', { date: metadata.vintage })),
      ...methods(metadata).map((method) => badge(tOr(`method.${method}`, method))),
      ...metadata.provenance.map(provenanceBadge));
    const notes = metadata.warnings.map(nameOf);
    if (store.state.edits.length || store.state.closed.length) notes.push(t('changes.note'));
    if (void_ > 0) notes.push(t('headline.void', { share: percent(void_, lang) }));
    return [badges, independent(metadata), answeredBy(metadata.engines), joined(metadata.snapped, facilityName), notes.length > 0 && el('ul', { class: 'warnings', 'aria-label': t('headline.warnings') }, ...notes.map((text) => el('li', { text }))),
      help('computed', t('help.computed'), ...explanation())].filter(Boolean);
  }

  const facilityName = (id) => nameOf(store.data.facilities.list.find((f) => String(f.id) === id)?.properties) || id;

  /** A circle by area may have a method for each of its parts. */
  function methods({ method }) {
    if (!store.state.circle) return [method];
    return activeParts(store.state, store.circles).map((p) => METHODS[engineFor(store.state.engine, p.metric)]);
  }

  function explanation() {
    const { walking, grid } = store.data.city ?? {};
    const lang = language();
    const profile = store.data.city?.profiles.find((p) => p.id === store.state.profile);
    const values = { cell: number(grid?.cellMetres ?? 0, lang), speed: number(profile?.kmh ?? 0, lang, 1),
      detour: number(walking?.detour ?? 1, lang, 2), winter: store.state.winter ? t('help.winter', { factor: number(walking?.winterFactor ?? 1, lang, 2) }) : '' };
    const parts_ = activeParts(store.state, store.circles);
    const engines = new Set(parts_.map((p) => engineFor(store.state.engine, p.metric)));
    const straightTime = engines.has('circle') && parts_.some((p) => p.metric === 'time');
    return [t('help.share', values), engines.has('streets') && t('help.streets', values), engines.has('grid') && t('help.time', values),
      engines.has('circle') && t('help.straight', values), straightTime && t('help.straight.time', values),
      store.state.circle && t('help.byarea'), t('help.limit'), t('help.people', values)]
      .filter(Boolean).map((text) => el('p', { text }));
  }

  function write() {
    const row = store.data.coverage.table?.findCity(store.at);
    if (!row || !parts.share) return;
    const lang = language();
    setText(parts.share, shareText(row));
    parts.share.classList.toggle('words', row.share === null);
    parts.sides.hidden = row.share === null;
    parts.bar.style.width = `${(row.share ?? 0) * 100}%`;
    const out = uncovered(row);
    const count = (value) => (value === null ? t('state.unknown') : t('people.count', { count: peopleShort(value, lang) }));
    setText(parts.covered, count(row.covered));
    setText(parts.uncovered, count(out));
    for (const [node, value] of [[parts.covered, row.covered], [parts.uncovered, out]]) {
      if (value !== null) node.dataset.people = people(value, 'en').replaceAll(',', '');
    }
  }

  return function draw(_, changed) {
    const any = (...keys) => keys.some((key) => changed.has(key));
    if (any('coverage', 'areas', 'lang', 'city', 'services', 'weight', 'circle', 'facilities')) rebuild(box, build);
    if (any('coverage', 'areas', 'lang', 'city', 'services', 'weight', 'circle', 'facilities', 'range')) write();
  };
}

/** A share, or in words why there is none. @param {import('../domain/curve.js').CoverageRow|undefined} row */
export function shareText(row) {
  if (!row) return t('state.unknown');
  return row.share === null ? tOr(`reason.${row.reason}`, t('state.unknown')) : percent(row.share, language());
}
