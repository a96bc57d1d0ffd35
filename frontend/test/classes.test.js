import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DENSITY_CLASSES, densityPixel, FAR, innerCuts, pixel, reachClasses, reachTable, shareColour, SHARE_CLASSES } from '../js/domain/classes.js';

test('a circle of 15 minutes is cut at 5 and 10', () => {
  assert.deepEqual(innerCuts(900, 'time'), [300, 600]);
});

test('cuts are whole minutes or hundreds of metres, below the limit', () => {
  assert.deepEqual(innerCuts(420, 'time'), [120, 300]);
  assert.deepEqual(innerCuts(800, 'straight'), [300, 500]);
  assert.deepEqual(innerCuts(5000, 'straight'), [1700, 3300]);
});

test('a circle too small to round is cut in exact thirds', () => {
  assert.deepEqual(innerCuts(90, 'time'), [30, 60]);
});

test('the limit itself has the colour of the inside, one more that of the outside', () => {
  const table = reachTable(reachClasses(900, 'time'));
  assert.equal(table[900], pixel('#80cdc1', 225));
  assert.equal(table[901], pixel('#dfc27d', 205));
});

test('not reached looks like far, outside the city is transparent', () => {
  const table = reachTable(reachClasses(900, 'time'));
  assert.equal(table[65535], pixel(FAR.colour, FAR.alpha));
  assert.equal(table[3601], pixel(FAR.colour, FAR.alpha));
  assert.equal(table[65534], 0);
});

test('beyond the circle the classes end where the search ends', () => {
  const beyond = (limit, most) => reachClasses(limit, 'time', most).slice(3).map(({ slot, from, to }) => [slot, from, to]);
  assert.deepEqual(beyond(300, 1800), [[3, 300, 600], [4, 600, 1200], [5, 1200, Infinity]]);
  assert.deepEqual(beyond(600, 1800), [[3, 600, 1200], [4, 1200, 1800], [5, 1800, Infinity]]);
  assert.deepEqual(beyond(900, 1800), [[3, 900, 1800], [5, 1800, Infinity]]);
  assert.deepEqual(beyond(1800, 1800), [[5, 1800, Infinity]]);
});

test('a table used again holds nothing of the circle before', () => {
  const again = reachTable(reachClasses(10000, 'straight'));
  reachTable(reachClasses(300, 'straight'), again);
  assert.deepEqual(again, reachTable(reachClasses(300, 'straight')));
});

test('a limit of 10 km keeps its four-fold cut inside the table', () => {
  assert.equal(reachTable(reachClasses(10000, 'straight'))[40001], pixel(FAR.colour, FAR.alpha));
});

test('pixels are little-endian RGBA', () => {
  assert.equal(pixel('#010203', 255), 0xff030201);
});

test('density below one person and outside the city is left blank', () => {
  assert.equal(densityPixel(0.99), 0);
  assert.equal(densityPixel(NaN), 0);
});

test('a density on an edge belongs to the class below it', () => {
  const [, second] = DENSITY_CLASSES;
  assert.equal(densityPixel(second.to), pixel(second.colour, second.alpha));
  assert.equal(densityPixel(1e6), pixel(DENSITY_CLASSES.at(-1).colour, DENSITY_CLASSES.at(-1).alpha));
});

test('shares from 0 to 1 all have a colour, edges with the class below', () => {
  assert.equal(shareColour(0), SHARE_CLASSES[0].colour);
  assert.equal(shareColour(0.2), SHARE_CLASSES[0].colour);
  assert.equal(shareColour(0.2001), SHARE_CLASSES[1].colour);
  assert.equal(shareColour(1), SHARE_CLASSES[4].colour);
});
