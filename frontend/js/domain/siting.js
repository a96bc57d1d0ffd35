/**
 * Questions of where to build: what a form holds, and what the siting process is asked.
 *
 * @typedef {object} Question
 * @property {string} model of MODELS
 * @property {number} p sites, required ones among them
 * @property {number} limit seconds or metres
 * @property {'keep'|'free'|'ignore'} existing what becomes of the service's recorded facilities
 * @property {string[]} kinds of CANDIDATES
 * @property {[number, number][]} area ring of a drawn area, not closed; empty: everywhere
 * @property {{id: string, location: [number, number], capacity?: number}[]} points clicked
 * @property {string[]} required ids of sites @property {string[]} forbidden
 * @property {object} more what a preset asks beyond the form, by the place it is asked at
 *
 * @typedef {object} SitingReply as src/docs/api.md has it
 */

export const MODELS = ['mclp', 'lscp', 'lscp-b', 'cmclp', 'p-median', 'capacitated-p-median', 'p-centre', 'p-dispersion', 'hierarchy'];
export const DEMANDS = ['total', 'age60plus', 'age65plus', 'age80plus', 'women15to49', 'births', 'bedGap'];
export const AREAS = ['all', 'urban', 'rural'];
export const EXISTING = ['keep', 'free', 'ignore'];
export const CANDIDATES = ['townships', 'places', 'parcels', 'grid'];

const COVERS = ['limit', 'demand'];
/** What each model is asked beside sites and the way to them. */
const TAKES = {
  'mclp': ['p', ...COVERS, 'floor', 'curve'], 'lscp': [...COVERS, 'leastShare'], 'lscp-b': COVERS, 'cmclp': ['p', ...COVERS, 'capacity', 'curve'],
  'p-median': ['p', 'demand', 'curve'], 'capacitated-p-median': ['p', 'demand', 'capacity', 'curve'], 'p-centre': ['p', 'demand', 'curve'], 'p-dispersion': ['p', 'curve'],
  'hierarchy': ['p', ...COVERS, 'upper', 'curve'],
};
/** @param {string} model @param {'p'|'limit'|'demand'|'floor'|'capacity'|'leastShare'|'upper'|'curve'} field */
export const takes = (model, field) => TAKES[model].includes(field);

/** A question to start from, in the terms of the view. @returns {Question} */
export const newQuestion = ({ service, engine, mode, metric, range, profile, winter }) => ({ model: 'mclp', p: 5, limit: range, metric, engine, mode, profile, winter, weight: 'total', bedsPer1000: 40, people: 'all', units: [],
  service, existing: 'keep', kinds: ['townships'], gridMetres: 2000, area: [], parcels: null, points: [], required: [], forbidden: [],
  spacing: null, capacity: null, floor: null, leastShare: null, upper: { p: 1, share: 1, together: true }, perUnit: false, timeLimit: 30, seed: 1, curve: 0, more: {} });

const ring = (area) => ({ type: 'Polygon', coordinates: [[...area, area[0]]] });
/** A value of an objective as people read it: travel of many in hours or kilometres. @param {string} [unit] as a reply names it @returns {{value: number, unit: string|undefined}} */
export function readable(value, unit) {
  if (unit?.endsWith('-seconds')) return { value: value / 3600, unit: unit.replace('-seconds', '-hours') };
  if (unit?.endsWith('-metres')) return { value: value / 1000, unit: unit.replace('-metres', '-km') };
  return { value, unit };
}

const given = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && !value.length)));

/** What the process is asked. @param {Question} q @returns {object} only what the model takes */
export function sitingInputs(q, scenario) {
  const has = (field) => takes(q.model, field);
  return given({ ...q.more.top, model: q.model, ...(has('p') ? { p: q.p } : {}), ...(has('limit') ? { limit: q.limit } : {}), metric: q.metric, engine: q.engine, mode: q.mode, profile: q.profile, winter: q.winter || null,
    demand: has('demand') ? given({ ...q.more.demand, weight: q.weight, area: q.people, units: q.units, ...(q.weight === 'bedGap' ? { bedsPer1000: q.bedsPer1000, bedsOf: q.more.demand?.bedsOf ?? q.service } : {}) }) : null, perUnit: q.perUnit || null,
    sites: given({ ...q.more.sites, service: q.service, existing: q.service ? q.existing : null, candidates: q.kinds, spacingOfGridMetres: q.kinds.includes('grid') ? q.gridMetres : null,
      area: q.area.length > 2 ? ring(q.area) : null, parcels: q.kinds.includes('parcels') ? q.parcels : null, points: q.points, required: q.required, forbidden: q.forbidden, spacingMetres: q.spacing }),
    capacity: has('capacity') && q.capacity ? { ...q.more.capacity, perSite: q.capacity } : null, floor: has('floor') && q.floor ? { by: 'unit', share: q.floor } : null,
    leastShare: has('leastShare') ? q.leastShare : null, upper: has('upper') ? q.upper : null, timeLimitSeconds: q.timeLimit, seed: q.seed, curve: has('curve') && q.curve ? q.curve : null,
    ...(scenario ? { scenarioId: scenario } : {}) });
}

/** What the form has a place for, by the part of the inputs. */
const KNOWN = {
  top: ['model', 'p', 'limit', 'metric', 'engine', 'mode', 'profile', 'winter', 'demand', 'sites', 'capacity', 'floor', 'leastShare', 'upper', 'perUnit', 'timeLimitSeconds', 'seed', 'curve', 'scenarioId'],
  demand: ['weight', 'area', 'units'], capacity: ['perSite'],
  sites: ['service', 'existing', 'candidates', 'spacingOfGridMetres', 'gridMetres', 'area', 'parcels', 'points', 'required', 'forbidden', 'spacingMetres'],
};
const beyond = (inputs) => Object.fromEntries(Object.entries(KNOWN).map(([part, known]) =>
  [part, Object.fromEntries(Object.entries((part === 'top' ? inputs : inputs[part]) ?? {}).filter(([key]) => !known.includes(key)))]));

/** A preset's or a run's inputs as a question to change. @param {object} inputs @param {Question} usual what they leave open */
export function questionOf(inputs, usual) {
  const { demand = {}, sites = {}, capacity, floor, upper } = inputs;
  const filled = given({ model: inputs.model, p: inputs.p, limit: inputs.limit, metric: inputs.metric, engine: inputs.engine, mode: inputs.mode, profile: inputs.profile,
    weight: demand.weight, people: demand.area, service: sites.service, existing: sites.existing, gridMetres: sites.spacingOfGridMetres ?? sites.gridMetres, bedsPer1000: demand.bedsPer1000, timeLimit: inputs.timeLimitSeconds, seed: inputs.seed });
  return { ...usual, ...filled, more: beyond(inputs), perUnit: Boolean(inputs.perUnit), winter: Boolean(inputs.winter), units: demand.units ?? [], kinds: sites.candidates ?? [], area: sites.area?.coordinates?.[0]?.slice(0, -1) ?? [], parcels: sites.parcels ?? null,
    points: sites.points ?? [], required: sites.required ?? [], forbidden: sites.forbidden ?? [], spacing: sites.spacingMetres ?? null, capacity: capacity?.perSite ?? null,
    floor: floor?.share ?? null, leastShare: inputs.leastShare ?? null, upper: { ...usual.upper, ...upper }, curve: inputs.curve ?? 0 };
}

/** What a question still lacks, as a key of the catalogue; null where it can be asked. @param {Question} q */
export function lacking(q) {
  if (takes(q.model, 'p') && !(q.p >= 1)) return 'p';
  if (takes(q.model, 'limit') && !(q.limit > 0)) return 'limit';
  if (!q.kinds.length && !q.points.length && !(q.service && q.existing === 'free')) return 'sites';
  if (takes(q.model, 'capacity') && !(q.capacity > 0)) return 'capacity';
  return q.required.some((id) => q.forbidden.includes(id)) ? 'both' : null;
}

export const RUNNING = ['accepted', 'running'];
export const isRunning = (job) => RUNNING.includes(job?.status);

/** How sure an answer is, as a key of the catalogue. @param {SitingReply} reply */
export function certainty({ status, proven, gap }) {
  const said = String(status ?? '').toLowerCase();
  if (said === 'infeasible' || said === 'unknown') return said;
  if (proven || said === 'optimal') return 'proven';
  return typeof gap === 'number' ? 'within' : 'found';
}

/** Whether more is better: coverage grows, distances and sites shrink. */
export const isMore = (model) => ['mclp', 'cmclp', 'p-dispersion', 'lscp-b', 'hierarchy'].includes(model);

/**
 * The lines of a run's chart.
 * @param {{seconds: number, objective: number|null, bound: number|null}[]} series ascending
 * @param {number} until seconds that the run has lasted: the last values hold until then
 */
export function progressLines(series, until) {
  // A bound of 0 says no more than that people do not travel backwards.
  const line = (key) => {
    const points = series.filter((s) => typeof s[key] === 'number' && (key !== 'bound' || s[key] > 0)).map((s) => ({ x: s.seconds, y: s[key] }));
    const last = points.at(-1);
    return last && until > last.x ? [...points, { x: until, y: last.y }] : points;
  };
  return { objective: line('objective'), bound: line('bound') };
}

/** The unit of a question's objective, as its answer will name it. @param {object} inputs of the process */
export function objectiveUnit({ model, metric = 'time', demand = {} }) {
  const counted = { births: 'births', bedGap: 'beds' }[demand.weight] ?? 'people';
  const cost = metric === 'time' ? 'seconds' : 'metres';
  if (model === 'lscp') return 'sites';
  if (model === 'p-dispersion') return 'metres';
  if (model === 'p-centre') return cost;
  return ['mclp', 'cmclp', 'lscp-b'].includes(model) ? counted : `${counted}-${cost}`;
}

/** Milliseconds until a run is asked for again: often at first, when better answers come often. @param {number} seconds that it has been watched */
export const pollPause = (seconds) => (seconds < 10 ? 500 : seconds < 60 ? 1000 : 2000);
