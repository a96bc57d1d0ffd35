import * as L from 'leaflet';
import { groupOf, isUncertain } from '../domain/kinds.js';
import { ShapeMarker } from './shape-marker.js';

/** Facilities of the chosen kinds as canvas markers, in the colour and shape of their group. */
export class FacilityLayer {
  #map;
  #popup;
  #markers = new Map();
  #group = L.layerGroup();
  #shown = '';

  /** @param {L.Map} map @param {(feature: object) => HTMLElement} popup */
  constructor(map, popup) {
    this.#map = map;
    this.#popup = popup;
  }

  setFeatures(features) {
    this.#markers = new Map(features.filter((f) => f.geometry).map((f) => [String(f.id), { f, marker: this.#marker(f) }]));
    this.#shown = '';
  }

  /** @param {Set<string>|null} kinds null hides all */
  show(kinds) {
    const wanted = kinds ? [...kinds].sort().join() : 'none';
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    this.#group.remove();
    const markers = [...this.#markers.values()].filter(({ f }) => kinds?.has(f.properties.kind)).map((m) => m.marker);
    this.#group = L.layerGroup(markers).addTo(this.#map);
  }

  /** @param {string} id opens its popup if it is drawn */
  open(id) {
    const entry = this.#markers.get(String(id));
    if (entry && this.#group.hasLayer(entry.marker)) entry.marker.openPopup();
  }

  #marker(feature) {
    const { kind, provenance } = feature.properties;
    const { colour, shape } = groupOf(kind);
    const [lon, lat] = feature.geometry.coordinates;
    const marker = new ShapeMarker([lat, lon], { pane: 'points', colour, shape, hollow: isUncertain(provenance), radius: 5.5 });
    return marker.bindPopup(() => this.#popup(feature));
  }
}
