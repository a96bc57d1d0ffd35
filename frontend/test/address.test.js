import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS, readAddress, writeAddress } from '../js/domain/address.js';

const VIEW = { ...DEFAULTS, lang: 'en', service: 'culture', circle: 'culture-1', engine: 'circle', metric: 'straight', range: 2500, mode: 'cycle', direction: 'fromFacility', profile: 'elderly', winter: true,
  weight: 'age80plus', level: 'township', zone: '230102001000', surface: 'share', layers: ['river', 'keytown'], tab: 'plan',
  view: { zoom: 10.5, lat: 45.76, lon: 126.63 }, closed: ['bridge-1', 'bridge-3'],
  edits: [{ op: 'add', id: 'new-1', lon: 126.6, lat: 45.7 }, { op: 'move', id: 'lib-2', lon: 126.61, lat: 45.71 }, { op: 'remove', id: 'lib-3' }],
  catchment: { way: 'from', facility: null, lon: 126.63, lat: 45.76 }, route: [[126.6, 45.7], [126.7, 45.8]],
  plan: { circle: 'railway-60', year: 2024, ride: true, strategic: true } };

test('a view survives the way through the address', () => {
  assert.deepEqual(readAddress(writeAddress(VIEW)), VIEW);
});

test('the default view needs no address', () => {
  assert.equal(writeAddress(DEFAULTS), '');
  assert.deepEqual(readAddress(''), { ...DEFAULTS });
});

test('no layer at all is not the same as silence about layers', () => {
  assert.deepEqual(readAddress(writeAddress({ ...DEFAULTS, layers: [] })).layers, []);
});

test('what is wrong in an address falls back to the default', () => {
  const broken = '#lang=fr&engine=car&range=NaN&weight=everyone&level=street&surface=%3Cscript%3E&service=%3Cb%3E&view=99/x/y&layers=river,nonsense';
  assert.deepEqual(readAddress(broken), { ...DEFAULTS, layers: ['river'] });
});

test('an address of before, which named no metric, means metres for the straight line and a time for the rest', () => {
  assert.equal(readAddress('#engine=circle&range=2000').metric, 'straight');
  assert.equal(readAddress('#engine=grid').metric, 'time');
  assert.equal(writeAddress({ ...DEFAULTS, engine: 'circle', metric: 'straight' }), '#engine=circle');
  assert.equal(readAddress(writeAddress({ ...DEFAULTS, engine: 'circle', metric: 'time' })).metric, 'time');
});

test('a metric that its engine does not know is the like of it', () => {
  assert.equal(readAddress('#engine=grid&metric=straight').metric, 'distance');
  assert.equal(readAddress('#engine=circle&metric=distance').metric, 'straight');
});

test('changes and places that make no sense are left out, one by one', () => {
  const { edits, closed, route, catchment } = readAddress('#edits=add:new-1:1/2,move:x:1,boil:y:1/2,remove:z&closed=b-1,<b>&route=1/2/3&catchment=to:');
  assert.deepEqual(edits, [{ op: 'add', id: 'new-1', lon: 1, lat: 2 }, { op: 'remove', id: 'z' }]);
  assert.deepEqual([closed, route, catchment], [['b-1'], [], null]);
  assert.equal(readAddress('#catchment=from:200/1').catchment, null);
  assert.deepEqual(readAddress('#catchment=to:hos-1').catchment, { way: 'to', facility: 'hos-1', lon: null, lat: null });
});

test('a latitude beyond the pole and a zoom of 0 are no views', () => {
  assert.equal(readAddress('#view=9/91/126').view, null);
  assert.equal(readAddress('#view=0/45/126').view, null);
});

test('a scenario, a run and a comparison are in the address as they are typed', () => {
  const state = { ...DEFAULTS, scenario: 'bdff2b3e-c877', compare: { base: '', other: 'b_1' }, job: 'j-1' };
  assert.equal(writeAddress(state), '#scenario=bdff2b3e-c877&compare=~b_1&job=j-1');
  assert.deepEqual(readAddress(writeAddress(state)), state);
  assert.equal(readAddress('#compare=a~a&scenario=a b').compare, null);
});
