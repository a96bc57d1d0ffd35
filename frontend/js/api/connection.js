import { delay } from '../domain/backoff.js';
import { getCity } from './service.js';

/**
 * Watches whether the service can be reached. The first passing failure (503 or no answer) starts tries with growing
 * pauses; what is drawn stays meanwhile. Events: 'lost' (detail: the ApiError), 'waiting' (detail: seconds to the next
 * try), 'restored', and 'forbidden' (detail: the ApiError) where a login may have ended.
 */
export class Connection extends EventTarget {
  #attempt = 0;
  #timer = 0;
  #lost = false;

  constructor() {
    super();
    window.addEventListener('online', () => this.retryNow());
  }

  /** Tells of a failed request. Only passing failures count; calling it while already lost is harmless. */
  report(error) {
    if (error.forbidden) this.#emit('forbidden', error);
    if (!error.passes || this.#lost) return;
    this.#lost = true;
    this.#attempt = 0;
    this.#emit('lost', error);
    this.#wait(error.retryAfter);
  }

  /** Tries at once instead of waiting for the pause to end. */
  retryNow() {
    if (!this.#lost) return;
    clearTimeout(this.#timer);
    this.#try();
  }

  async #try() {
    try {
      await getCity();
      this.#lost = false;
      this.#emit('restored');
    } catch (error) {
      if (!error.passes) throw error;
      this.#attempt++;
      this.#emit('lost', error);
      this.#wait(error.retryAfter);
    }
  }

  #wait(retryAfter) {
    const pause = delay(this.#attempt, retryAfter);
    this.#emit('waiting', pause / 1000);
    this.#timer = setTimeout(() => this.#try(), pause);
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
