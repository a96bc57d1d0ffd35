import { json } from '../api/client.js';

/** @type {Record<string, Record<string, string>>} catalogues that were loaded, text/<language>.json */
const CATALOGUES = {};
let current = 'zh';

/** @returns {'zh'|'en'} */
export const language = () => current;

/**
 * The text of a key in the page's language. A key that is missing shows itself; a test keeps both catalogues whole.
 * @param {string} key
 * @param {Record<string, string|number>} [values] for {name} in the text
 */
export function t(key, values = {}) {
  return (CATALOGUES[current][key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The text of a key if there is one, else the fallback. For kinds and codes that another city may add. */
export const tOr = (key, fallback) => CATALOGUES[current][key] ?? fallback;

/** A name in the page's language, from {zh, en} or from something with nameZh and nameEn; the other language if need be. */
export function nameOf(thing) {
  if (!thing) return '';
  const zh = thing.zh ?? thing.nameZh;
  const en = thing.en ?? thing.nameEn;
  return (current === 'en' ? en || zh : zh || en) ?? '';
}

const ATTRIBUTES = ['aria-label'];

/** Whether a language can be shown at once. @param {'zh'|'en'} lang */
export const isLoaded = (lang) => lang in CATALOGUES;

/** Brings a catalogue; only the languages that are looked at are loaded. @param {'zh'|'en'} lang */
export async function loadLanguage(lang) {
  CATALOGUES[lang] ??= await json(`text/${lang}.json`);
}

/** Puts the catalogue into the page. @param {'zh'|'en'} lang loaded before */
export function applyLanguage(lang) {
  current = lang;
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-i18n]')) element.textContent = t(element.dataset.i18n);
  for (const attribute of ATTRIBUTES) {
    for (const element of document.querySelectorAll(`[data-i18n-${attribute}]`)) {
      element.setAttribute(attribute, t(element.getAttribute(`data-i18n-${attribute}`)));
    }
  }
}
