import { number } from '../domain/format.js';
import { isUncertain } from '../domain/kinds.js';
import { closedBridges } from '../domain/scenario.js';
import { provenanceBadge } from './badges.js';
import { el } from './dom.js';
import { language, nameOf, t, tOr } from './language.js';

export const kindText = (p) => [tOr(`kind.${p.kind}`, p.kind), p.level].filter(Boolean).join(' · ');

/**
 * What a marker tells, and what can be done with it.
 * @param {import('../store.js').Store} store @param {object} actions
 */
export function createPopups(store, actions) {
  /** Records that nobody has seen on the ground say so in a sentence. @param {object} feature */
  function facility(feature) {
    const p = feature.properties;
    const lang = language();
    const lines = [kindText(p), p.beds && t('facility.beds', { count: number(p.beds, lang) }), p.ownership && tOr(`ownership.${p.ownership}`, p.ownership),
      p.locationNote, isUncertain(p.provenance) && t(`provenance.${p.provenance}.note`), p.source && t('facility.source', { source: p.source, vintage: p.vintage ?? '' })];
    const act = (key, text, click) => el('button', { type: 'button', 'data-act': key, text, on: { click } });
    const id = String(feature.id);
    const edited = store.data.tool === 'edit';
    return el('div', {}, el('h3', { text: facilityName(feature) }), provenanceBadge(p.provenance), ...lines.filter(Boolean).map((text) => el('p', { text: String(text) })),
      el('div', { class: 'toolbar' }, act('catchment', t('facility.catchment'), () => actions.catchment({ way: 'to', facility: id })),
        ...siteRules(id), edited && act('remove', t('facility.remove'), () => actions.removeFacility(id))));
  }

  /** A place of the plan, a station or a bridge. @param {object} feature */
  function place(feature) {
    const p = feature.properties;
    const carries = p.carries && tOr(`carries.${p.carries}`, p.carries);
    const lines = [p.role ? tOr(`role.${p.role}`, p.role) : tOr(`place.${p.kind}`, carries ?? p.kind), p.note,
      isUncertain(p.provenance) && t(`provenance.${p.provenance}.note`), p.source && t('facility.source', { source: p.source, vintage: p.vintage ?? '' })];
    return el('div', {}, el('h3', { text: nameOf(p) }), p.provenance && provenanceBadge(p.provenance), ...lines.filter(Boolean).map((text) => el('p', { text: String(text) })),
      carries ? bridgeToggle(String(feature.id)) : el('div', { class: 'toolbar' }, ...siteRules(String(feature.id))));
  }

  /** While a siting question is put together a place can be required of it, or forbidden. */
  function siteRules(id) {
    const { question } = store.data;
    if (!question || store.state.tab !== 'siting') return [];
    return ['required', 'forbidden'].map((rule) => {
      const button = el('button', { type: 'button', 'data-act': rule, 'aria-pressed': String(question[rule].includes(id)), text: t(`rule.${rule}`), on: { click: () => {
        actions.toggleRule(rule, id);
        button.setAttribute('aria-pressed', String(store.data.question[rule].includes(id)));
      } } });
      return button;
    });
  }

  function bridgeToggle(id) {
    const isClosed = () => store.state.closed.includes(id) || closedBridges(store.changes).includes(id);
    const button = el('button', { type: 'button', 'data-act': 'close-bridge', on: { click: () => { actions.toggleBridge(id); write(); } } });
    const write = () => {
      button.textContent = t(isClosed() ? 'bridge.open' : 'bridge.close');
      button.setAttribute('aria-pressed', String(isClosed()));
    };
    write();
    return button;
  }

  return { facility, place };
}

/** @param {object} feature one that the view has added has a number for a name */
export const facilityName = ({ id, properties: p }) => nameOf(p) || (p.edit === 'add' ? t('facility.new', { number: String(id).slice(4) }) : String(id));
