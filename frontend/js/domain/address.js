/**
 * The view as the fragment of the address, and back. The fragment never reaches the server, so a shared view leaves no
 * trace in its logs, and unknown or broken parts fall back to the default instead of failing.
 *
 * @typedef {object} ViewState
 * @property {'zh'|'en'} lang
 * @property {string} service
 * @property {string|null} circle id of an official circle by area; null while the slider rules
 * @property {'grid'|'circle'} engine
 * @property {number} range seconds or metres, by engine
 * @property {string} profile
 * @property {boolean} winter
 * @property {string} weight
 * @property {'unit'|'township'} level
 * @property {string|null} zone code of the selected unit or township
 * @property {'reach'|'population'|'settlement'|'share'|'none'} surface
 * @property {string[]} layers
 * @property {string} tab
 * @property {{zoom: number, lat: number, lon: number}|null} view null: the whole city
 */

export const LANGUAGES = ['zh', 'en'];
export const ENGINES = ['grid', 'circle'];
export const WEIGHTS = ['total', 'age60plus', 'age65plus', 'age80plus'];
export const LEVELS = ['unit', 'township'];
export const SURFACES = ['reach', 'population', 'settlement', 'share', 'none'];
export const TABS = ['table', 'hotspots', 'here', 'facilities', 'plan'];
export const LAYERS = ['facilities', 'hotspots', 'labels', 'townships', 'satellite', 'subcentre', 'keytown', 'belts',
  'river', 'bridges', 'roads', 'rail', 'places', 'health', 'culture', 'education', 'sport', 'green', 'market',
  'transport', 'eldercare'];

/** @type {ViewState} */
export const DEFAULTS = Object.freeze({
  lang: 'zh', service: '', circle: null, engine: 'grid', range: 900, profile: '', winter: false, weight: '',
  level: 'unit', zone: null, surface: 'reach',
  layers: ['facilities', 'hotspots', 'labels', 'satellite', 'subcentre', 'river', 'bridges', 'roads', 'rail'],
  tab: 'table', view: null,
});

const isName = (text) => /^[\w.-]{1,64}$/.test(text);
const oneOf = (names) => (text) => (names.includes(text) ? text : undefined);
const name = (text) => (isName(text) ? text : undefined);

/** @param {string} text 10/45.76000/126.63000 */
function readView(text) {
  const [zoom, lat, lon] = text.split('/').map(Number);
  return zoom >= 1 && zoom <= 19 && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { zoom, lat, lon } : undefined;
}

const READERS = {
  lang: oneOf(LANGUAGES),
  service: name,
  circle: name,
  engine: oneOf(ENGINES),
  range: (text) => (Number(text) >= 1 && Number(text) <= 100000 ? Math.round(Number(text)) : undefined),
  profile: name,
  winter: (text) => text === '1',
  weight: oneOf(WEIGHTS),
  level: oneOf(LEVELS),
  zone: name,
  surface: oneOf(SURFACES),
  layers: (text) => text.split(',').filter((layer) => LAYERS.includes(layer)),
  tab: oneOf(TABS),
  view: readView,
};

const WRITERS = {
  winter: (winter) => (winter ? '1' : ''),
  layers: (layers) => layers.join(','),
  view: (view) => (view ? `${view.zoom}/${view.lat.toFixed(5)}/${view.lon.toFixed(5)}` : ''),
};

/**
 * @param {string} hash with or without its leading #
 * @returns {ViewState} the default wherever the address is silent or wrong
 */
export function readAddress(hash) {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  const state = { ...DEFAULTS };
  for (const [key, read] of Object.entries(READERS)) {
    const value = query.has(key) ? read(query.get(key)) : undefined;
    if (value !== undefined) state[key] = value;
  }
  return state;
}

/**
 * @param {ViewState} state
 * @returns {string} fragment with its #, or '' for the default view; the same state always gives the same text
 */
export function writeAddress(state) {
  const query = new URLSearchParams();
  for (const key of Object.keys(READERS)) {
    const write = WRITERS[key] ?? ((value) => String(value ?? ''));
    const text = write(state[key]);
    if (text !== write(DEFAULTS[key])) query.set(key, text);
  }
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%2F', '/');
  return text ? `#${text}` : '';
}
