import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addFacility, applyEdits, editInputs, editsText, moveFacility, removeFacility, undoEdit } from '../js/domain/edits.js';

const point = (id, lon) => ({ id, geometry: { type: 'Point', coordinates: [lon, 0] }, properties: { kind: 'library' } });
const A = point('a', 1);
const B = point('b', 2);
const places = (features) => features.map((f) => `${f.id} ${f.geometry.coordinates.join(' ')}`);

test('added, moved and removed facilities make the view, and the recorded ones stay as they are', () => {
  const edits = removeFacility(moveFacility(addFacility([], 5, 6), 'a', 3, 4), 'b');
  assert.deepEqual(places(applyEdits([A, B], edits, 'library')), ['a 3 4', 'new-1 5 6']);
  assert.deepEqual(A.geometry.coordinates, [1, 0]);
  assert.deepEqual(editInputs(edits), { facilities: { add: [{ id: 'new-1', location: [5, 6] }], remove: ['b'], move: [{ id: 'a', location: [3, 4] }] } });
});

test('tiles are asked for with the edits of the address', () => {
  const edits = removeFacility(moveFacility(addFacility([], 5, 6), 'a', 3, 4), 'b');
  assert.equal(editsText(edits), 'add:new-1:5.00000/6.00000,move:a:3.00000/4.00000,remove:b');
  assert.equal(editsText([]), '');
});

test('no edit says nothing to the service', () => {
  assert.deepEqual(editInputs([]), {});
  const list = [A];
  assert.equal(applyEdits(list, [], 'library'), list);
});

test('a new facility that is moved is still new, and removed it leaves no trace', () => {
  const moved = moveFacility(addFacility([], 5, 6), 'new-1', 7, 8);
  assert.deepEqual(moved, [{ op: 'add', id: 'new-1', lon: 7, lat: 8 }]);
  assert.deepEqual(removeFacility(moved, 'new-1'), []);
});

test('the last change of a facility counts', () => {
  const twice = moveFacility(moveFacility([], 'a', 1, 1), 'a', 2, 2);
  assert.deepEqual(twice, [{ op: 'move', id: 'a', lon: 2, lat: 2 }]);
  assert.deepEqual(removeFacility(twice, 'a'), [{ op: 'remove', id: 'a' }]);
  assert.deepEqual(undoEdit(twice, 'a'), []);
});

test('numbers of new facilities are used again once they are free', () => {
  const two = addFacility(addFacility([], 1, 1), 2, 2);
  assert.deepEqual(addFacility(undoEdit(two, 'new-1'), 3, 3).map((edit) => edit.id), ['new-2', 'new-1']);
});

test('places are kept to five decimals, as the address has them', () => {
  assert.deepEqual(addFacility([], 126.123456789, 45.7), [{ op: 'add', id: 'new-1', lon: 126.12346, lat: 45.7 }]);
});
