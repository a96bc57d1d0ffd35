import { latest } from './api/client.js';
import { isStale } from './api/problem.js';
import { cancelJob, getJob, getResults, listJobs, listPresets, saveAsScenario, solveNow, startJob } from './api/siting.js';
import { isRunning, pollPause } from './domain/siting.js';

const ASKED = 'livingcircle.job.';

/**
 * Runs of siting: starts them, watches the one that the address names until it ends, and brings its answer. A page that is
 * loaded again goes on watching.
 */
export class Jobs {
  #store;
  #connection;
  #newest = latest();
  #newestList = latest();
  #id = '';
  #timer = 0;
  #since = 0;

  constructor(store, connection) {
    this.#store = store;
    this.#connection = connection;
  }

  /** A view of the store: looks whether the address names another run. */
  follow() {
    const { job } = this.#store.state;
    if (job === this.#id) return;
    this.#id = job;
    this.#stop();
    if (job) this.watch();
    else if (this.#store.data.job.id) this.#put({ status: 'none' });
  }

  /** Looks at the run of the address from now on. */
  watch() {
    this.#since = performance.now();
    this.#put({ status: 'loading', id: this.#id });
    this.#look();
  }

  async presets() {
    await this.#load('presets', (signal) => listPresets(signal));
  }

  async list() {
    if (this.#store.data.session.authenticated) await this.#load('jobs', (signal) => listJobs(signal));
    else this.#store.put({ jobs: { status: 'ready', list: [] } });
  }

  /** Starts a run, or asks at once where one may not start runs. @param {object} inputs @param {boolean} asJob */
  async ask(inputs, asJob) {
    this.#stop();
    this.#store.put({ job: { status: 'starting', inputs } });
    this.#store.set({ job: '', tab: 'siting' });
    this.#id = '';
    try {
      if (asJob) {
        const id = await startJob(inputs);
        try { sessionStorage.setItem(`${ASKED}${id}`, JSON.stringify(inputs)); } catch { /* a browser without storage does not say what was asked */ }
        this.#store.set({ job: id }, 'replace');
      } else this.#put({ status: 'ready', inputs, value: null, answer: await this.#newest.run((signal) => solveNow(inputs, signal)) });
    } catch (error) {
      this.#failed(error, () => this.#put({ status: 'failed', inputs, error }));
    }
  }

  /** What a run of this window was asked; nothing for one of another. @param {string|undefined} id */
  inputsOf(id) {
    try { return JSON.parse(sessionStorage.getItem(`${ASKED}${id}`)) ?? undefined; } catch { return undefined; }
  }

  /** Ends the run, or gives the question up that is on its way; the best answer so far is kept. */
  async cancel() {
    if (!this.#id) {
      this.#newest.cancel();
      this.#put({ status: 'none' });
      return;
    }
    const id = this.#id;
    this.#put({ ...this.#store.data.job, cancelling: true });
    try {
      await cancelJob(id);
    } catch (error) {
      this.#failed(error, () => this.#put({ ...this.#store.data.job, cancelling: false, problem: error }));
    }
    if (id !== this.#id) return;
    clearTimeout(this.#timer);
    this.#look();
  }

  /** @returns {Promise<object|null>} the new scenario */
  async save(name, kind) {
    this.#put({ ...this.#store.data.job, saving: true, problem: null });
    try {
      return await saveAsScenario(this.#id, name, kind);
    } catch (error) {
      this.#failed(error, () => this.#put({ ...this.#store.data.job, problem: error }));
      return null;
    } finally {
      this.#put({ ...this.#store.data.job, saving: false });
    }
  }

  async #look() {
    const id = this.#id;
    try {
      const value = await this.#newest.run((signal) => getJob(id, signal));
      if (isRunning(value)) {
        this.#put({ ...this.#store.data.job, status: 'running', id, value });
        this.#timer = setTimeout(() => this.#look(), pollPause((performance.now() - this.#since) / 1000));
        return;
      }
      // A failed run has no answer; a dismissed one has the best it found, if it found any.
      const answer = value.status === 'failed' ? null : await this.#newest.run((signal) => getResults(id, signal)).catch((error) => {
        if (isStale(error) || error.passes) throw error;
        return null;
      });
      this.#put({ status: 'ready', id, value, answer });
      this.list();
    } catch (error) {
      this.#failed(error, () => this.#put({ ...this.#store.data.job, status: 'failed', error }));
    }
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#newest.cancel();
  }

  async #load(key, ask) {
    this.#store.put({ [key]: { ...this.#store.data[key], status: 'loading' } });
    try {
      const newest = key === 'jobs' ? this.#newestList : latest();
      this.#store.put({ [key]: { status: 'ready', list: await newest.run(ask) } });
    } catch (error) {
      this.#failed(error, () => this.#store.put({ [key]: { ...this.#store.data[key], status: 'failed', error } }));
    }
  }

  #put(job) {
    this.#store.put({ job });
  }

  #failed(error, put) {
    if (isStale(error)) return;
    if (error.name !== 'ApiError') throw error;
    this.#connection.report(error);
    put();
  }
}
