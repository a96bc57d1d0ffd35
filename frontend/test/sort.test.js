import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matches, nextDirection, sorted } from '../js/domain/sort.js';

const ROWS = [{ n: '南岗区', v: 2 }, { n: '阿城区', v: null }, { n: '道里区', v: 9 }, { n: '宾县', v: 2 }];
const names = (rows) => rows.map((r) => r.n);

test('rows without a value come last in both directions', () => {
  assert.equal(names(sorted(ROWS, (r) => r.v, 'ascending')).at(-1), '阿城区');
  assert.equal(names(sorted(ROWS, (r) => r.v, 'descending')).at(-1), '阿城区');
});

test('ties keep their order', () => {
  assert.deepEqual(names(sorted(ROWS, (r) => r.v, 'ascending')), ['南岗区', '宾县', '道里区', '阿城区']);
});

test('Chinese names sort by pinyin', () => {
  assert.deepEqual(names(sorted(ROWS, (r) => r.n, 'ascending')), ['阿城区', '宾县', '道里区', '南岗区']);
});

test('the rows given stay as they are', () => {
  const before = names(ROWS);
  sorted(ROWS, (r) => r.v, 'descending');
  assert.deepEqual(names(ROWS), before);
});

test('figures start with the largest, names with the first, and a second press turns round', () => {
  assert.equal(nextDirection('share', { column: 'name', direction: 'ascending' }, false), 'descending');
  assert.equal(nextDirection('name', { column: 'share', direction: 'descending' }, true), 'ascending');
  assert.equal(nextDirection('share', { column: 'share', direction: 'descending' }, false), 'ascending');
});

test('a filter asks for every word in any of the texts', () => {
  assert.ok(matches('nan 230', 'Nangang', '230103'));
  assert.ok(!matches('nan x', 'Nangang', null));
});
