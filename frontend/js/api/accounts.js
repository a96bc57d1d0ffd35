import { json, request } from './client.js';

/** One's own tokens, and for admins accounts and the audit trail. */

/** @typedef {{id: string, name: string, created: string, expires: string, lastUsed: string|null}} Token */
/** @typedef {{name: string, roles: string[], disabled: boolean, external: boolean, created: string, password: string|null}} Account password: only where the service has just made one */
/** @typedef {{id: number, at: string, actor: string, roles: string[], action: string, kind: string, subject: string, before: object|null, after: object|null}} AuditEntry */

/** @returns {Promise<Token[]>} */
export const listTokens = () => json('tokens');

/** @returns {Promise<{id: string, name: string, token: string, expires: string}>} the only answer that holds the token */
export const createToken = (name, days) => json('tokens', { body: { name, days } });

export const revokeToken = (id) => request(`tokens/${encodeURIComponent(id)}`, { method: 'DELETE' });

/** @returns {Promise<Account[]>} */
export const listAccounts = () => json('accounts');

/** @param {{name: string, roles: string[], password?: string}} account @returns {Promise<Account>} */
export const createAccount = (account) => json('accounts', { body: account });

/** @param {{roles?: string[], disabled?: boolean, resetPassword?: boolean, password?: string}} change @returns {Promise<Account>} */
export const changeAccount = (name, change) => json(`accounts/${encodeURIComponent(name)}`, { method: 'PATCH', body: change });

/** @param {{limit: number, before?: number, subject?: string}} page newest first, older than an entry @returns {Promise<AuditEntry[]>} */
export function listAudit({ limit, before, subject }) {
  const query = new URLSearchParams({ limit: String(limit), ...(before ? { before: String(before) } : {}), ...(subject ? { subject } : {}) });
  return json(`audit?${query}`);
}
