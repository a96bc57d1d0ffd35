import * as L from 'leaflet';
import { groupOf, isUncertain } from '../domain/kinds.js';
import { ShapeMarker } from './shape-marker.js';

/** Facilities of the chosen kinds as canvas markers, in the colour and shape of their group. */
export class FacilityLayer {
  #map;
  #popup;
  #take;
  #markers = new Map();
  #group = L.layerGroup();
  #shown = '';

  /**
   * @param {L.Map} map @param {(feature: object) => HTMLElement} popup
   * @param {(feature: object) => boolean} take whether a click means something else now than its popup
   */
  constructor(map, popup, take) {
    this.#map = map;
    this.#popup = popup;
    this.#take = take;
    map.on('zoomend', () => this.#fit());
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

  /** Smaller from afar, so that hundreds do not hide the surface. */
  #fit() {
    for (const { marker } of this.#markers.values()) marker.setRadius(this.#radius());
  }

  #radius() {
    const zoom = this.#map.getZoom();
    return zoom < 9 ? 2.5 : zoom < 11 ? 3.5 : zoom < 13 ? 5 : 6.5;
  }

  #marker(feature) {
    const { kind, provenance } = feature.properties;
    const { colour, shape } = groupOf(kind);
    const [lon, lat] = feature.geometry.coordinates;
    const edited = feature.properties.edit ? { color: '#1c2a33', weight: 3 } : {};
    const marker = new ShapeMarker([lat, lon], { pane: 'points', colour, shape, hollow: isUncertain(provenance), radius: this.#radius(), ...edited });
    marker.bindPopup(() => this.#popup(feature));
    // After the popup's own listener, so that it closes again.
    return marker.on('click', () => this.#take(feature) && marker.closePopup());
  }
}
