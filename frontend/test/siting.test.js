import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certainty, lacking, MODELS, newQuestion, objectiveUnit, pollPause, progressLines, questionOf, readable, sitingInputs, takes } from '../js/domain/siting.js';
import { withRule } from '../js/domain/rules.js';

const VIEW = { service: 'reading', engine: 'streets', mode: 'walk', metric: 'time', range: 900, profile: 'adult', winter: false };
const USUAL = newQuestion(VIEW);

test('a question says what its model takes, and nothing else', () => {
  assert.deepEqual(sitingInputs(USUAL, ''), { model: 'mclp', p: 5, limit: 900, metric: 'time', engine: 'streets', mode: 'walk', profile: 'adult', demand: { weight: 'total', area: 'all' },
    sites: { service: 'reading', existing: 'keep', candidates: ['townships'] }, timeLimitSeconds: 30, seed: 1 });
  const asked = sitingInputs({ ...USUAL, model: 'p-dispersion', floor: 0.3, capacity: 9, leastShare: 0.9, curve: 4 }, 'S1');
  assert.deepEqual(Object.keys(asked), ['model', 'p', 'metric', 'engine', 'mode', 'profile', 'sites', 'timeLimitSeconds', 'seed', 'curve', 'scenarioId']);
});

test('limits, floors and rules go where the process looks for them', () => {
  const q = { ...USUAL, floor: 0.3, spacing: 500, kinds: ['grid'], area: [[1, 1], [2, 1], [2, 2]], points: [{ id: 'n-1', location: [1, 1] }], required: ['a'], forbidden: ['b'], units: ['u'], curve: 9 };
  const { floor, sites, demand, curve } = sitingInputs(q);
  assert.deepEqual(floor, { by: 'unit', share: 0.3 });
  assert.deepEqual(sites, { service: 'reading', existing: 'keep', candidates: ['grid'], spacingOfGridMetres: 2000, area: { type: 'Polygon', coordinates: [[[1, 1], [2, 1], [2, 2], [1, 1]]] },
    points: [{ id: 'n-1', location: [1, 1] }], required: ['a'], forbidden: ['b'], spacingMetres: 500 });
  assert.deepEqual([demand.units, curve], [['u'], 9]);
  assert.deepEqual(sitingInputs({ ...USUAL, model: 'cmclp', capacity: 1000 }).capacity, { perSite: 1000 });
  assert.equal(sitingInputs({ ...USUAL, model: 'lscp', leastShare: 0.9 }).leastShare, 0.9);
});

test('a question survives the way to the process and back', () => {
  for (const model of MODELS) {
    const q = { ...USUAL, model, area: [[1, 1], [2, 1], [2, 2]], required: ['a'], units: ['u'], spacing: 300 };
    assert.deepEqual(sitingInputs(questionOf(sitingInputs(q), USUAL)), sitingInputs(q), model);
  }
});

test('missing beds are counted against a target, of the service asked about', () => {
  assert.deepEqual(sitingInputs({ ...USUAL, weight: 'bedGap', service: 'eldercare' }).demand, { weight: 'bedGap', area: 'all', bedsPer1000: 40, bedsOf: 'eldercare' });
});

test('what a preset asks beyond the form is asked again', () => {
  const inputs = { model: 'p-median', p: 1, perUnit: true, metric: 'time', mode: 'drive', demand: { weight: 'births', units: ['u'], by: 'townships' }, sites: { service: 'hospital', kinds: ['hospital'], existing: 'free', candidates: ['townships'], units: ['u'] } };
  const again = sitingInputs(questionOf(inputs, USUAL));
  assert.deepEqual([again.perUnit, again.demand.by, again.sites.kinds, again.sites.units], [true, 'townships', ['hospital'], ['u']]);
  assert.deepEqual(sitingInputs(questionOf({ ...inputs, model: 'cmclp', capacity: { perSite: 300, existing: 'beds' } }, USUAL)).capacity, { existing: 'beds', perSite: 300 });
});

test('travel of many is read in hours and kilometres', () => {
  assert.deepEqual(readable(7200, 'people-seconds'), { value: 2, unit: 'people-hours' });
  assert.deepEqual(readable(1500, 'births-metres'), { value: 1.5, unit: 'births-km' });
  assert.deepEqual(readable(5, 'sites'), { value: 5, unit: 'sites' });
});

test('what is missing is named before anything is asked', () => {
  assert.equal(lacking(USUAL), null);
  assert.equal(lacking({ ...USUAL, p: 0 }), 'p');
  assert.equal(lacking({ ...USUAL, model: 'p-median', limit: NaN }), null);
  assert.equal(lacking({ ...USUAL, limit: NaN }), 'limit');
  assert.equal(lacking({ ...USUAL, kinds: [] }), 'sites');
  assert.equal(lacking({ ...USUAL, kinds: [], existing: 'free' }), null);
  assert.equal(lacking({ ...USUAL, model: 'cmclp' }), 'capacity');
  assert.equal(lacking({ ...USUAL, required: ['a'], forbidden: ['a'] }), 'both');
});

test('a site is under one rule at most', () => {
  const required = withRule(USUAL, 'required', 'a');
  const forbidden = withRule(required, 'forbidden', 'a');
  assert.deepEqual([forbidden.required, forbidden.forbidden], [[], ['a']]);
  assert.deepEqual(withRule(forbidden, 'forbidden', 'a').forbidden, []);
});

test('an answer is called the best only where that is proven', () => {
  assert.equal(certainty({ status: 'optimal', proven: true, gap: 0 }), 'proven');
  assert.equal(certainty({ status: 'feasible', proven: false, gap: 0.004 }), 'within');
  assert.equal(certainty({ status: 'feasible', proven: false, gap: null }), 'found');
  assert.equal(certainty({ status: 'INFEASIBLE', proven: true }), 'infeasible');
});

test('lines of a run hold their last value, and begin where there is one', () => {
  const series = [{ seconds: 0, objective: null, bound: 90 }, { seconds: 1, objective: 50, bound: 80 }, { seconds: 3, objective: 70, bound: null }];
  assert.deepEqual(progressLines(series, 5), { objective: [{ x: 1, y: 50 }, { x: 3, y: 70 }, { x: 5, y: 70 }], bound: [{ x: 0, y: 90 }, { x: 1, y: 80 }, { x: 5, y: 80 }] });
  assert.deepEqual(progressLines([], 5), { objective: [], bound: [] });
});

test('the unit of a run is known before its answer', () => {
  const unit = (model, more) => objectiveUnit({ model, ...more });
  assert.deepEqual([unit('mclp'), unit('lscp'), unit('p-centre'), unit('p-dispersion'), unit('p-median', { metric: 'distance' }), unit('hierarchy', { demand: { weight: 'births' } }), unit('cmclp', { demand: { weight: 'bedGap' } })],
    ['people', 'sites', 'seconds', 'metres', 'people-metres', 'births-seconds', 'beds']);
});

test('a run is looked at less often the longer it takes', () => {
  assert.deepEqual([pollPause(0), pollPause(30), pollPause(600)], [500, 1000, 2000]);
});

test('every model takes something', () => {
  for (const model of MODELS) assert.ok(takes(model, 'p') || takes(model, 'limit'), model);
});
