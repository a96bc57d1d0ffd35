import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddress, writeAddress } from '../js/domain/address.js';
import { byRide, byShare, byTime, carriers, isYear, newPlan, planInputs, planText, readPlan, settlePlan } from '../js/domain/plan-circle.js';

const OFFER = { year: 2020, firstYear: 1990, lastYear: 2050 };
const CITY = { planCircles: OFFER, streets: { version: '1' } };
const FULL = { circle: 'railway-60', year: 2024, ride: true, strategic: true };

test('a circle survives the way through the address, in readable text', () => {
  assert.equal(planText(FULL), 'railway-60;2024;ride;strategic');
  assert.equal(planText(newPlan('metropolitan-30')), 'metropolitan-30');
  assert.equal(planText(null), '');
  for (const plan of [FULL, newPlan('expressway-60')]) assert.deepEqual(readPlan(planText(plan)), plan);
  const address = writeAddress({ ...readAddress(''), plan: FULL });
  assert.equal(address, '#plan=railway-60;2024;ride;strategic');
  assert.deepEqual(readAddress(address).plan, FULL);
});

test('what makes no sense in it is left out, part by part', () => {
  assert.equal(readAddress('#plan=moon-60;2024').plan, null);
  assert.equal(readAddress('#plan=').plan, null);
  assert.deepEqual(readAddress('#plan=expressway-60;never;<b>;99999;2018').plan, { ...newPlan('expressway-60'), year: 2018 });
});

test('a city without circles has none, and a year that it does not know is its own', () => {
  assert.equal(settlePlan(FULL, null), null);
  assert.equal(settlePlan(null, OFFER), null);
  assert.deepEqual(settlePlan(FULL, OFFER), FULL);
  for (const year of [1989, 2051, 2020]) assert.equal(settlePlan({ ...FULL, year }, OFFER).year, null, `${year}`);
  assert.deepEqual([1990, 2050, 2020.5, NaN].map((year) => isYear(year, OFFER)), [true, true, false, false]);
});

test('nothing is asked without a circle, and what is usual goes without saying', () => {
  assert.equal(planInputs(null, CITY), null);
  assert.equal(planInputs(FULL, null), null);
  assert.equal(planInputs(FULL, { ...CITY, planCircles: null }), null);
  assert.deepEqual(planInputs(newPlan('railway-60'), CITY), { circle: 'railway-60', geometry: 'polygon' });
  assert.deepEqual(planInputs(FULL, CITY), { circle: 'railway-60', geometry: 'polygon', year: 2024, vehicleOnly: true, roads: 'strategic' });
});

test('only a train has a ride, and only imported streets a choice of roads', () => {
  assert.deepEqual(planInputs({ ...FULL, circle: 'expressway-60' }, { ...CITY, streets: null }), { circle: 'expressway-60', geometry: 'polygon', year: 2024 });
});

test('places stand inside first, each side by time, those without a time last', () => {
  const place = (id, inside, seconds) => ({ id, inside, seconds });
  const sorted = byTime([place('far', false, 900), place('none', false, null), place('near', true, 300), place('here', true, 0), place('out', false, 400), place('lost', false, null)]);
  assert.deepEqual(sorted.map((p) => p.id), ['here', 'near', 'out', 'far', 'none', 'lost']);
});

test('units have the share of the chosen weight, and none where nobody of it lives', () => {
  const unit = (code, inside, total) => ({ code, inside: { age80plus: inside }, total: { age80plus: total } });
  const rows = byShare([unit('empty', 0, 0), unit('none', 0, 10), unit('half', 5, 10), unit('all', 4, 4)], 'age80plus');
  assert.deepEqual(rows.map(({ unit: { code }, inside, share }) => [code, inside, share]), [['all', 4, 1], ['half', 5, 0.5], ['none', 0, 0], ['empty', 0, null]]);
});

test('stations stand by their ride, hubs aside, and those without one by the reason', () => {
  const station = (id, rideSeconds, reason = null) => ({ id, rideSeconds, reason });
  const { rides, without } = byRide([station('far', 900), station('hub', 0), station('a', null, 'no-minutes'), station('near', 300), station('b', null, 'not-open'), station('c', null, 'no-minutes')]);
  assert.deepEqual(rides.map((s) => s.id), ['near', 'far']);
  assert.deepEqual(without.map(([reason, list]) => [reason, list.map((s) => s.id)]), [['no-minutes', ['a', 'c']], ['not-open', ['b']]]);
});

test('nobody drives in the main city, which is not the same as no street near', () => {
  assert.deepEqual(carriers([{ engine: 'streets', share: 0.2 }, { engine: 'none', share: 0.8 }]), [{ engine: 'streets', share: 0.2 }, { engine: 'origin', share: 0.8 }]);
});
