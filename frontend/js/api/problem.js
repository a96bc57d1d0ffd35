/**
 * Every failure of a request, in one shape: what RFC 9457 says, or what is known when no answer came.
 * `kind` is 'unavailable' (503), 'offline' (no answer at all), 'problem' (the service said why) or 'broken' (anything else).
 */
export class ApiError extends Error {
  /** @param {{kind: string, status: number, slug?: string, title: string, detail?: string, parameter?: string, given?: unknown,
   *   allowed?: unknown, metres?: number|null, limitMetres?: number, theirs?: object, said?: object, retryAfter?: number}} parts metres: how far the nearest street is; theirs: what stands instead of a stale version; said: the detail with a code */
  constructor(parts) {
    super(parts.detail || parts.title);
    this.name = 'ApiError';
    Object.assign(this, { detail: '', retryAfter: 0 }, parts);
  }

  /** No answer came: the network or the service is away. */
  static offline() {
    return new ApiError({ kind: 'offline', status: 0, title: '' });
  }

  /** @param {Response} response not ok; its body is read */
  static async of(response) {
    const isProblem = (response.headers.get('content-type') ?? '').includes('json');
    const problem = isProblem ? await response.json().catch(() => ({})) : {};
    const { type = '', title = response.statusText, detail, parameter, given, allowed, metres, limitMetres, theirs, said } = problem ?? {};
    const kind = response.status === 503 ? 'unavailable' : title && isProblem ? 'problem' : 'broken';
    const retryAfter = Number(response.headers.get('retry-after')) || 0;
    return new ApiError({ kind, status: response.status, slug: String(type).split('/').pop(), title, detail, parameter, given, allowed, metres, limitMetres, theirs, said, retryAfter });
  }

  /** Whether somebody who logs in, or in another role, may ask this. */
  get forbidden() {
    return this.status === 401 || this.status === 403;
  }

  /** Whether waiting may help: the database or the network is away. */
  get passes() {
    return this.kind === 'unavailable' || this.kind === 'offline';
  }
}

/** A request that a newer one replaced; nobody needs to hear of it. */
export const isStale = (error) => error?.name === 'AbortError';
