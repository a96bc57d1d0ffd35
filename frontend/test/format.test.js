import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cost, costRange, people, peopleShort, percent } from '../js/domain/format.js';
import { delay } from '../js/domain/backoff.js';

test('a share that is not quite 0 or 1 never looks like it', () => {
  assert.equal(percent(0.0001, 'en'), '<0.1%');
  assert.equal(percent(0.99999, 'en'), '>99.9%');
  assert.equal(percent(0, 'en'), '0.0%');
  assert.equal(percent(1, 'zh'), '100.0%');
});

test('a part of a person is not nobody', () => {
  assert.equal(people(0.2, 'en'), '<1');
  assert.equal(people(0, 'en'), '0');
  assert.equal(people(1097430.4, 'en'), '1,097,430');
});

test('large numbers of people are short in a headline', () => {
  assert.equal(peopleShort(7345123, 'zh'), '734.5万');
  assert.equal(peopleShort(7345123, 'en'), '7.35M');
  assert.equal(peopleShort(812, 'en'), '812');
});

test('costs are read in minutes, metres or kilometres', () => {
  assert.equal(cost(900, 'time', 'zh'), '15分钟');
  assert.equal(cost(900, 'straight', 'en'), '900 m');
  assert.equal(cost(1250, 'straight', 'en'), '1.25 km');
  assert.equal(cost(37900, 'straight', 'en'), '37.9 km');
});

test('a range names its unit once unless the units differ', () => {
  assert.match(costRange(300, 600, 'time', 'en'), /^5\s?–\s?10 min$/);
  assert.equal(costRange(700, 1300, 'straight', 'en'), '700 m–1.3 km');
});

test('pauses double up to half a minute, and a longer Retry-After wins', () => {
  assert.deepEqual([0, 1, 2, 9].map((attempt) => delay(attempt)), [1000, 2000, 4000, 30000]);
  assert.equal(delay(0, 5), 5000);
  assert.equal(delay(0, 9999), 60000);
});
