import { keep } from './stub-accounts.js';
import { Problem } from './stub-problem.js';

/**
 * What planners are answered, as the API describes it and with made-up figures: a session, scenarios with their revisions,
 * presets, runs that take some seconds, a comparison.
 */
const CSRF = { header: 'X-XSRF-TOKEN', token: 'stub' };
const NOBODY = { authenticated: false, name: null, roles: [], csrf: CSRF, oidc: null };
let session = { ...NOBODY, authenticated: true, name: 'li', roles: ['planner'] };

const scenarios = new Map();
const jobs = new Map();
const now = () => new Date().toISOString();

function view(s) {
  const changes = s.steps.map((change, i) => ({ seq: i + 1, active: i < s.position, change, by: s.owner, at: s.modified }));
  const { steps: _, ...plain } = s;
  return { ...plain, current: true, changes, canUndo: s.position > 0, canRedo: s.position < s.steps.length };
}

function find(id) {
  if (!scenarios.has(id)) throw new Problem(404, { type: '/problems/not-found', title: 'Not found', detail: `No scenario ${id}.` });
  return scenarios.get(id);
}

function create({ name, note = '', visibility = 'private', changes = [] }) {
  const id = `s${scenarios.size + 1}`;
  const made = { id, name, note, owner: session.name, visibility, dataVersion: 'stub', revision: 1, position: changes.length, steps: changes, created: now(), modified: now() };
  scenarios.set(id, made);
  return made;
}

function touch(s, revision, alter) {
  if (s.revision !== revision) throw new Problem(409, { type: '/problems/edit-conflict', title: 'Edit conflict', detail: 'The scenario has been changed meanwhile.', yours: revision, theirs: view(s) });
  alter(s);
  s.revision++;
  s.modified = now();
  return view(s);
}

const summary = ({ steps, position, ...s }) => ({ ...s, current: true, changeCount: position });

function scenario(method, [id, action], query, body) {
  if (!id) return method === 'POST' ? [201, view(create(body))] : [200, [...scenarios.values()].map(summary)];
  const s = find(id);
  if (method === 'GET') return [200, view(s)];
  if (method === 'DELETE') { touch(s, Number(query.get('revision')), () => scenarios.delete(id)); return [204, '']; }
  if (method === 'PATCH') return [200, touch(s, body.revision, () => Object.assign(s, { ...body, revision: s.revision }))];
  if (action === 'copy') return [201, view(create({ ...s, name: body.name, changes: s.steps.slice(0, s.position) }))];
  return [200, touch(s, body.revision, () => {
    if (action === 'undo') s.position--;
    else if (action === 'redo') s.position++;
    else { s.steps = [...s.steps.slice(0, s.position), ...body.changes]; s.position = s.steps.length; }
  })];
}

const PRESETS = [
  { id: 'medical-centres', title: { zh: '2 个市级医疗中心', en: '2 medical centres' }, note: { zh: '在 9 区中选 2 处，让最多的人 30 分钟内能到。', en: 'Two places in the 9 districts that most people reach in 30 minutes.' }, target: 'P13-062',
    inputs: { model: 'mclp', p: 2, limit: 1800, metric: 'time', engine: 'streets', mode: 'drive', demand: { weight: 'total', area: 'all' }, sites: { service: 'hospital', existing: 'keep', candidates: ['townships'] }, timeLimitSeconds: 30, seed: 1 } },
  { id: 'eldercare', title: { zh: '50 个社区养老中心', en: '50 community eldercare centres' }, note: { zh: '按 60 岁以上人口选址。', en: 'For people of 60 and above.' }, target: 'P13-071',
    inputs: { model: 'p-median', p: 50, metric: 'time', engine: 'streets', mode: 'walk', demand: { weight: 'age60plus' }, sites: { candidates: ['townships', 'grid'], spacingOfGridMetres: 1000 }, timeLimitSeconds: 60, seed: 1 } },
];

const SITES = [[126.64, 45.75, 'new', '道里中心'], [126.70, 45.72, 'required', '香坊'], [126.55, 45.80, 'existing', '松北医院'], [126.69, 45.79, 'new', '道外']];
const selected = (most) => SITES.slice(0, most).map(([lon, lat, status, name], i) => ({ id: `site-${i + 1}`, nameZh: name, nameEn: `Site ${i + 1}`, location: [lon, lat], status, unit: '230103', served: 210000 - 30000 * i, capacity: 250000, load: 210000 - 30000 * i,
  marginalGain: 90000 - 10000 * i, lossIfRemoved: 80000 - 9000 * i, runnerUp: i ? null : { id: 'x', nameZh: '南岗', nameEn: 'Nangang', objective: 3900000 }, ties: i === 1 ? ['a', 'b'] : [] }));

function reply(inputs, gap) {
  if (inputs.p > 900) return { status: 'infeasible', model: inputs.model, objective: null, bound: null, gap: null, seed: 1, engine: 'stub', proven: true, selected: [], uncovered: null, curve: [], feasibility: ['p 大于候选地点数 132。'], metadata: { inputs } };
  return { status: gap ? 'feasible' : 'optimal', model: inputs.model, objective: { value: 4000000, unit: 'people' }, bound: Math.round(4000000 * (1 + gap)), gap, seed: inputs.seed ?? 1, engine: 'lagrangian-branch-and-bound', proven: !gap, selected: selected(4),
    uncovered: { people: 812345, points: 9000, byUnit: [{ code: '230110', nameZh: '香坊区', nameEn: 'Xiangfang', people: 300000, share: 0.31 }, { code: '230102', nameZh: '道里区', nameEn: 'Daoli', people: 120000, share: 0.14 }] },
    covered: { people: 4000000, share: 0.83, points: 90000, pointShare: 0.7 }, curve: inputs.curve || inputs.p < 9 ? [1, 2, 3, 4, 5, 6].map((p) => ({ p, value: 1500000 + 2700000 * (1 - 0.6 ** p), bound: 1600000 + 2700000 * (1 - 0.6 ** p), share: 0.3 + 0.6 * (1 - 0.6 ** p) })) : [], planP: 2,
    verifier: { verdict: 'agrees', objective: 4000000 }, feasibility: [], metadata: { inputs, engine: 'streets', engines: null, warnings: [], dataVersion: 'stub', provenance: ['modelled'], method: 'streets', scenario: null } };
}

const RUN_SECONDS = 12;

function job({ id, inputs, started, ended }) {
  const seconds = ((ended ?? Date.now()) - started) / 1000;
  const done = seconds >= RUN_SECONDS;
  const times = Array.from({ length: Math.min(RUN_SECONDS, Math.floor(seconds)) + 1 }, (_, i) => i);
  const series = times.map((i) => ({ seconds: i, objective: i ? 4000000 - 900000 / (i + 1) : null, bound: 4000000 + 1200000 / (i + 1) }));
  return { jobID: id, processID: 'siting', type: 'process', status: ended ? 'dismissed' : done ? 'successful' : 'running', message: '', progress: Math.min(100, Math.round((100 * seconds) / RUN_SECONDS)), created: new Date(started).toISOString(), inputs,
    series, incumbent: seconds > 1 ? { objective: series.at(-1).objective, bound: series.at(-1).bound, gap: 0.2 / seconds, selected: selected(Math.min(4, Math.ceil(seconds))) } : null };
}

function runs(method, [id, action], body) {
  if (!id) return [200, { jobs: [...jobs.values()].map(job).reverse(), links: [] }];
  const one = jobs.get(id);
  if (!one) throw new Problem(404, { type: '/problems/not-found', title: 'Not found', detail: `No job ${id}.` });
  if (method === 'DELETE') one.ended = Date.now();
  if (action === 'results') return [200, reply(one.inputs, one.ended ? 0.021 : 0)];
  if (action === 'scenario') return [201, view(create({ name: body.name, changes: SITES.slice(0, 2).map(([lon, lat, , nameZh], i) => ({ type: 'addFacility', id: `site-${i + 1}`, kind: 'hospital', nameZh, location: [lon, lat] })) }))];
  return [200, job(one)];
}

function compare({ rows, metadata }) {
  const part = (covered, total) => ({ covered, share: total ? covered / total : null });
  return { rows: rows.map(({ zoneKind, zone, nameZh, nameEn, weight, covered, total, reason }, i) => {
    const [gained, lost] = [((total ?? 0) - (covered ?? 0)) * 0.2, i % 3 ? 0 : (covered ?? 0) * 0.05];
    return { subject: zoneKind, code: zone, nameZh, nameEn, weight, total, base: part(covered, total), other: part(covered + gained - lost, total), difference: part(gained - lost, total), gained, lost, reason };
  }), metadata };
}

/**
 * @param {{method: string, path: string, query: URLSearchParams, body: object|URLSearchParams|null, prefer?: string}} asked
 * @param {(path: string, body: object) => Promise<object>} ask the service in front of which the stub stands
 * @returns {Promise<[number, object|string, string?, object?]|null>} null where it is not about planning
 */
export async function plan({ method, path, query, body, prefer }, ask) {
  const [room, ...rest] = path.slice(1).split('/');
  if (path === '/session') return [200, session];
  if (path === '/logout') { session = NOBODY; return [204, '']; }
  if (path === '/login') {
    if (body.get('password') !== 'secret') throw new Problem(401, { type: '/problems/unauthorised', title: 'Wrong name or password' });
    session = { ...NOBODY, authenticated: true, name: body.get('username'), roles: body.get('username') === 'admin' ? ['admin', 'planner'] : ['planner'] };
    return [204, ''];
  }
  const own = keep(session, { method, path, query, body });
  if (own) return own;
  if (room === 'scenarios') return scenario(method, rest, query, body);
  if (path === '/siting/presets') return [200, PRESETS];
  if (room === 'jobs') return runs(method, rest, body);
  if (path === '/processes/siting/execution') {
    if (!prefer?.includes('respond-async')) return [200, reply(body.inputs, 0.004)];
    const id = `j${jobs.size + 1}`;
    jobs.set(id, { id, inputs: body.inputs, started: Date.now() });
    return [201, job(jobs.get(id)), undefined, { location: `/jobs/${id}` }];
  }
  if (path !== '/processes/compare/execution') return null;
  const { base: _, other: __, ...inputs } = body.inputs;
  return [200, compare(await ask('/processes/coverage/execution', { inputs }))];
}

/** The scenario of a question, for a service that knows none: taken out, and named in the reply. */
export function aside(inputs) {
  const { scenarioId, ...plain } = inputs ?? {};
  const known = scenarioId && scenarios.get(scenarioId);
  return { plain, scenario: known ? { id: known.id, name: known.name, revision: known.revision, dependsOn: known.position > 0, reason: known.position ? null : { zh: '方案还没有改动。', en: 'It has no changes.' } } : null };
}
