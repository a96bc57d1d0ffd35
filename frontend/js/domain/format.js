/** Numbers for people to read. Nothing here is used for a sum. */

const LOCALES = { zh: 'zh-CN', en: 'en-US' };
const cache = new Map();

function formatter(lang, options) {
  const key = lang + JSON.stringify(options);
  if (!cache.has(key)) cache.set(key, new Intl.NumberFormat(LOCALES[lang], options));
  return cache.get(key);
}

/** Whole people, grouped: 1,097,430. A value below half a person but above 0 is not shown as 0. */
export function people(count, lang) {
  return count > 0 && count < 0.5 ? '<1' : formatter(lang, { maximumFractionDigits: 0 }).format(count);
}

/** People in a headline: 734.5万 or 7.35M. */
export const peopleShort = (count, lang) => (count < 10000 ? people(count, lang)
  : formatter(lang, { notation: 'compact', ...(lang === 'zh' ? { maximumFractionDigits: 1 } : { maximumSignificantDigits: 3 }) }).format(count));

/** One decimal; a share that is not quite 0 or 1 never looks like it. @param {number} share 0 to 1 */
export function percent(share, lang) {
  const one = formatter(lang, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  if (share > 0 && share < 0.0005) return `<${one.format(0.001)}`;
  if (share < 1 && share > 0.9995) return `>${one.format(0.999)}`;
  return one.format(share);
}

const unit = (value, lang, name, digits) =>
  formatter(lang, { style: 'unit', unit: name, unitDisplay: lang === 'zh' ? 'long' : 'short', maximumFractionDigits: digits })
    .format(value);

/** @param {number} seconds */
export const minutes = (seconds, lang) => unit(seconds / 60, lang, 'minute', 1);

/** @param {number} metres below 1 km as metres, above as km */
export const length = (metres, lang) => (metres < 1000 ? unit(metres, lang, 'meter', 0)
  : unit(metres / 1000, lang, 'kilometer', metres < 10000 ? 2 : 1));

/** A cost in the unit of its metric. */
export const cost = (value, metric, lang) => (metric === 'time' ? minutes(value, lang) : length(value, lang));

/** From one cost to another, with the unit once: 5–10 min. Mixed metres and kilometres keep both. */
export function costRange(from, to, metric, lang) {
  const inMetres = (value) => metric !== 'time' && value < 1000;
  if (inMetres(from) !== inMetres(to)) return `${cost(from, metric, lang)}–${cost(to, metric, lang)}`;
  const [name, by] = metric === 'time' ? ['minute', 60] : inMetres(to) ? ['meter', 1] : ['kilometer', 1000];
  const digits = metric !== 'time' && to >= 10000 ? 1 : name === 'meter' ? 0 : 2;
  // Intl's formatRange would do, but phones of before 2023 do not have it.
  return `${number(from / by, lang, digits)}–${unit(to / by, lang, name, digits)}`;
}

/** A plain number with at most the given decimals. */
export const number = (value, lang, digits = 0) => formatter(lang, { maximumFractionDigits: digits }).format(value);

/** Coordinates as people paste them elsewhere: five decimals, about a metre. */
export const coordinates = (lon, lat) => `${lon.toFixed(5)}, ${lat.toFixed(5)}`;

/** BCP 47 tag of a language. */
export const localeOf = (lang) => LOCALES[lang];
