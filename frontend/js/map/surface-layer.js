import * as L from 'leaflet';
import { TileCache } from './tiles.js';

const SIZE = 256;

/**
 * A graded surface drawn from value tiles. All tiles share one pixel buffer: putImageData copies it at once.
 * Fires 'failed' with the error of a tile; such a tile is asked for again by `retry`.
 */
export const SurfaceLayer = L.GridLayer.extend({
  options: { tileSize: SIZE, maxNativeZoom: 13, minZoom: 7, updateWhenZooming: false, keepBuffer: 1, pane: 'surface' },

  initialize(options) {
    L.setOptions(this, options);
    this._cache = new TileCache();
    this._image = new ImageData(SIZE, SIZE);
    this._pixels = new Uint32Array(this._image.data.buffer);
  },

  /** @param {import('./painters.js').Painter} painter same key: only repaints; other key: loads, old picture stays meanwhile */
  setPainter(painter) {
    const sameValues = this._painter?.key === painter.key;
    this._painter = painter;
    for (const { el } of Object.values(this._tiles ?? {})) {
      if (sameValues) this._paint(el);
      else this._load(el);
    }
  },

  /** Asks again for tiles that failed. */
  retry() {
    for (const { el } of Object.values(this._tiles ?? {})) if (!el.values) this._load(el);
  },

  /** Forgets all values: the data have changed. */
  refresh() {
    this._cache.clear();
    for (const { el } of Object.values(this._tiles ?? {})) this._load(el);
  },

  createTile(coords, done) {
    const tile = document.createElement('canvas');
    tile.width = tile.height = SIZE;
    tile.coords = coords;
    tile.setAttribute('aria-hidden', 'true');
    this._load(tile).finally(() => done(null, tile));
    return tile;
  },

  async _load(tile) {
    const painter = this._painter;
    tile.values = null;
    try {
      const values = await painter.load(tile.coords, this._cache);
      if (painter.key !== this._painter.key) return;
      tile.values = values;
      this._paint(tile);
    } catch (error) {
      this.fire('failed', { error });
    }
  },

  _paint(tile) {
    if (!tile.values) return;
    this._painter.paint(tile.values, this._pixels);
    tile.getContext('2d').putImageData(this._image, 0, 0);
  },
});
