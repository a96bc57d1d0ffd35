import { ApiError, isStale } from './problem.js';

/** The token that writes carry, once the session has told it: {header, token}. */
let csrf = Promise.resolve(null);

/** @param {Promise<{header: string, token: string}|null>} token */
export const useCsrf = (token) => { csrf = token; };

/**
 * One request. Answers are taken as they are or fail as ApiError; an aborted request rejects with the browser's AbortError.
 * @param {string} path relative to the page
 * @param {{signal?: AbortSignal, accept?: string, body?: object, form?: Record<string, string>, method?: string, prefer?: string}} [options] a body makes it a POST, and so does a form
 * @returns {Promise<Response>}
 */
export async function request(path, { signal, accept = 'application/json', body, form, method = body || form ? 'POST' : 'GET', prefer } = {}) {
  const headers = { Accept: accept };
  if (body) headers['Content-Type'] = 'application/json';
  if (prefer) headers.Prefer = prefer;
  const token = method === 'GET' ? null : await csrf;
  if (token) headers[token.header] = token.token;
  let response;
  try {
    response = await fetch(path, { signal, headers, method, body: form ? new URLSearchParams(form) : body && JSON.stringify(body) });
  } catch (error) {
    throw isStale(error) ? error : ApiError.offline();
  }
  if (!response.ok) throw await ApiError.of(response);
  return response;
}

/** Reads the body; a connection lost half way is offline too. */
async function read(response, as) {
  try {
    return await response[as]();
  } catch (error) {
    throw isStale(error) ? error : ApiError.offline();
  }
}

export const json = async (path, options) => read(await request(path, options), 'json');
export const bytes = async (path, options) => read(await request(path, options), 'arrayBuffer');
export const file = async (path, options) => read(await request(path, options), 'blob');

/**
 * Keeps only the newest of a series of requests: starting one aborts the one before, and so does `cancel`.
 * @returns {{run: (ask: (signal: AbortSignal) => Promise<T>) => Promise<T>, cancel: () => void}}
 * @template T
 */
export function latest() {
  let controller = new AbortController();
  return {
    run(ask) {
      controller.abort();
      controller = new AbortController();
      return ask(controller.signal);
    },
    cancel: () => controller.abort(),
  };
}
