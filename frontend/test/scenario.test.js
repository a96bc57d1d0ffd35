import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BOTH, compareCsv, compareInputs, GAINED, levelsOf, LOST, NEITHER, pairText, readPair, rowsOf, standing } from '../js/domain/compare.js';
import { activeChanges, applyChanges, changesOf, closedBridges, freeId, mayPlan, pinnedBy, roadsOf, sinceThen } from '../js/domain/scenario.js';

const point = (id, lon) => ({ id, geometry: { type: 'Point', coordinates: [lon, 0] }, properties: { kind: 'library', beds: 1 } });
const ADD = { type: 'addFacility', id: 'new-1', kind: 'library', location: [5, 6], beds: 40 };
const MOVE = { type: 'moveFacility', id: 'a', location: [3, 4] };
const CLOSE = { type: 'closeFacility', id: 'b' };
const steps = (...changes) => changes.map((change, i) => ({ seq: i + 1, active: true, change }));

test('changes are made in their order', () => {
  const made = applyChanges([point('a', 1), point('b', 2)], [ADD, MOVE, CLOSE, { type: 'moveFacility', id: 'new-1', location: [7, 8] }, { type: 'resizeFacility', id: 'a', beds: 9 }]);
  assert.deepEqual(made.map((f) => [f.id, ...f.geometry.coordinates, f.properties.edit, f.properties.beds]), [['a', 3, 4, 'resize', 9], ['new-1', 7, 8, 'add', 40]]);
});

test('a change of a facility that is not there, and a change of something else, leave the list', () => {
  const list = [point('a', 1)];
  assert.equal(applyChanges(list, []), list);
  assert.deepEqual(applyChanges(list, [{ type: 'moveFacility', id: 'x', location: [1, 1] }, { type: 'setSpeed', roadClass: 'primary', mode: 'drive', kmh: 30 }]), list);
});

test('what has been undone does not count', () => {
  const scenario = { changes: [...steps(ADD), { seq: 2, active: false, change: CLOSE }] };
  assert.deepEqual(activeChanges(scenario), [ADD]);
  assert.deepEqual(activeChanges(null), []);
});

test('a scenario over earlier data names itself, any other does not', () => {
  assert.equal(pinnedBy({ id: 's', current: false }), 's');
  assert.equal(pinnedBy({ id: 's', current: true }), '');
  assert.equal(pinnedBy(null), '');
});

test('a view becomes changes', () => {
  const edits = [{ op: 'add', id: 'new-1', lon: 5, lat: 6 }, { op: 'move', id: 'a', lon: 3, lat: 4 }, { op: 'remove', id: 'b' }];
  assert.deepEqual(changesOf(edits, ['bridge-1'], 'library'), [{ type: 'addFacility', id: 'new-1', kind: 'library', location: [5, 6] }, MOVE, CLOSE, { type: 'closeBridge', bridge: 'bridge-1' }]);
});

test('bridges and roads of a scenario', () => {
  const line = [[1, 1], [2, 2]];
  const changes = [{ type: 'closeBridge', bridge: 'x' }, { type: 'openRoad', line, roadClass: 'primary' }, { type: 'closeRoad', line }];
  assert.deepEqual(closedBridges(changes), ['x']);
  assert.deepEqual(roadsOf(changes), [{ line, open: true }, { line, open: false }]);
});

test('a number is free that not even an undone facility has', () => {
  assert.equal(freeId([...steps(ADD), { seq: 2, active: false, change: { ...ADD, id: 'new-2' } }]), 'new-3');
});

test('a conflict tells what others have added and taken away', () => {
  assert.deepEqual(sinceThen({ changes: steps(ADD, MOVE) }, { changes: steps(ADD, CLOSE) }), { added: [CLOSE], gone: [MOVE] });
});

test('planners, the health bureau and admins may plan, others read', () => {
  for (const role of ['planner', 'health-bureau', 'HEALTH_BUREAU', 'admin']) assert.ok(mayPlan({ authenticated: true, roles: [role] }), role);
  for (const session of [null, { authenticated: false, roles: ['admin'] }, { authenticated: true, roles: ['editor', 'public'] }]) assert.ok(!mayPlan(session));
});

test('a pair is read from an address, and nothing is compared with itself', () => {
  assert.deepEqual(readPair('~abc'), { base: '', other: 'abc' });
  assert.equal(pairText(readPair('x~y')), 'x~y');
  for (const text of ['', 'abc', 'a~a', 'a~b~c', 'a b~c']) assert.equal(readPair(text), undefined, text);
});

test('a comparison asks about both, and not about the scenario of the view', () => {
  assert.deepEqual(compareInputs({ base: '', other: 'y' }, { service: 's', scenarioId: 'z' }), { service: 's', base: null, other: 'y' });
  assert.equal(compareInputs(null, {}), null);
});

test('a cell gains, loses, keeps or stays without; the limit is inside', () => {
  assert.deepEqual([standing(901, 900, 900), standing(900, 901, 900), standing(0, 900, 900), standing(65535, 901, 900), standing(65534, 1, 900)], [GAINED, LOST, BOTH, NEITHER, 0]);
});

test('rows of a comparison by level and people, and as a table to keep', () => {
  const row = (subject, weight) => ({ subject, code: '1', nameZh: '甲,乙', nameEn: 'A', weight, total: 10, base: { covered: 4, share: 0.4 }, other: { covered: 5, share: 0.5 }, difference: { covered: 1, share: 0.1 }, gained: 2, lost: 1, reason: null });
  const rows = [row('city', 'total'), row('unit', 'total'), row('unit', 'age60plus')];
  assert.deepEqual(levelsOf(rows), ['city', 'unit']);
  assert.equal(rowsOf(rows, 'unit', 'total').length, 1);
  const [head, first] = compareCsv(rows).split('\r\n');
  assert.equal(head.split(',').length, 15);
  assert.equal(first, 'city,1,"甲,乙",A,total,10,4,0.4,5,0.5,1,0.1,2,1,');
});
