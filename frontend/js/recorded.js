import { listItems } from './api/service.js';
import { pinnedBy } from './domain/scenario.js';

/** What is recorded, in the store: the present data, or those of the scenario in use where it is over earlier ones. */
export class Recorded {
  #store;
  #onError;
  #pinned = '';

  /** @param {import('./store.js').Store} store @param {(error: Error) => void} onError */
  constructor(store, onError) {
    this.#store = store;
    this.#onError = onError;
  }

  /** All features of a collection, of the data that the view is on when they arrive. */
  async list(collection) {
    const asked = this.#pinned;
    const features = await listItems(collection, { scenario: asked });
    return asked === this.#pinned ? features : this.list(collection);
  }

  load() {
    const put = (key) => this.list(key).then((features) => this.#store.put({ [key]: features }));
    return Promise.all([put('units'), put('townships'), this.facilities(), this.targets()]);
  }

  facilities() {
    return this.#loadInto('facilities', async () => ({ list: await this.list('facilities') }));
  }

  /** A view of the store: looks whether other data are in use. */
  follow = ({ data: { city, scenario: { status, value } } }) => {
    if (!city || status === 'loading' || pinnedBy(value) === this.#pinned) return;
    this.#pinned = pinnedBy(value);
    Promise.all([this.list('bridges').then((bridges) => this.#store.put({ bridges })), this.load()]).catch(this.#onError);
  };

  targets() {
    return this.#loadInto('targets', async () => {
      const [list, notes] = await Promise.all([this.list('plan-targets'), this.list('data-quality')]);
      return { list, notes };
    });
  }

  /** One collection into the store, its failure as a state of its own. */
  async #loadInto(key, load) {
    this.#store.put({ [key]: { ...this.#store.data[key], status: 'loading' } });
    try {
      this.#store.put({ [key]: { status: 'ready', ...(await load()) } });
    } catch (error) {
      if (error.passes) this.#onError(error);
      this.#store.put({ [key]: { ...this.#store.data[key], status: 'failed', error } });
    }
  }
}
