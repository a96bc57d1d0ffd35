import { readAddress, writeAddress } from './domain/address.js';
import { applyEdits } from './domain/edits.js';
import { activeChanges, applyChanges } from './domain/scenario.js';

/**
 * The page's one state: what the address carries (`state`) and what the service answered (`data`). Changes are gathered
 * and drawn once per frame, by every view that was added, in that order.
 *
 * @typedef {(store: Store, changed: Set<string>) => void} View names of changed state or data keys
 */
export class Store {
  /** @type {import('./domain/address.js').ViewState} */
  state = readAddress(location.hash);

  /** status is 'loading', 'ready' or 'failed' */
  data = {
    city: null,
    services: [],
    units: [],
    townships: [],
    facilities: { status: 'loading', list: [] },
    targets: { status: 'loading', list: [] },
    coverage: { status: 'loading', table: null },
    areas: null,
    hotspots: { status: 'loading', list: [] },
    /** Figures of the engines that are not on screen, by engine, for the three side by side. */
    others: {},
    bridges: [],
    here: { status: 'none' },
    catchment: { status: 'none' },
    route: { status: 'none' },
    planCircle: { status: 'none' },
    /** Whether the map still has to show the plan's circle that was chosen last. */
    fitPlan: false,
    /** Who is at the page, and what they may do; the service decides again at every request. */
    session: { status: 'loading', authenticated: false, roles: [] },
    /** The scenario that the address names; `saving` while a change is on its way, `problem` where one was refused. */
    scenario: { status: 'none', value: null },
    scenarios: { status: 'none', list: [], opened: [] },
    /** One's own change against those of others, until somebody chooses. */
    conflict: null,
    comparison: { status: 'none' },
    presets: { status: 'none', list: [] },
    jobs: { status: 'none', list: [] },
    job: { status: 'none' },
    /** The siting question that is being put together. */
    question: null,
    /** Places that are clicked one after the other: {purpose, shape: 'line'|'area'|'points', points}. */
    drawing: null,
    /** Which of the two was asked for last, and whether the map still has to show its answer. */
    journey: { part: 'catchment', fit: false },
    /** What a click on the map means: 'look', 'catchment', 'route', 'edit' or 'draw'. */
    tool: 'look',
    connection: { status: 'ok' },
  };

  /** While the slider is held nothing is asked of the service. */
  dragging = false;

  #views = [];
  #changed = new Set();
  #frame = 0;

  constructor() {
    const fromAddress = () => this.#adopt(readAddress(location.hash));
    window.addEventListener('popstate', fromAddress);
    window.addEventListener('hashchange', fromAddress);
  }

  /** @param {View} view */
  add(view) {
    this.#views.push(view);
  }

  /**
   * @param {Partial<import('./domain/address.js').ViewState>} patch
   * @param {'push'|'replace'|'none'} history push makes a step for the back button
   */
  set(patch, history = 'push') {
    const changed = this.#adopt({ ...this.state, ...patch });
    const address = writeAddress(this.state);
    if (history === 'none' || address === location.hash) return changed;
    const url = location.pathname + location.search + address;
    if (history === 'push') window.history.pushState(null, '', url);
    else window.history.replaceState(null, '', url);
    return changed;
  }

  /** @param {object} patch of data */
  put(patch) {
    Object.assign(this.data, patch);
    this.#mark(Object.keys(patch));
  }

  /** Has the views draw something again that did not change, such as all texts at the start. */
  touch(...keys) {
    this.#mark(keys);
  }

  /** @returns {object|undefined} the chosen service */
  get service() {
    return this.data.services.find((s) => s.id === this.state.service);
  }

  /** The official circles of the chosen service. */
  get circles() {
    return this.service?.circles ?? [];
  }

  /** The facilities of this view: the recorded ones with the scenario's changes and its own. */
  get facilities() {
    return applyEdits(applyChanges(this.data.facilities.list, this.changes), this.state.edits, this.service?.kinds[0] ?? '');
  }

  /** The changes of the view's scenario that count. */
  get changes() {
    return activeChanges(this.data.scenario.value);
  }

  /** Where in a coverage table the current figures stand: an official circle's id, or a range. */
  get at() {
    return this.state.circle ?? this.state.range;
  }

  /** The largest cost that the service searches to. @param {'time'|'distance'|'straight'} metric */
  mostOf(metric) {
    const ranges = this.data.city?.ranges;
    return (metric === 'time' ? ranges?.mostSeconds : ranges?.mostMetres) ?? Infinity;
  }

  #adopt(next) {
    const changed = Object.keys(next).filter((key) => JSON.stringify(next[key]) !== JSON.stringify(this.state[key]));
    this.state = next;
    this.#mark(changed);
    return changed;
  }

  #mark(keys) {
    keys.forEach((key) => this.#changed.add(key));
    if (keys.length && !this.#frame) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    const changed = this.#changed;
    this.#changed = new Set();
    this.#frame = 0;
    const start = performance.now();
    for (const view of this.#views) view(this, changed);
    if (changed.has('range')) this.#measure(start);
  }

  /** The last slider step, from its frame's start to the last view's end; a browser test reads it. */
  #measure(start) {
    performance.clearMeasures('slider-step');
    performance.measure('slider-step', { start, end: performance.now() });
  }
}
