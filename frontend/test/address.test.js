import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS, readAddress, writeAddress } from '../js/domain/address.js';

const VIEW = { ...DEFAULTS, lang: 'en', service: 'culture', circle: 'culture-1', engine: 'circle', range: 2500, profile: 'elderly', winter: true,
  weight: 'age80plus', level: 'township', zone: '230102001000', surface: 'share', layers: ['river', 'keytown'], tab: 'plan',
  view: { zoom: 10.5, lat: 45.76, lon: 126.63 } };

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

test('a latitude beyond the pole and a zoom of 0 are no views', () => {
  assert.equal(readAddress('#view=9/91/126').view, null);
  assert.equal(readAddress('#view=0/45/126').view, null);
});
