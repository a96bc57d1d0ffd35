import { cost, number, percent } from '../../domain/format.js';
import { readable, takes } from '../../domain/siting.js';
import { language, nameOf, t, tOr } from '../language.js';

/** What is asked, in a line. @param {object} inputs of the siting process @param {import('../../store.js').Store} store */
export function questionText(inputs, store) {
  const lang = language();
  const { model, p, perUnit, limit, metric, mode, demand = {}, sites = {}, capacity, floor, leastShare, upper } = inputs;
  const units = (demand.units ?? []).length;
  const service = store.data.services.find((s) => s.id === sites.service);
  return [t(`model.${model}`), p && takes(model, 'p') && t(perUnit ? 'siting.text.each' : 'siting.text.p', { p }), limit && takes(model, 'limit') && t('siting.text.limit', { limit: cost(limit, metric ?? 'time', lang), mode: tOr(`mode.${mode ?? 'walk'}`, mode) }),
    demand.weight && t(`demand.${demand.weight}`), demand.area && demand.area !== 'all' && t(`area.${demand.area}`), units > 0 && t('siting.text.units', { count: units }),
    service && t('siting.text.service', { name: nameOf(service.name), existing: t(`existing.${sites.existing ?? 'keep'}`) }), capacity?.perSite && t('siting.text.capacity', { count: number(capacity.perSite, lang) }),
    floor?.share && t('siting.text.floor', { share: percent(floor.share, lang) }), leastShare && t('siting.text.least', { share: percent(leastShare, lang) }), upper?.p && t('siting.text.upper', { p: upper.p }),
  ].filter(Boolean).join(' · ');
}

/** A value of an objective in its unit. @param {number|null|undefined} value @param {string} unit as a reply names it */
export function objectiveText(value, unit) {
  if (value === null || value === undefined) return '–';
  const lang = language();
  if (unit === 's' || unit === 'seconds') return cost(value, 'time', lang);
  if (unit === 'm' || unit === 'metres') return cost(value, 'distance', lang);
  const read = readable(value, unit);
  return [number(read.value, lang), read.unit && tOr(`unit.${read.unit}`, read.unit)].filter(Boolean).join(' ');
}
