import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startStub } from './stub.js';

let server;
let service;
let Asked;
const connection = { reported: [], report(error) { this.reported.push(error); } };

before(async () => {
  server = await startStub();
  const origin = `http://127.0.0.1:${server.address().port}/`;
  const over = globalThis.fetch;
  globalThis.fetch = (path, options) => over(new URL(path, origin), options);
  service = await import('../js/api/service.js');
  ({ Asked } = await import('../js/asked.js'));
});
after(() => server.close());

/** A store that remembers each state of one key, and a way to wait for one. */
function storeOf(key) {
  const seen = [];
  let wanted = null;
  return { seen, data: {}, put(patch) {
    Object.assign(this.data, patch);
    seen.push(patch[key].status);
    if (wanted?.status === patch[key].status) wanted.resolve(patch[key]);
  }, until(status) { return new Promise((resolve) => { wanted = { status, resolve }; }); } };
}

const CATCHMENT = { location: [126.63, 45.75], ranges: [300, 600, 900], metric: 'time', weights: ['total', 'age60plus'] };

test('a catchment has a band for each range, ascending, with its people', async () => {
  const { features, metadata } = await service.computeCatchment(CATCHMENT);
  assert.deepEqual(features.map((f) => f.properties.range), [300, 600, 900]);
  assert.ok(features.every((f) => f.properties.people.age60plus < f.properties.people.total));
  assert.equal(metadata.snapped.metres, 23.4);
});

test('a route over a closed bridge is a longer one', async () => {
  const ends = { from: [126.6, 45.75], to: [126.65, 45.76] };
  const [open, closed] = await Promise.all([service.findRoute(ends), service.findRoute({ ...ends, changes: { closedBridges: ['bridge-1'] } })]);
  assert.ok(closed.features[0].properties.metres > open.features[0].properties.metres);
});

test('a place without a street is refused with the distance to the nearest one', async () => {
  await assert.rejects(service.computeCatchment({ ...CATCHMENT, location: [126.63, 45.6] }),
    (error) => error.name === 'ApiError' && error.status === 422 && error.metres === 812 && error.limitMetres === 500 && !error.passes);
});

test('the streets of a box are asked for in one page', async () => {
  const features = await service.listWithin('streets', [126.6, 45.7, 126.65, 45.75], 100);
  assert.equal(features.length, 24);
  assert.equal(features[0].properties.roadClass, 'primary');
});

test('a question is asked once, answered, and forgotten when nothing is asked any more', async () => {
  const store = storeOf('catchment');
  const asked = new Asked(store, connection, 'catchment', service.computeCatchment);
  const ready = store.until('ready');
  asked.follow(CATCHMENT);
  asked.follow({ ...CATCHMENT });
  assert.equal((await ready).answer.features.length, 3);
  asked.follow(null);
  assert.deepEqual(store.seen, ['loading', 'ready', 'none']);
});

test('a question given up stays without an answer until it is asked again', async () => {
  const store = storeOf('catchment');
  const asked = new Asked(store, connection, 'catchment', service.computeCatchment);
  asked.follow(CATCHMENT);
  asked.cancel();
  const ready = store.until('ready');
  asked.refresh();
  await ready;
  assert.deepEqual(store.seen, ['loading', 'cancelled', 'loading', 'ready']);
});

test('an answer that is on its way when a newer question comes is never shown', async () => {
  const store = storeOf('catchment');
  const answers = [];
  const asked = new Asked(store, connection, 'catchment', (inputs, signal) => new Promise((resolve, reject) => {
    answers.push({ inputs, resolve });
    signal.addEventListener('abort', () => reject(signal.reason));
    if (answers.length === 1) asked.follow({ ask: 2 });
    else resolve({ of: inputs.ask });
  }));
  const ready = store.until('ready');
  asked.follow({ ask: 1 });
  assert.equal((await ready).answer.of, 2);
  assert.deepEqual(store.seen, ['loading', 'loading', 'ready']);
});

test('a refusal is a state with its problem', async () => {
  const store = storeOf('catchment');
  const failed = store.until('failed');
  new Asked(store, connection, 'catchment', service.computeCatchment).follow({ ...CATCHMENT, location: [126.63, 45.6] });
  assert.equal((await failed).error.metres, 812);
  assert.equal(connection.reported.at(-1).status, 422);
});
