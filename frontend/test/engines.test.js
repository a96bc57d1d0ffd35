import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestEngine, engineFor, journeyInputs, modeObstacle, obstacle, settleEngine } from '../js/domain/engines.js';
import { bandRanges, catchmentInputs, readSteps, routeInputs, withEnd } from '../js/domain/travel.js';

const WITH = { streets: { version: '1' } };
const WITHOUT = { streets: null };
const WALK = { mode: 'walk', metric: 'time' };
const VIEW = { engine: 'streets', metric: 'time', range: 900, mode: 'walk', direction: 'toFacility', profile: 'adult', winter: false, weight: 'age60plus', closed: [], edits: [],
  catchment: null, route: [] };

test('streets need an import, and so do cycling and driving', () => {
  assert.equal(obstacle('streets', WITHOUT, WALK), 'no-streets');
  assert.equal(obstacle('streets', {}, WALK), 'no-streets');
  assert.equal(obstacle('streets', WITH, WALK), null);
  assert.equal(modeObstacle('drive', WITHOUT), 'no-streets');
  assert.equal(modeObstacle('walk', WITHOUT), null);
  assert.deepEqual([bestEngine(WITH), bestEngine(WITHOUT)], ['streets', 'grid']);
});

test('grid and straight times are walked, a straight distance is anybody\'s', () => {
  assert.equal(obstacle('grid', WITH, { mode: 'drive', metric: 'time' }), 'walk-only');
  assert.equal(obstacle('circle', WITH, { mode: 'drive', metric: 'time' }), 'walk-only');
  assert.equal(obstacle('circle', WITH, { mode: 'drive', metric: 'distance' }), null);
  assert.equal(obstacle('circle', WITH, WALK), null);
});

test('a view that the city cannot answer settles on what it can', () => {
  assert.deepEqual(settleEngine({ engine: 'streets', mode: 'drive', metric: 'time' }, WITHOUT), { mode: 'walk', engine: 'grid', metric: 'time' });
  assert.deepEqual(settleEngine({ engine: 'grid', mode: 'drive', metric: 'time' }, WITH), { mode: 'drive', engine: 'streets', metric: 'time' });
  assert.deepEqual(settleEngine({ engine: '', mode: 'walk', metric: 'time' }, WITH), { mode: 'walk', engine: 'streets', metric: 'time' });
  assert.deepEqual(settleEngine({ engine: 'circle', mode: 'walk', metric: 'straight' }, WITH), { mode: 'walk', engine: 'circle', metric: 'straight' });
});

test('a straight part of a circle is a straight line whoever computes the rest', () => {
  assert.deepEqual([engineFor('streets', 'straight'), engineFor('streets', 'time'), engineFor('', 'time')], ['circle', 'streets', 'grid']);
});

test('what is usual goes without saying', () => {
  assert.deepEqual(journeyInputs(VIEW, 'streets'), { profile: 'adult', winter: false });
  assert.deepEqual(journeyInputs({ ...VIEW, mode: 'drive', direction: 'fromFacility', closed: ['b-1'] }, 'streets'),
    { profile: 'adult', winter: false, mode: 'drive', direction: 'fromFacility', changes: { closedBridges: ['b-1'] } });
});

test('only streets are driven', () => {
  assert.deepEqual(journeyInputs({ ...VIEW, mode: 'drive' }, 'circle'), { profile: 'adult', winter: false });
  assert.deepEqual(routeInputs({ ...VIEW, engine: 'circle', mode: 'drive', route: [[1, 2], [3, 4]] }),
    { from: [1, 2], to: [3, 4], profile: 'adult', winter: false, mode: 'drive' });
});

test('bands are thirds of the circle, in whole minutes', () => {
  assert.deepEqual(bandRanges(900, 'time'), [300, 600, 900]);
  assert.deepEqual(bandRanges(2000, 'distance'), [700, 1300, 2000]);
});

test('a catchment is asked for by facility, by point, or by the place a view has moved the facility to', () => {
  const asked = (catchment, facilities = []) => catchmentInputs({ ...VIEW, catchment }, facilities);
  const usual = { ranges: [300, 600, 900], metric: 'time', engine: 'streets', weights: ['total', 'age60plus'], profile: 'adult', winter: false };
  assert.equal(asked(null), null);
  assert.deepEqual(asked({ way: 'to', facility: 'h', lon: null, lat: null }), { facility: 'h', ...usual });
  assert.deepEqual(asked({ way: 'from', facility: null, lon: 1, lat: 2 }), { location: [1, 2], ...usual, direction: 'fromFacility' });
  const moved = { id: 'h', geometry: { coordinates: [3, 4] }, properties: { edit: 'move' } };
  assert.deepEqual(asked({ way: 'to', facility: 'h', lon: null, lat: null }, [moved]), { location: [3, 4], ...usual });
});

test('a route needs both ends, and the third choice starts a new one', () => {
  assert.equal(routeInputs({ ...VIEW, route: [[1, 2]] }), null);
  assert.deepEqual(routeInputs({ ...VIEW, route: [[1, 2], [3, 4]] }), { from: [1, 2], to: [3, 4], profile: 'adult', winter: false });
  assert.deepEqual(withEnd(withEnd([], [1, 2]), [3, 4]), [[1, 2], [3, 4]]);
  assert.deepEqual(withEnd([[1, 2], [3, 4]], [5, 6]), [[5, 6]]);
});

test('steps along one street are read as one, unnamed ones by their class', () => {
  const step = (name, roadClass, metres) => ({ name, roadClass, metres, seconds: metres });
  const read = readSteps([step('Main', 'primary', 10), step('Main', 'secondary', 5), step('', 'footway', 1), step('', 'footway', 2), step('', 'steps', 3)]);
  assert.deepEqual(read.map((s) => [s.name, s.roadClass, s.metres, s.seconds]), [['Main', 'primary', 15, 15], ['', 'footway', 3, 3], ['', 'steps', 3, 3]]);
});
