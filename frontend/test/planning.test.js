import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startStub } from './stub.js';

let server;
let Scenarios;
let Jobs;
let api;
let session;
const connection = { report() {} };

before(async () => {
  server = await startStub();
  const origin = `http://127.0.0.1:${server.address().port}/`;
  const over = globalThis.fetch;
  globalThis.fetch = (path, options) => over(new URL(path, origin), options);
  ({ Scenarios } = await import('../js/scenarios.js'));
  ({ Jobs } = await import('../js/jobs.js'));
  api = await import('../js/api/scenarios.js');
  session = await import('../js/api/session.js');
});
after(() => server.close());

/** A store without a page, and a way to wait until something is so. */
function storeOf() {
  const waiting = [];
  const store = { state: { scenario: '', job: '' }, data: { session: { authenticated: true }, scenario: { status: 'none', value: null }, scenarios: { list: [] }, conflict: null, job: { status: 'none' }, jobs: { list: [] }, presets: { list: [] } },
    put(patch) {
      Object.assign(this.data, patch);
      for (const one of [...waiting]) if (one.isSo(this.data)) { waiting.splice(waiting.indexOf(one), 1); one.resolve(this.data); }
    },
    set(patch) { Object.assign(this.state, patch); },
    until(isSo) { return isSo(this.data) ? Promise.resolve(this.data) : new Promise((resolve) => { waiting.push({ isSo, resolve }); }); } };
  return store;
}

const SPEED = { type: 'setSpeed', roadClass: 'primary', mode: 'drive', kmh: 30 };
const BRIDGE = { type: 'closeBridge', bridge: 'b' };
const types = ({ value }) => value.changes.filter((step) => step.active).map((step) => step.change.type);

/** A scenario that the store has in use. */
async function inUse(changes = []) {
  const store = storeOf();
  const scenarios = new Scenarios(store, connection);
  const { id } = await scenarios.create({ name: 'S', changes });
  store.set({ scenario: id });
  scenarios.follow();
  await store.until((data) => data.scenario.status === 'ready');
  return { store, scenarios, id };
}

test('changes made in haste are written one after the other, each on the revision before', async () => {
  const { store, scenarios } = await inUse();
  assert.deepEqual(await Promise.all([scenarios.change([SPEED]), scenarios.change([BRIDGE])]), [true, true]);
  assert.deepEqual(types(store.data.scenario), ['setSpeed', 'closeBridge']);
  assert.equal(store.data.conflict, null);
});

test('undo and redo go back and forth, and stop at the ends', async () => {
  const { store, scenarios } = await inUse([SPEED]);
  assert.equal(await scenarios.redo(), false);
  assert.equal(await scenarios.undo(), true);
  assert.deepEqual(types(store.data.scenario), []);
  assert.equal(await scenarios.undo(), false);
  assert.equal(await scenarios.redo(), true);
  assert.deepEqual(types(store.data.scenario), ['setSpeed']);
});

test('a change on an older version is not kept until somebody chooses', async () => {
  const { store, scenarios, id } = await inUse();
  await api.addChanges(id, 1, [BRIDGE]);
  assert.equal(await scenarios.change([SPEED]), false);
  const { conflict } = store.data;
  assert.deepEqual([conflict.before.revision, conflict.theirs.revision], [1, 2]);
  assert.equal(await scenarios.undo(), false, 'nothing is written meanwhile');
  await scenarios.settle(false);
  assert.deepEqual(types(store.data.scenario), ['closeBridge']);
});

test('one\'s own change can be made again on top of theirs', async () => {
  const { store, scenarios, id } = await inUse();
  await api.addChanges(id, 1, [BRIDGE]);
  await scenarios.change([SPEED]);
  await scenarios.settle(true);
  assert.deepEqual(types(store.data.scenario), ['closeBridge', 'setSpeed']);
  assert.equal(store.data.conflict, null);
});

test('a scenario that is not there is a state with its reason', async () => {
  const store = storeOf();
  const scenarios = new Scenarios(store, connection);
  store.set({ scenario: 'nowhere' });
  scenarios.follow();
  const { scenario } = await store.until((data) => data.scenario.status === 'failed');
  assert.equal(scenario.error.status, 404);
  store.set({ scenario: '' });
  scenarios.follow();
  assert.equal(store.data.scenario.status, 'none');
});

test('a scenario that is deleted is left', async () => {
  const { store, scenarios } = await inUse();
  assert.equal(await scenarios.remove(store.data.scenario.value), true);
  assert.equal(store.state.scenario, '');
});

test('a run is watched until it is stopped, and its best answer stays', async () => {
  const store = storeOf();
  const jobs = new Jobs(store, connection);
  await jobs.ask({ model: 'mclp', p: 2 }, true);
  assert.ok(store.state.job);
  jobs.follow();
  await store.until((data) => data.job.status === 'running');
  await jobs.cancel();
  const { job } = await store.until((data) => data.job.status === 'ready');
  assert.equal(job.value.status, 'dismissed');
  assert.equal(job.answer.selected.length, 4);
});

test('a run in the address is taken up again', async () => {
  const [first, later] = [storeOf(), storeOf()];
  const jobs = new Jobs(first, connection);
  await jobs.ask({ model: 'mclp', p: 2 }, true);
  later.set({ job: first.state.job });
  const again = new Jobs(later, connection);
  again.follow();
  await later.until((data) => data.job.status === 'running');
  later.set({ job: '' });
  again.follow();
  assert.equal(later.data.job.status, 'none');
});

test('without a login an answer comes at once, and nothing is kept', async () => {
  const store = storeOf();
  await new Jobs(store, connection).ask({ model: 'mclp', p: 2 }, false);
  assert.equal(store.data.job.status, 'ready');
  assert.equal(store.data.job.answer.selected.length, 4);
  assert.equal(store.state.job, '');
});

test('a login is refused with a wrong password, and writes carry the token of the session', async () => {
  await assert.rejects(session.login('wang', 'guess'), (error) => error.status === 401 && error.forbidden);
  assert.equal((await session.login('wang', 'secret')).name, 'wang');
  const sent = [];
  const over = globalThis.fetch;
  globalThis.fetch = (path, options) => { sent.push(options.headers['X-XSRF-TOKEN']); return over(path, options); };
  await session.logout();
  globalThis.fetch = over;
  assert.deepEqual(sent, ['stub', undefined]);
});

test('a run that nobody knows is refused in words', async () => {
  const store = storeOf();
  store.set({ job: 'nowhere' });
  new Jobs(store, connection).follow();
  assert.equal((await store.until((data) => data.job.status === 'failed')).job.error.status, 404);
});
