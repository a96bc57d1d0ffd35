import { json, request, useCsrf } from './client.js';

/** @typedef {{authenticated: boolean, name: string|null, roles: string[], csrf?: {header: string, token: string}, oidc?: {name: string, url: string}|null}} Session */

const NOBODY = { authenticated: false, name: null, roles: [] };

/** Who is at the page; nobody where the service does not say. Later writes carry the token that comes with it. @returns {Promise<Session>} */
export function getSession() {
  const session = json('session').catch(() => NOBODY);
  useCsrf(session.then(({ csrf }) => csrf ?? null));
  return session;
}

/** @returns {Promise<Session>} refused with 401, or with 429 after too many tries */
export async function login(username, password) {
  await getSession(); // for a token of now: the page may have been open for long
  await request('login', { form: { username, password } });
  return getSession();
}

/** @param {string} current @param {string} renewed other sessions of the account end */
export const changePassword = (current, renewed) => request('password', { body: { current, new: renewed } });

/** @returns {Promise<Session>} */
export async function logout() {
  await request('logout', { method: 'POST' });
  return getSession();
}
