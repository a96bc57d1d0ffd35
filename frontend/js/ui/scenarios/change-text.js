import { number } from '../../domain/format.js';
import { language, nameOf, t, tOr } from '../language.js';

/** A change in a sentence. @param {import('../../store.js').Store} store @param {object} change */
export function changeText(store, change) {
  const { data } = store;
  const nameIn = (list, id) => nameOf(list.find((f) => String(f.id) === String(id))?.properties) || id;
  const { type, id, nameZh, nameEn, beds, bridge, roadClass, mode, kmh, profile, target, value, unit } = change;
  const facility = () => nameIn(data.facilities.list, id);
  const lang = language();
  const values = {
    addFacility: () => ({ name: nameOf({ nameZh, nameEn }) || t('facility.new', { number: String(id).replace(/^new-/, '') }), kind: tOr(`kind.${change.kind}`, change.kind) }),
    moveFacility: () => ({ name: facility() }),
    closeFacility: () => ({ name: facility() }),
    resizeFacility: () => ({ name: facility(), beds: number(beds, lang) }),
    openRoad: () => ({ kind: tOr(`class.${roadClass}`, roadClass) }),
    closeRoad: () => ({}),
    closeBridge: () => ({ name: nameIn(data.bridges, bridge) }),
    setSpeed: () => ({ kind: tOr(`class.${roadClass}`, roadClass), mode: tOr(`mode.${mode}`, mode), speed: number(kmh, lang, 1) }),
    changeProfile: () => ({ name: nameOf(data.city?.profiles.find((p) => p.id === profile)?.name) || profile, speed: number(kmh, lang, 1) }),
    replaceTarget: () => ({ target, value: [number(value, lang, 3), unit].filter(Boolean).join(' ') }),
  }[type];
  return values ? t(`change.${type}`, values()) : type;
}
