import { number } from '../domain/format.js';
import { isUncertain } from '../domain/kinds.js';
import { matches } from '../domain/sort.js';
import { failure, provenanceBadge, skeleton } from './badges.js';
import { el, rebuild, setText } from './dom.js';
import { language, nameOf, t, tOr } from './language.js';

const AT_ONCE = 100;

/** The facilities of the chosen service: what the markers say, as a list. */
export function createFacilities(box, store, { onFacility, retry }) {
  let query = '';
  let shown = AT_ONCE;
  let list = null;
  let count = null;

  function build() {
    const { status, error } = store.data.facilities;
    const filter = el('input', { type: 'search', id: 'facility-filter', 'aria-label': t('facilities.filter'), placeholder: t('facilities.filter'), value: query,
      on: { input: () => { query = filter.value; shown = AT_ONCE; fill(); } } });
    list = el('ul', { class: 'list', id: 'facilities' });
    count = el('p', { class: 'note', role: 'status' });
    const failed = status === 'failed';
    box.replaceChildren(el('div', { class: 'toolbar' }, filter), count, ...(failed && !error.passes ? [failure(error, retry)] : status === 'loading' ? skeleton(8) : []), list);
    fill();
  }

  function fill() {
    if (!list || store.data.facilities.status !== 'ready') return;
    const kinds = new Set(store.service?.kinds ?? []);
    const all = store.data.facilities.list.filter((f) => kinds.has(f.properties.kind));
    const found = query ? all.filter(({ properties: p }) => matches(query, p.nameZh, p.nameEn, tOr(`kind.${p.kind}`, p.kind), p.unitCode)) : all;
    const lang = language();
    setText(count, all.length ? t('facilities.count', { count: number(found.length, lang), all: number(all.length, lang) }) : '');
    const more = found.length > shown && el('li', {}, el('button', { type: 'button', text: t('facilities.more', { count: number(found.length - shown, lang) }),
      on: { click: () => { shown += AT_ONCE; fill(); } } }));
    list.replaceChildren(...found.slice(0, shown).map(row), ...(more ? [more] : []), ...(all.length ? [] : [el('li', { class: 'empty', text: t('service.none') })]));
  }

  function row(feature) {
    const p = feature.properties;
    return el('li', {}, el('button', { type: 'button', class: 'row', on: { click: () => onFacility(feature) } },
      el('span'), el('span', { text: nameOf(p) }), provenanceBadge(p.provenance), el('span', { class: 'sub', text: kindText(p) })));
  }

  return function draw(_, changed) {
    if (['facilities', 'lang', 'service', 'services'].some((key) => changed.has(key))) rebuild(box, build);
  };
}

const kindText = (p) => [tOr(`kind.${p.kind}`, p.kind), p.level].filter(Boolean).join(' · ');

/** What a marker tells. Records that nobody has seen on the ground say so in a sentence. @param {object} feature */
export function facilityPopup(feature) {
  const p = feature.properties;
  const lang = language();
  const lines = [kindText(p), p.beds && t('facility.beds', { count: number(p.beds, lang) }), p.ownership && tOr(`ownership.${p.ownership}`, p.ownership),
    p.locationNote, isUncertain(p.provenance) && t(`provenance.${p.provenance}.note`), p.source && t('facility.source', { source: p.source, vintage: p.vintage ?? '' })];
  return el('div', {}, el('h3', { text: nameOf(p) }), provenanceBadge(p.provenance), ...lines.filter(Boolean).map((text) => el('p', { text: String(text) })));
}

/** What a place of the plan, a station or a bridge tells. @param {object} feature */
export function placePopup(feature) {
  const p = feature.properties;
  const carries = p.carries && tOr(`carries.${p.carries}`, p.carries);
  const lines = [p.role ? tOr(`role.${p.role}`, p.role) : tOr(`place.${p.kind}`, carries ?? p.kind), p.note,
    isUncertain(p.provenance) && t(`provenance.${p.provenance}.note`), p.source && t('facility.source', { source: p.source, vintage: p.vintage ?? '' })];
  return el('div', {}, el('h3', { text: nameOf(p) }), p.provenance && provenanceBadge(p.provenance), ...lines.filter(Boolean).map((text) => el('p', { text: String(text) })));
}
