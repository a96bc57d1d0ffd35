import { ApiError } from './api/problem.js';

/**
 * Parts of the page that are loaded when they are first wanted: a tab that somebody opens, or something the address brings.
 * @param {import('./store.js').Store} store
 * @param {Record<string, {wanted: (store: import('./store.js').Store) => unknown, load: () => Promise<import('./store.js').View[]>}>} parts
 * @param {(error: ApiError) => void} failed tells of a part that could not be had; it is tried again at the next change
 * @returns {import('./store.js').View}
 */
export function createLater(store, parts, failed) {
  const asked = new Set();

  async function bring(key, load) {
    asked.add(key);
    try {
      const views = await load();
      const everything = new Set([...Object.keys(store.state), ...Object.keys(store.data)]);
      for (const view of views) {
        store.add(view);
        view(store, everything);
      }
    } catch (error) {
      // A script that does not come is a TypeError of the import; anything else is a fault of ours.
      if (!(error instanceof TypeError && /import|module/i.test(error.message))) throw error;
      asked.delete(key);
      failed(ApiError.offline());
    }
  }

  return () => {
    for (const [key, { wanted, load }] of Object.entries(parts)) if (!asked.has(key) && wanted(store)) bring(key, load);
  };
}
