import { isStale } from './api/problem.js';
import { addChanges, copyScenario, createScenario, deleteScenario, getScenario, listScenarios, patchScenario, redoChange, undoChange } from './api/scenarios.js';
import { latest } from './api/client.js';

const KNOWN = 'livingcircle.scenarios';
const MOST_KNOWN = 30;

/**
 * The scenario of the view and the list of those at hand. Writes go one after the other, each with the revision that the one
 * before has made; a conflict stops them until somebody has chosen.
 */
export class Scenarios {
  #store;
  #connection;
  #newest = latest();
  #newestList = latest();
  #writes = Promise.resolve();
  #id = '';

  constructor(store, connection) {
    this.#store = store;
    this.#connection = connection;
  }

  /** A view of the store: looks whether the address names another scenario. */
  follow() {
    const { scenario } = this.#store.state;
    if (scenario === this.#id) return;
    this.#id = scenario;
    this.#newest.cancel();
    if (scenario) this.open();
    else this.#put({ status: 'none', value: null });
  }

  /** Reads the scenario of the view again. */
  async open() {
    const id = this.#id;
    this.#put({ ...this.#store.data.scenario, status: 'loading', error: null });
    try {
      const value = await this.#newest.run((signal) => getScenario(id, signal));
      this.#take(value);
      remember({ id, name: value.name });
    } catch (error) {
      this.#failed(error, () => this.#put({ status: 'failed', value: null, error }));
    }
  }

  /** Reads one's own scenarios, and adds those of others that this browser has opened by their address. */
  async list() {
    this.#store.put({ scenarios: { ...this.#store.data.scenarios, status: 'loading' } });
    try {
      const own = this.#store.data.session.authenticated ? await this.#newestList.run((signal) => listScenarios(signal)) : [];
      const opened = known().filter(({ id }) => !own.some((one) => one.id === id));
      this.#store.put({ scenarios: { status: 'ready', list: own, opened } });
    } catch (error) {
      this.#failed(error, () => this.#store.put({ scenarios: { ...this.#store.data.scenarios, status: 'failed', error } }));
    }
  }

  /** @param {object[]} changes @returns {Promise<boolean>} whether they are kept */
  change(changes) {
    return this.#write({ kind: 'change', changes }, ({ id, revision }) => addChanges(id, revision, changes));
  }

  undo() {
    return this.#write({ kind: 'undo' }, ({ id, revision, canUndo }) => canUndo && undoChange(id, revision));
  }

  redo() {
    return this.#write({ kind: 'redo' }, ({ id, revision, canRedo }) => canRedo && redoChange(id, revision));
  }

  /** @param {{name?: string, note?: string, visibility?: string}} patch */
  patch(patch) {
    return this.#write({ kind: 'patch', patch }, ({ id, revision }) => patchScenario(id, { ...patch, revision }));
  }

  /** @returns {Promise<object|null>} the new scenario; null where it was refused, and the store says why */
  create(scenario) {
    return this.#made(() => createScenario(scenario));
  }

  copy(id, name) {
    return this.#made(() => copyScenario(id, name));
  }

  /** @returns {Promise<boolean>} */
  async remove({ id, revision }) {
    const gone = await this.#made(async () => { await deleteScenario(id, revision); return true; });
    if (gone) forget(id);
    if (gone && id === this.#id) this.#store.set({ scenario: '' });
    return Boolean(gone);
  }

  /** Takes an opened one off the list of this browser. */
  forget(id) {
    forget(id);
    this.list();
  }

  /** Ends a conflict: with what others have made of the scenario, and one's own on top of it if asked. @param {boolean} again */
  async settle(again) {
    const { conflict } = this.#store.data;
    this.#store.put({ conflict: null });
    this.#take(conflict.theirs);
    if (again) await this.#write(conflict.mine, conflict.ask);
  }

  #write(mine, ask) {
    const write = async () => {
      const { scenario: { value }, conflict } = this.#store.data;
      if (!value || conflict) return false;
      this.#put({ ...this.#store.data.scenario, saving: true, problem: null });
      try {
        const answer = await ask(value);
        this.#take(answer || value);
        if (mine.kind === 'patch') this.list();
        return Boolean(answer);
      } catch (error) {
        this.#put({ ...this.#store.data.scenario, saving: false });
        if (error.status === 409 && error.theirs) this.#store.put({ conflict: { mine, ask, before: value, theirs: error.theirs } });
        else this.#failed(error, () => this.#put({ ...this.#store.data.scenario, problem: error }));
        return false;
      }
    };
    this.#writes = this.#writes.then(write);
    return this.#writes;
  }

  async #made(make) {
    this.#store.put({ scenarios: { ...this.#store.data.scenarios, problem: null } });
    try {
      const value = await make();
      this.list();
      return value;
    } catch (error) {
      this.#failed(error, () => this.#store.put({ scenarios: { ...this.#store.data.scenarios, problem: error } }));
      return null;
    }
  }

  #take(value) {
    if (value.id === this.#id) this.#put({ status: 'ready', value });
  }

  #put(scenario) {
    this.#store.put({ scenario });
  }

  #failed(error, put) {
    if (isStale(error)) return;
    if (error.name !== 'ApiError') throw error;
    this.#connection.report(error);
    put();
  }
}

/** Scenarios that were opened here, newest first: the service lists only one's own. @returns {{id: string, name: string}[]} */
function known() {
  try { return JSON.parse(localStorage.getItem(KNOWN)) ?? []; } catch { return []; }
}

const keep = (list) => { try { localStorage.setItem(KNOWN, JSON.stringify(list.slice(0, MOST_KNOWN))); } catch { /* a browser without storage lists only one's own */ } };
const remember = (opened) => keep([opened, ...known().filter(({ id }) => id !== opened.id)]);
const forget = (id) => keep(known().filter((one) => one.id !== id));
