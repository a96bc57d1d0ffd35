import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { differences, isOver, mayHaveMore } from '../js/domain/audit.js';
import { read } from './sources.js';
import { startStub } from './stub.js';

let server;
let api;
let session;
let said;
let failureOf;

before(async () => {
  server = await startStub();
  const origin = `http://127.0.0.1:${server.address().port}/`;
  const over = globalThis.fetch;
  globalThis.fetch = (path, options) => (path.startsWith('text/') ? Promise.resolve(new Response(read(path))) : over(new URL(path, origin), options));
  api = await import('../js/api/accounts.js');
  session = await import('../js/api/session.js');
  said = await import('../js/ui/said.js');
  const language = await import('../js/ui/language.js');
  await language.loadLanguage('zh');
  ({ ApiError: failureOf } = await import('../js/api/problem.js'));
});
after(() => server.close());

test('a token is made, listed and revoked, and only its making tells the secret', async () => {
  await session.login('wang', 'secret');
  const made = await api.createToken('nightly', 30);
  assert.match(made.token, /^lc_/);
  assert.deepEqual((await api.listTokens()).map(({ id, name, token }) => [id, name, token]), [[made.id, 'nightly', undefined]]);
  await api.revokeToken(made.id);
  assert.deepEqual(await api.listTokens(), []);
  await assert.rejects(api.createToken('x', 400), (error) => error.status === 400 && error.parameter === 'days');
});

test('accounts and the trail are closed to a planner', async () => {
  await session.login('wang', 'secret');
  await assert.rejects(api.listAccounts(), (error) => error.status === 403 && error.forbidden);
  await assert.rejects(api.listAudit({ limit: 5 }), (error) => error.forbidden);
});

test('an account is made with a password of its own or one that was chosen, and changed', async () => {
  await session.login('admin', 'secret');
  assert.ok((await api.createAccount({ name: 'a.b', roles: ['planner'] })).password);
  assert.equal((await api.createAccount({ name: 'c', roles: [], password: 'long enough to do' })).password, null);
  await assert.rejects(api.createAccount({ name: 'c', roles: [] }), (error) => error.parameter === 'name');
  assert.deepEqual((await api.changeAccount('a.b', { roles: ['editor'] })).roles, ['editor']);
  assert.equal((await api.changeAccount('a.b', { disabled: true })).disabled, true);
});

test('the trail comes in pages, newest first, or of one subject', async () => {
  await session.login('admin', 'secret');
  const [first, second] = await api.listAudit({ limit: 2 });
  assert.ok(first.id > second.id);
  const older = await api.listAudit({ limit: 2, before: second.id });
  assert.ok(older.every(({ id }) => id < second.id));
  const ofOne = await api.listAudit({ limit: 9, subject: 'a.b' });
  assert.deepEqual(ofOne.map(({ action }) => action), ['change', 'change', 'create']);
  assert.deepEqual([mayHaveMore([1, 2], 2), mayHaveMore([1], 2)], [true, false]);
});

test('an entry tells what differs, and nothing that follows from it', () => {
  assert.deepEqual(differences({ roles: ['planner'], disabled: false }, { roles: ['planner'], disabled: true }), [{ key: 'disabled', before: false, after: true }]);
  assert.deepEqual(differences(null, { name: 'x', id: '1', revision: 1, note: null, changes: [] }), [{ key: 'name', before: null, after: 'x' }]);
  assert.deepEqual(differences(null, null), []);
});

test('of a scenario only the changes that came and went are told', () => {
  const step = (bridge, active = true) => ({ seq: 1, active, change: { type: 'closeBridge', bridge } });
  const [row] = differences({ revision: 1, changes: [step('a'), step('b')] }, { revision: 2, changes: [step('a'), step('b', false), step('c')] });
  assert.deepEqual(row, { key: 'changes', before: [{ type: 'closeBridge', bridge: 'b' }], after: [{ type: 'closeBridge', bridge: 'c' }] });
});

test('a token is over at its moment', () => {
  const at = '2026-01-01T00:00:00Z';
  assert.deepEqual([isOver(at, Date.parse(at) - 1), isOver(at, Date.parse(at))], [false, true]);
});

test('what the service says is said in the page\'s language, with figures and names', () => {
  assert.equal(said.saidText({ code: 'siting.beyond', values: { people: 2626, weightUnit: 'people', points: 3057 }, text: 'English' }), '2,626 人（3,057 个点）离哪个地点都超过上限，算作未覆盖。');
  assert.equal(said.saidText({ code: 'siting.p-above-sites.unit', values: { p: 3, count: 1, where: { zh: '东县', en: 'East' } }, text: 'English' }), 'p 为 3，但东县可选的地点只有 1 个。');
  assert.equal(said.saidText({ code: 'of-a-later-service', values: {}, text: 'As the service has it.' }), 'As the service has it.');
  assert.equal(said.saidText(null, 'Older.'), 'Older.');
  assert.deepEqual([said.isKnown({ code: 'plain' }), said.isKnown({ code: 'job.done' })], [false, true]);
});

test('a refusal keeps its code', async () => {
  const problem = { type: '/problems/infeasible', title: 'x', detail: 'English', said: { code: 'siting.nobody', values: {}, text: 'English' } };
  const error = await failureOf.of(new Response(JSON.stringify(problem), { status: 422, headers: { 'content-type': 'application/problem+json' } }));
  assert.equal(error.said.code, 'siting.nobody');
});
