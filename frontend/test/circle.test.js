import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activeParts, choose, fitsSlider, isShown, officialLimits, sliderUnder } from '../js/domain/circle.js';
import { stopIndex, stopsFor } from '../js/domain/stops.js';

const PAIR = { id: 'culture-1', parts: [{ area: 'urban', metric: 'time', limit: 900 }, { area: 'rural', metric: 'straight', limit: 5000 }] };
const METRO = { id: 'metro-1', parts: [{ area: 'all', metric: 'straight', limit: 850 }] };

test('a circle for the whole city moves the slider, one by area is asked for by its id', () => {
  assert.deepEqual(choose(METRO, { engine: 'grid' }, 'streets'), { circle: null, engine: 'circle', metric: 'straight', range: 850 });
  assert.deepEqual(choose(PAIR, { engine: 'grid' }, 'streets'), { circle: 'culture-1', engine: 'grid', metric: 'time' });
  assert.equal(fitsSlider({ id: 'x', parts: [{ area: 'all', metric: 'distance', limit: 900 }] }), false);
});

test('a time chosen after a straight circle is the best engine that there is', () => {
  const WALK = { id: 'w', parts: [{ area: 'all', metric: 'time', limit: 600 }] };
  assert.deepEqual(choose(WALK, { engine: 'circle' }, 'streets'), { circle: null, engine: 'streets', metric: 'time', range: 600 });
  assert.equal(isShown(WALK, { circle: null, mode: 'drive', metric: 'time', range: 600 }), false);
});

test('a preset is shown as chosen when the slider stands on it', () => {
  assert.equal(isShown(METRO, { circle: null, mode: 'walk', metric: 'straight', range: 850 }), true);
  assert.equal(isShown(METRO, { circle: null, mode: 'walk', metric: 'distance', range: 850 }), false);
  assert.equal(isShown(PAIR, { circle: null, mode: 'walk', metric: 'time', range: 900 }), false);
  assert.equal(isShown(PAIR, { circle: 'culture-1', mode: 'walk', metric: 'time', range: 900 }), true);
});

test('the parts on screen are the official ones or the slider', () => {
  assert.deepEqual(activeParts({ circle: 'culture-1', metric: 'time', range: 900 }, [PAIR]), PAIR.parts);
  assert.deepEqual(activeParts({ circle: null, metric: 'straight', range: 700 }, [PAIR]), [{ area: 'all', metric: 'straight', limit: 700 }]);
});

test('under a circle by area the slider stands on its walking part', () => {
  assert.deepEqual(sliderUnder(PAIR), { metric: 'time', range: 900 });
});

test('walking has every minute from 5 to 30', () => {
  const stops = stopsFor('time');
  assert.equal(stops.length, 26);
  assert.deepEqual([stops[0], stops[1], stops.at(-1)], [300, 360, 1800]);
});

test('an official limit is a stop, once, if the slider reaches it', () => {
  const stops = stopsFor('straight', officialLimits([METRO, PAIR], 'straight').concat(800, 20000));
  assert.ok(stops.includes(850));
  assert.equal(stops.filter((s) => s === 5000).length, 1);
  assert.deepEqual([stops[0], stops.at(-1)], [300, 10000]);
  assert.deepEqual(stops, [...stops].sort((a, b) => a - b));
});

test('a range between two stops goes to the nearer, on a tie to the lower', () => {
  assert.equal(stopIndex([300, 360, 420], 391), 2);
  assert.equal(stopIndex([300, 360, 420], 390), 1);
});
