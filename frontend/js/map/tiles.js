/**
 * Value tiles by their key, the least recently used dropped first. A tile of uint16 takes 128 KiB, so 160 of them stay
 * under 40 MB; that is several screens.
 */
export class TileCache {
  #tiles = new Map();
  #capacity;

  constructor(capacity = 160) {
    this.#capacity = capacity;
  }

  /**
   * @param {string} key everything the values depend on
   * @param {() => Promise<ArrayBufferView>} load asked once per key; a failure is not kept
   */
  async get(key, load) {
    let tile = this.#tiles.get(key);
    if (tile) {
      this.#tiles.delete(key);
    } else {
      tile = load();
      tile.catch(() => this.#tiles.delete(key));
    }
    this.#tiles.set(key, tile);
    if (this.#tiles.size > this.#capacity) this.#tiles.delete(this.#tiles.keys().next().value);
    return tile;
  }

  clear() {
    this.#tiles.clear();
  }
}
