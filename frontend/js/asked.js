import { latest } from './api/client.js';
import { isStale } from './api/problem.js';

const SETTLE_MS = 200;

/**
 * One question of the view and its answer in the store, under a key of `data`: status 'none', 'loading', 'ready', 'failed' or
 * 'cancelled'. A new question aborts the one before.
 */
export class Asked {
  #store;
  #connection;
  #key;
  #ask;
  #question = 'null';
  #newest = latest();
  #timer = 0;

  /** @param {string} key @param {(inputs: object, signal: AbortSignal) => Promise<object>} ask */
  constructor(store, connection, key, ask) {
    this.#store = store;
    this.#connection = connection;
    this.#key = key;
    this.#ask = ask;
  }

  /** Asks if the question is a new one. @param {object|null} inputs null: nothing is asked */
  follow(inputs) {
    const question = JSON.stringify(inputs);
    if (question === this.#question) return;
    this.#question = question;
    this.#newest.cancel();
    clearTimeout(this.#timer);
    if (!inputs) return this.#put({ status: 'none' });
    this.#put({ status: 'loading' });
    this.#timer = setTimeout(() => this.#run(inputs), SETTLE_MS);
  }

  /** Asks the same again, after a failure or when the data have changed. */
  refresh() {
    const inputs = JSON.parse(this.#question);
    this.#question = 'null';
    if (inputs) this.follow(inputs);
  }

  cancel() {
    clearTimeout(this.#timer);
    this.#newest.cancel();
    this.#put({ status: 'cancelled' });
  }

  async #run(inputs) {
    try {
      this.#put({ status: 'ready', inputs, answer: await this.#newest.run((signal) => this.#ask(inputs, signal)) });
    } catch (error) {
      if (isStale(error)) return;
      if (error.name !== 'ApiError') throw error;
      this.#connection.report(error);
      this.#put({ status: 'failed', error });
    }
  }

  #put(value) {
    this.#store.put({ [this.#key]: value });
  }
}
