import { Problem } from './stub-problem.js';

/** What an account is answered, as the API describes it: tokens, accounts, the audit trail with its pages. */

const DAY_MS = 86_400_000;
const AT = Date.parse('2026-01-01T08:00:00Z');
let tokens = [];
let accounts = [{ name: 'admin', roles: ['admin'], disabled: false, external: false, created: new Date(AT).toISOString(), password: null },
  { name: 'zhou', roles: ['planner'], disabled: false, external: true, created: new Date(AT).toISOString(), password: null }];
/** Newest first. */
const trail = [];

function record(session, action, kind, subject, before, after) {
  trail.unshift({ id: trail.length + 1, at: new Date(AT + trail.length * 60_000).toISOString(), actor: session.name, roles: session.roles, action, kind, subject, before, after });
}

const kept = ({ roles, disabled }) => ({ roles, disabled });
const refuse = (parameter) => new Problem(400, { type: '/problems/invalid-parameter', title: 'A parameter is not valid', detail: `The parameter ${parameter} is not valid.`, parameter });

function token(session, method, id, body) {
  if (method === 'POST') {
    if (!(body.days >= 1 && body.days <= 366)) throw refuse('days');
    const made = { id: `t${trail.length + 1}`, name: body.name, created: new Date(AT).toISOString(), expires: new Date(AT + body.days * DAY_MS).toISOString(), lastUsed: null };
    tokens = [made, ...tokens];
    record(session, 'create', 'token', made.id, null, { name: made.name, expires: made.expires });
    return [201, { id: made.id, name: made.name, token: `lc_stub-${made.id}`, expires: made.expires }];
  }
  if (method === 'GET') return [200, tokens];
  const gone = tokens.find((one) => one.id === id);
  if (!gone) throw new Problem(404, { type: '/problems/not-found', title: 'Not found' });
  tokens = tokens.filter((one) => one !== gone);
  record(session, 'revoke', 'token', id, { name: gone.name, expires: gone.expires }, null);
  return [204, ''];
}

function account(session, method, name, body) {
  if (method === 'GET') return [200, accounts];
  if (body.password && body.password.length < 12) throw refuse('password');
  const password = body.password || !(method === 'POST' || body.resetPassword) ? null : 'made-by-the-stub';
  if (method === 'POST') {
    if (accounts.some((one) => one.name === body.name)) throw refuse('name');
    const made = { name: body.name, roles: body.roles, disabled: false, external: false, created: new Date(AT).toISOString(), password: null };
    accounts = [...accounts, made];
    record(session, 'create', 'account', made.name, null, kept(made));
    return [201, { ...made, password }];
  }
  const before = accounts.find((one) => one.name === name);
  const after = { ...before, roles: body.roles ?? before.roles, disabled: body.disabled ?? before.disabled };
  accounts = accounts.map((one) => (one === before ? after : one));
  record(session, body.roles || body.disabled !== undefined ? 'change' : 'reset-password', 'account', name, kept(before), kept(after));
  return [200, { ...after, password }];
}

/** @returns {[number, object|string]|null} null where it is not about accounts */
export function keep(session, { method, path, query, body }) {
  const [room, id] = path.slice(1).split('/');
  if (!['tokens', 'accounts', 'audit', 'password'].includes(room)) return null;
  if (!session.authenticated) throw new Problem(401, { type: '/problems/unauthenticated', title: 'Log in first' });
  if (room === 'password') return [204, ''];
  if (room === 'tokens') return token(session, method, id, body);
  if (!session.roles.includes('admin')) throw new Problem(403, { type: '/problems/forbidden', title: 'Not allowed', parameter: 'role', allowed: ['admin'] });
  if (room === 'accounts') return account(session, method, id && decodeURIComponent(id), body);
  const [before, subject] = [Number(query.get('before')) || Infinity, query.get('subject')];
  return [200, trail.filter((one) => one.id < before && (!subject || one.subject === subject)).slice(0, Number(query.get('limit')))];
}
