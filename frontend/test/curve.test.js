import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CoverageTable, uncovered } from '../js/domain/curve.js';

const row = (zoneKind, zone, range, covered, total, more = {}) => ({ zoneKind, zone, nameZh: zone, nameEn: null, weight: 'total', area: 'all', circle: null, range,
  covered, total, share: total ? covered / total : null, dataVoid: 0, reason: total ? null : 'no-people', ...more });

/** Two units of 4 and 0 people, at 300 and 360 seconds; the rows come in no order. */
const TABLE = new CoverageTable([row('unit', 'B', 360, 0, 0), row('city', 'harbin', 360, 3, 4), row('unit', 'A', 300, 1, 4), row('unit', 'B', 300, 0, 0),
  row('city', 'harbin', 300, 1, 4), row('unit', 'A', 360, 3, 4), row('city', 'harbin', null, 2, 4, { circle: 'x-1' })], { dataVersion: '1' });

test('figures of a range are found without asking again', () => {
  assert.equal(TABLE.find('unit', 'A', 360).covered, 3);
  assert.equal(TABLE.findCity(300).share, 0.25);
  assert.equal(TABLE.find('unit', 'A', 999), undefined);
});

test('an official circle is found by its id', () => {
  assert.equal(TABLE.findCity('x-1').covered, 2);
});

test('a list holds every zone of a kind once', () => {
  assert.deepEqual(TABLE.list('unit', 300).map((r) => r.zone), ['B', 'A']);
});

test('the curve ascends by range and leaves official circles out', () => {
  assert.deepEqual(TABLE.listShares('city'), [{ range: 300, share: 0.25 }, { range: 360, share: 0.75 }]);
  assert.deepEqual(TABLE.listShares('unit', 'B').map((p) => p.share), [null, null]);
});

test('people outside are the rest, and unknown where a part is unknown', () => {
  assert.equal(uncovered(TABLE.find('unit', 'A', 300)), 3);
  assert.equal(uncovered({ covered: null, total: 4 }), null);
});
