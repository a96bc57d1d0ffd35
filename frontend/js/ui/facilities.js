import { number } from '../domain/format.js';
import { mayPlan } from '../domain/scenario.js';
import { matches } from '../domain/sort.js';
import { failure, provenanceBadge, skeleton } from './badges.js';
import { el, rebuild, setText } from './dom.js';
import { language, t, tOr } from './language.js';
import { facilityName, kindText } from './popups.js';

const AT_ONCE = 100;

/** The facilities of the chosen service: what the markers say, as a list, and the keyboard's way to change them. */
export function createFacilities(box, store, { onFacility, retry, actions, centre }) {
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
    // A scenario is changed by those who may; without one everybody tries changes in the address.
    const readOnly = Boolean(store.state.scenario) && !mayPlan(store.data.session);
    const editing = store.data.tool === 'edit' && !readOnly;
    const edit = el('button', { type: 'button', id: 'facility-edit', 'aria-pressed': String(editing), disabled: readOnly, text: t('facilities.edit'), on: { click: () => actions.take(editing ? 'look' : 'edit') } });
    const add = editing && el('button', { type: 'button', id: 'facility-add', text: t('facilities.add'), on: { click: () => { const { lon, lat } = centre(); actions.addFacility(lon, lat); } } });
    box.replaceChildren(el('div', { class: 'toolbar' }, filter, edit, add), ...(editing || readOnly ? [el('p', { class: 'note', text: t(readOnly ? 'scenarios.login' : 'facilities.edit.note') })] : []), count, ...(failed && !error.passes ? [failure(error, retry)] : status === 'loading' ? skeleton(8) : []), list);
    fill();
  }

  function fill() {
    if (!list || store.data.facilities.status !== 'ready') return;
    const kinds = new Set(store.service?.kinds ?? []);
    const all = store.facilities.filter((f) => kinds.has(f.properties.kind));
    const found = query ? all.filter(({ properties: p }) => matches(query, p.nameZh, p.nameEn, tOr(`kind.${p.kind}`, p.kind), p.unitCode)) : all;
    const lang = language();
    setText(count, all.length ? t('facilities.count', { count: number(found.length, lang), all: number(all.length, lang) }) : '');
    const more = found.length > shown && el('li', {}, el('button', { type: 'button', text: t('facilities.more', { count: number(found.length - shown, lang) }),
      on: { click: () => { shown += AT_ONCE; fill(); } } }));
    list.replaceChildren(...found.slice(0, shown).map(row), ...(more ? [more] : []), ...(all.length ? [] : [el('li', { class: 'empty', text: t('service.none') })]));
  }

  function row(feature) {
    const p = feature.properties;
    const id = String(feature.id);
    const editing = store.data.tool === 'edit';
    const act = (key, text, click) => el('button', { type: 'button', class: 'text', 'data-key': `${key}-${id}`, 'aria-label': `${text} ${facilityName(feature)}`, text, on: { click } });
    const change = p.edit && t(`changes.${p.edit}.short`);
    return el('li', {}, el('button', { type: 'button', class: 'row', 'data-key': id, on: { click: () => onFacility(feature) } },
      el('span'), el('span', { text: facilityName(feature) }), provenanceBadge(p.provenance), el('span', { class: 'sub', text: [change, kindText(p)].filter(Boolean).join(' · ') })),
    editing && el('div', { class: 'row-acts' }, act('move', t('facilities.move'), () => { const { lon, lat } = centre(); actions.moveFacility(id, lon, lat); }),
      act('remove', t('facility.remove'), () => actions.removeFacility(id))));
  }

  return function draw(_, changed) {
    if (['facilities', 'edits', 'scenario', 'session', 'tool', 'lang', 'service', 'services'].some((key) => changed.has(key))) rebuild(box, build);
  };
}
