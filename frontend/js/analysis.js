import { latest } from './api/client.js';
import { isStale } from './api/problem.js';
import { computeCoverage, findHotSpots, locate } from './api/service.js';
import { officialLimits } from './domain/circle.js';
import { CoverageTable } from './domain/curve.js';
import { editInputs } from './domain/edits.js';
import { ENGINES, journeyInputs, metricFor, obstacle } from './domain/engines.js';
import { stopsFor } from './domain/stops.js';

const HOT_SPOTS = 20;
const KEPT_ANSWERS = 24;
const SETTLE_MS = 350;

/**
 * Asks the service when the question changes, and only then: a slider step changes the range, which the answer already
 * holds for every stop. Hot spots and the nearest facilities follow when the slider rests.
 */
export class Analysis {
  #store;
  #connection;
  /** Answers by question, all of one data version: the way back to a service needs no request. */
  #answers = new Map();
  #dataVersion = null;
  #question = '';
  #hotQuestion = '';
  #othersQuestion = '';
  #timer = 0;
  #newestCoverage = latest();
  #newestOthers = latest();
  #newestHotSpots = latest();
  #newestPlace = latest();

  constructor(store, connection) {
    this.#store = store;
    this.#connection = connection;
  }

  /** A view of the store: looks whether the question is a new one. */
  follow(store) {
    if (!store.service) return;
    const question = JSON.stringify(this.coverageInputs());
    if (question !== this.#question) {
      this.#question = question;
      // Figures of another question beside these would be wrong ones.
      this.#newestOthers.cancel();
      this.#othersQuestion = '';
      store.put({ others: {} });
      this.#coverage();
    }
    this.#followOthers(store);
    const hotQuestion = JSON.stringify(this.#hotSpotInputs());
    if (hotQuestion === this.#hotQuestion || store.dragging) return;
    this.#hotQuestion = hotQuestion;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#hotSpots(), SETTLE_MS);
  }

  /** Called when an answer carries another data version than the ones before. */
  onNewData = () => {};

  /** Asks everything again, after a failure or when the data have changed. */
  refresh() {
    this.#answers.clear();
    this.#question = this.#hotQuestion = this.#othersQuestion = '';
    this.follow(this.#store);
    const { here } = this.#store.data;
    if (here.status !== 'none') this.locate(here.lon, here.lat);
  }

  /** Gives the figures up that are on their way. */
  cancel() {
    this.#store.put({ coverage: { ...this.#store.data.coverage, status: 'cancelled' } });
    this.#newestCoverage.cancel();
  }

  /** What all questions share. An official circle by area brings its own metrics. */
  #common(circle = this.#store.state.circle, engine = this.#store.state.engine) {
    const { state } = this.#store;
    return { service: state.service, engine, ...(circle ? {} : { metric: metricFor(engine, state.metric) }), ...journeyInputs(state, engine), ...editInputs(state.edits) };
  }

  /** Inputs of the coverage process: the official circle, or all stops of the slider. */
  coverageInputs(circle = this.#store.state.circle, engine = this.#store.state.engine, by = ['city', 'unit', 'township']) {
    const { metric, weight } = this.#store.state;
    const ranges = circle ? {} : { ranges: stopsFor(metric, officialLimits(this.#store.circles, metric)) };
    return { ...this.#common(circle, engine), ...ranges, weights: [weight], by };
  }

  /** Inputs for exactly the table on screen: one circle, one level. */
  tableInputs() {
    const { circle, range, weight, level } = this.#store.state;
    return { ...this.#common(), ...(circle ? {} : { ranges: [range] }), weights: [weight], by: [level] };
  }

  #hotSpotInputs() {
    const { circle, range, weight } = this.#store.state;
    return { ...this.#common(), ...(circle ? {} : { range }), weight, count: HOT_SPOTS };
  }

  async #coverage() {
    const store = this.#store;
    const question = this.#question;
    const { circle } = store.state;
    const ready = (answer) => store.put({ coverage: { status: 'ready', table: answer.table, question }, areas: answer.areas });
    if (this.#answers.has(question)) return ready(this.#answers.get(question));
    // The same question asked again keeps its figures on screen; another question's figures would be wrong ones.
    const kept = store.data.coverage.question === question ? store.data.coverage.table : null;
    store.put({ coverage: { status: 'loading', table: kept, question } });
    try {
      await this.#newestCoverage.run(async (signal) => {
        ready(await this.#answer(this.coverageInputs(), circle ? ['urban', 'rural'] : [], signal));
        // The slider may be taken up next: its answer is here before the first step.
        if (circle) await this.#answer(this.coverageInputs(null), [], signal);
      });
    } catch (error) {
      this.#failed('coverage', error);
    }
    return undefined;
  }

  /** The same question to the engines that are not on screen, once the figures on screen are there. */
  #followOthers(store) {
    if (store.dragging || store.data.coverage.status !== 'ready') return;
    const { state, data: { city, townships } } = store;
    const isTownship = townships.some((f) => f.properties.code === state.zone);
    const asked = ENGINES.filter((engine) => engine !== state.engine && !obstacle(engine, city, state))
      .map((engine) => ({ engine, inputs: this.coverageInputs(state.circle, engine, isTownship ? ['city', 'unit', 'township'] : ['city', 'unit']) }));
    const question = JSON.stringify(asked);
    if (question === this.#othersQuestion) return;
    this.#othersQuestion = question;
    this.#others(asked);
  }

  async #others(asked) {
    const found = Object.fromEntries(asked.map(({ engine, inputs }) => [engine, this.#answers.get(JSON.stringify(inputs))]));
    const put = () => this.#store.put({ others: Object.fromEntries(asked.map(({ engine }) =>
      [engine, found[engine] ? { status: 'ready', table: found[engine].table } : { status: found[engine] === null ? 'failed' : 'loading' }])) });
    put();
    try {
      await this.#newestOthers.run(async (signal) => {
        for (const { engine, inputs } of asked.filter((a) => !found[a.engine])) {
          found[engine] = await this.#answer(inputs, [], signal);
          put();
        }
      });
    } catch (error) {
      if (isStale(error)) return;
      if (error.name !== 'ApiError') throw error;
      this.#connection.report(error);
      for (const { engine } of asked) found[engine] ??= null;
      put();
    }
  }

  /** Asks one question, for some areas on their own too, and keeps the answer. */
  async #answer(inputs, areas, signal) {
    const question = JSON.stringify(inputs);
    const [all, ...parts] = await Promise.all([computeCoverage(inputs, signal),
      ...areas.map((area) => computeCoverage({ ...inputs, area, by: ['city'] }, signal))]);
    this.#note(all.metadata.dataVersion);
    const answer = { table: new CoverageTable(all.rows, all.metadata),
      areas: parts.length ? parts.map((reply, i) => ({ area: areas[i], table: new CoverageTable(reply.rows, {}) })) : null };
    if (this.#answers.size >= KEPT_ANSWERS) this.#answers.delete(this.#answers.keys().next().value);
    this.#answers.set(question, answer);
    return answer;
  }

  #note(dataVersion) {
    const before = this.#dataVersion;
    this.#dataVersion = dataVersion;
    if (before !== null && before !== dataVersion) this.onNewData();
  }

  async #hotSpots() {
    const store = this.#store;
    const question = this.#hotQuestion;
    const kept = store.data.hotspots.question === question ? store.data.hotspots.list : [];
    store.put({ hotspots: { status: 'loading', list: kept, question } });
    try {
      const reply = await this.#newestHotSpots.run((signal) => findHotSpots(this.#hotSpotInputs(), signal));
      store.put({ hotspots: { status: 'ready', list: reply.features, metadata: { scenario: reply.scenario }, question } });
    } catch (error) {
      this.#failed('hotspots', error);
    }
  }

  /** Where is this, who lives here, what is nearest. */
  async locate(lon, lat) {
    const { profile, winter, engine, mode, scenario } = this.#store.state;
    const by = { engine: engine === 'streets' ? engine : '', mode: mode === 'walk' ? '' : mode, scenario };
    this.#store.put({ here: { status: 'loading', lon, lat } });
    try {
      const answer = await this.#newestPlace.run((signal) => locate({ lon, lat, profile, winter, ...by }, signal));
      this.#store.put({ here: { status: 'ready', lon, lat, answer } });
    } catch (error) {
      this.#failed('here', error);
    }
  }

  /** Keeps what was drawn; says what failed. A passing failure is the banner's business, and a later refresh's. */
  #failed(part, error) {
    if (isStale(error)) return;
    if (error.name !== 'ApiError') throw error;
    this.#connection.report(error);
    this.#store.put({ [part]: { ...this.#store.data[part], status: 'failed', error } });
  }
}
