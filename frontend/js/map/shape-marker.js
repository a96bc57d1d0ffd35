import * as L from 'leaflet';
import { SHAPES } from '../domain/kinds.js';

/**
 * A canvas marker in one of the shapes of kinds.js. `hollow` draws an outline with dashes: a record nobody has seen on the
 * ground.
 */
export const ShapeMarker = L.CircleMarker.extend({
  options: { shape: 'circle', hollow: false, radius: 5, weight: 1.5, fillOpacity: 1, bubblingMouseEvents: false },

  initialize(latlng, options) {
    const { colour, hollow } = options;
    const look = hollow ? { color: colour, fillColor: '#ffffff', dashArray: [2, 2] } : { color: '#ffffff', fillColor: colour };
    L.CircleMarker.prototype.initialize.call(this, latlng, { ...look, ...options });
  },

  _updatePath() {
    const renderer = this._renderer;
    if (!renderer._drawing || this._empty()) return;
    const { _ctx: ctx } = renderer;
    const { x, y } = this._point;
    ctx.beginPath();
    for (const [dx, dy] of SHAPES[this.options.shape]) ctx.lineTo(x + dx * this._radius, y + dy * this._radius);
    ctx.closePath();
    renderer._fillStroke(ctx, this);
  },
});
