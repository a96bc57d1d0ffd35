/**
 * Milliseconds to wait before a try: 1, 2, 4 … 30 seconds. The server's own Retry-After wins while it is longer.
 * @param {number} attempt 0 for the first
 * @param {number} [retryAfterSeconds]
 */
export function delay(attempt, retryAfterSeconds = 0) {
  return Math.max(Math.min(30, 2 ** attempt), Math.min(60, retryAfterSeconds)) * 1000;
}
