import { pairText, readPair } from './compare.js';
import { editsText } from './edits.js';
import { DIRECTIONS, ENGINES, METRICS, metricFor, MODES, usualMetric } from './engines.js';
import { planText, readPlan } from './plan-circle.js';

/**
 * The view as the fragment of the address, and back. The fragment never reaches the server, so a shared view leaves no
 * trace in its logs, and unknown or broken parts fall back to the default instead of failing.
 *
 * @typedef {object} ViewState
 * @property {'zh'|'en'} lang
 * @property {string} service
 * @property {string|null} circle id of an official circle by area; null while the slider rules
 * @property {'streets'|'grid'|'circle'|''} engine '': the best the city has
 * @property {'time'|'distance'|'straight'} metric what the range measures; straight with the circle, distance with the others
 * @property {number} range seconds or metres, by metric
 * @property {'walk'|'cycle'|'drive'} mode
 * @property {'toFacility'|'fromFacility'} direction
 * @property {string} profile
 * @property {boolean} winter
 * @property {string} weight
 * @property {'unit'|'township'} level
 * @property {string|null} zone code of the selected unit or township
 * @property {'reach'|'population'|'settlement'|'share'|'none'} surface
 * @property {string[]} layers
 * @property {string} tab
 * @property {{zoom: number, lat: number, lon: number}|null} view null: the whole city
 * @property {string[]} closed ids of bridges that are closed in this view
 * @property {import('./edits.js').Edit[]} edits facilities that this view adds, moves or removes
 * @property {{way: 'to'|'from', facility: string|null, lon: number|null, lat: number|null}|null} catchment of a facility or a point
 * @property {import('./plan-circle.js').PlanView|null} plan the plan's circle on the map
 * @property {[number, number][]} route no end, one, or both, as lon, lat
 * @property {string} scenario id of the scenario that every question is asked with; '': the data as they are
 * @property {import('./compare.js').Pair|null} compare the two that are compared
 * @property {string} job id of the run on screen
 */

export const LANGUAGES = ['zh', 'en'];
export const WEIGHTS = ['total', 'age60plus', 'age65plus', 'age80plus'];
export const LEVELS = ['unit', 'township'];
export const SURFACES = ['reach', 'population', 'settlement', 'share', 'none'];
export const TABS = ['table', 'hotspots', 'here', 'travel', 'facilities', 'plan', 'siting', 'scenarios'];
export const LAYERS = ['facilities', 'hotspots', 'labels', 'townships', 'satellite', 'subcentre', 'keytown', 'belts',
  'river', 'bridges', 'streets', 'roads', 'rail', 'places', 'health', 'culture', 'education', 'sport', 'green', 'market',
  'transport', 'eldercare'];

/** @type {ViewState} */
export const DEFAULTS = Object.freeze({
  lang: 'zh', service: '', circle: null, engine: '', metric: 'time', range: 900, mode: 'walk', direction: 'toFacility', profile: '', winter: false, weight: '',
  level: 'unit', zone: null, surface: 'reach',
  layers: ['facilities', 'hotspots', 'labels', 'satellite', 'subcentre', 'river', 'bridges', 'streets', 'roads', 'rail'],
  tab: 'table', view: null, closed: [], edits: [], catchment: null, route: [], plan: null,
  scenario: '', compare: null, job: '',
});

const isName = (text) => /^[\w.-]{1,64}$/.test(text);
const oneOf = (names) => (text) => (names.includes(text) ? text : undefined);
const name = (text) => (isName(text) ? text : undefined);

/** @param {string} text 10/45.76000/126.63000 */
function readView(text) {
  const [zoom, lat, lon] = text.split('/').map(Number);
  return zoom >= 1 && zoom <= 19 && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { zoom, lat, lon } : undefined;
}

const isPlace = ([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

/** @param {string} text lon/lat, and again for a second place */
function readPlaces(text) {
  const figures = text.split('/').map((figure) => (figure ? Number(figure) : NaN));
  const places = Array.from({ length: figures.length / 2 }, (_, i) => [figures[2 * i], figures[2 * i + 1]]);
  return figures.length % 2 === 0 && places.every(isPlace) ? places : [];
}

/** @param {string} text to:hospital-1 or from:126.63000/45.76000 */
function readCatchment(text) {
  const [way, what = ''] = text.split(':');
  if (way !== 'to' && way !== 'from') return undefined;
  if (isName(what)) return { way, facility: what, lon: null, lat: null };
  const [place] = readPlaces(what);
  return place && { way, facility: null, lon: place[0], lat: place[1] };
}

/** @param {string} text add:new-1:126.63000/45.76000,remove:hospital-1 */
function readEdits(text) {
  return text.split(',').flatMap((part) => {
    const [op, id, where = ''] = part.split(':');
    if (!isName(id ?? '')) return [];
    if (op === 'remove') return [{ op, id }];
    const [place] = readPlaces(where);
    return place && (op === 'add' || op === 'move') ? [{ op, id, lon: place[0], lat: place[1] }] : [];
  });
}

const READERS = {
  lang: oneOf(LANGUAGES),
  service: name,
  circle: name,
  engine: oneOf(ENGINES),
  metric: oneOf(METRICS),
  range: (text) => (Number(text) >= 1 && Number(text) <= 100000 ? Math.round(Number(text)) : undefined),
  mode: oneOf(MODES),
  direction: oneOf(DIRECTIONS),
  profile: name,
  winter: (text) => text === '1',
  weight: oneOf(WEIGHTS),
  level: oneOf(LEVELS),
  zone: name,
  surface: oneOf(SURFACES),
  layers: (text) => text.split(',').filter((layer) => LAYERS.includes(layer)),
  tab: oneOf(TABS),
  view: readView,
  closed: (text) => text.split(',').filter(isName),
  edits: readEdits,
  catchment: readCatchment,
  route: (text) => readPlaces(text).slice(0, 2),
  plan: readPlan,
  scenario: name,
  compare: readPair,
  job: name,
};

const place = (lon, lat) => `${lon.toFixed(5)}/${lat.toFixed(5)}`;

const WRITERS = {
  winter: (winter) => (winter ? '1' : ''),
  layers: (layers) => layers.join(','),
  view: (view) => (view ? `${view.zoom}/${place(view.lat, view.lon)}` : ''),
  closed: (closed) => closed.join(','),
  edits: editsText,
  catchment: (asked) => (asked ? `${asked.way}:${asked.facility ?? place(asked.lon, asked.lat)}` : ''),
  route: (ends) => ends.map((end) => place(...end)).join('/'),
  plan: planText,
  compare: pairText,
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
  state.metric = metricFor(state.engine, query.has('metric') ? state.metric : usualMetric(state.engine));
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
    const silent = key === 'metric' ? usualMetric(state.engine) : write(DEFAULTS[key]);
    if (text !== silent) query.set(key, text);
  }
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%3B', ';').replaceAll('%7E', '~');
  return text ? `#${text}` : '';
}
