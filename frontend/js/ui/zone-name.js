import { nameOf } from './language.js';

const codeOf = (feature) => String(feature.properties.code ?? feature.id);

/**
 * The name of a unit or township, given by its code or as something that carries its names.
 * @param {import('../store.js').Store} store @param {'units'|'townships'} level
 */
export function zoneName(store, level, zone) {
  if (zone && typeof zone === 'object') return nameOf(zone) || zoneName(store, level, zone.code);
  return nameOf(store.data[level].find((f) => codeOf(f) === String(zone))?.properties) || (zone ?? '');
}

/** The unit that a township lies in; '' while townships are on their way. */
export function unitOfTownship(store, township) {
  const code = store.data.townships.find((f) => codeOf(f) === township)?.properties.unit_code;
  return code ? zoneName(store, 'units', code) : '';
}
