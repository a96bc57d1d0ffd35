import * as L from 'leaflet';

const HEIGHT = 15;

/** Rough width in pixels: a Chinese character is as wide as it is high. */
const width = (text) => [...text].reduce((sum, c) => sum + (c > '\u2e7f' ? 12.5 : 6.8), 8);

/**
 * Names on the map that never overlap: the more important one stays. The list beside the map holds the same names, so
 * screen readers skip these.
 *
 * @typedef {{lat: number, lon: number, text: string, rank: number, minZoom: number, maxZoom?: number, style: string,
 *   offset?: number}} Label lower rank first
 */
export const LabelLayer = L.Layer.extend({
  initialize() {
    this._groups = new Map();
  },

  /** @param {string} group @param {Label[]} labels replaces what the group showed */
  setGroup(group, labels) {
    this._groups.set(group, labels);
    if (this._map) this._draw();
  },

  onAdd() {
    this._box = L.DomUtil.create('div', 'labels leaflet-zoom-hide', this.getPane('labels'));
    this._box.setAttribute('aria-hidden', 'true');
    this._draw();
  },

  onRemove() {
    this._box.remove();
  },

  getEvents() {
    return { moveend: this._draw, zoomend: this._draw };
  },

  _draw() {
    const zoom = this._map.getZoom();
    const bounds = this._map.getBounds().pad(0.1);
    const taken = [];
    const labels = [...this._groups.values()].flat()
      .filter((l) => zoom >= l.minZoom && zoom <= (l.maxZoom ?? 99) && bounds.contains([l.lat, l.lon]))
      .sort((a, b) => a.rank - b.rank);
    this._box.replaceChildren();
    for (const label of labels) {
      const at = this._map.latLngToLayerPoint([label.lat, label.lon]);
      const half = width(label.text) / 2;
      const top = at.y + (label.offset ?? 0) - HEIGHT / 2;
      const box = [at.x - half, top, at.x + half, top + HEIGHT];
      if (taken.some((b) => box[0] < b[2] && box[2] > b[0] && box[1] < b[3] && box[3] > b[1])) continue;
      taken.push(box);
      const name = L.DomUtil.create('span', `label label-${label.style}`, this._box);
      name.textContent = label.text;
      L.DomUtil.setPosition(name, L.point(Math.round(at.x), Math.round(top)));
    }
  },
});
