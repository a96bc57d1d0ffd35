import * as L from 'leaflet';

/** More than can be told apart on a screen. */
const MOST = 200;

/** Handles over the facilities in view, while they are edited: to drag, and to click for what else can be done. */
export class EditLayer {
  #map;
  #hooks;
  #features = null;
  #handles = L.layerGroup();

  /** @param {L.Map} map @param {{popup: (feature: object) => HTMLElement, onMoved: (id: string, lon: number, lat: number) => void}} hooks */
  constructor(map, hooks) {
    this.#map = map;
    this.#hooks = hooks;
    this.#handles.addTo(map);
    map.on('moveend', () => this.#draw());
  }

  /** @param {object[]|null} features null: nothing is edited */
  show(features) {
    this.#features = features;
    this.#draw();
  }

  #draw() {
    this.#handles.clearLayers();
    if (!this.#features) return;
    const bounds = this.#map.getBounds();
    const icon = L.divIcon({ className: 'edit-handle', iconSize: [26, 26] });
    const inView = this.#features.filter(({ geometry }) => geometry && bounds.contains([geometry.coordinates[1], geometry.coordinates[0]]));
    for (const feature of inView.slice(0, MOST)) {
      const [lon, lat] = feature.geometry.coordinates;
      const handle = L.marker([lat, lon], { icon, pane: 'pins', draggable: true, autoPan: true, keyboard: false, bubblingMouseEvents: false });
      handle.on('dragend', () => this.#hooks.onMoved(String(feature.id), handle.getLatLng().lng, handle.getLatLng().lat));
      handle.bindPopup(() => this.#hooks.popup(feature)).addTo(this.#handles);
    }
  }
}
