import * as L from 'leaflet';

/** Drawing order from the ground up. Facilities and places share one canvas, so that both can be clicked. */
const PANES = { ground: 150, links: 200, surface: 250, circle: 290, bands: 300, streets: 330, lines: 350, route: 410, points: 420, labels: 450, pins: 620 };

const stillness = matchMedia('(prefers-reduced-motion: reduce)');

/** The Leaflet map: no outside tiles, a city's bounds, panes, and the view kept in the address. */
export class MapView {
  /** @param {HTMLElement} element @param {import('../store.js').Store} store */
  constructor(element, store) {
    this.store = store;
    this.map = L.map(element, {
      zoomControl: false, attributionControl: false, minZoom: 7, maxZoom: 17, zoomSnap: 0.5, preferCanvas: true,
      worldCopyJump: false, zoomAnimation: !stillness.matches, fadeAnimation: false,
    });
    for (const [name, zIndex] of Object.entries(PANES)) this.map.createPane(name).style.zIndex = zIndex;
    for (const name of ['ground', 'links', 'surface', 'circle', 'bands', 'streets', 'lines', 'route', 'labels']) this.map.getPane(name).style.pointerEvents = 'none';
    this.scale = L.control.scale({ imperial: false, position: 'bottomright', maxWidth: 90 }).addTo(this.map);
    this.map.on('moveend', () => this.#remember());
    new ResizeObserver(() => this.#fit(element)).observe(element);
  }

  /** The size goes to the print style sheet too, which crops around the centre. */
  #fit(element) {
    if (matchMedia('print').matches) return;
    this.map.invalidateSize(); // keeps the centre, which the address holds
    element.style.setProperty('--map-width', `${element.clientWidth}px`);
    element.style.setProperty('--map-height', `${element.clientHeight}px`);
  }

  /** Shows the view of the address, or the city's own. @param {{bounds: number[], centre: number[], zoom: number}} city w, s, e, n; lon, lat */
  open({ bounds, centre: [lon, lat], zoom }) {
    this.bounds = L.latLngBounds([bounds[1], bounds[0]], [bounds[3], bounds[2]]);
    this.map.setMaxBounds(this.bounds.pad(0.6));
    const { view } = this.store.state;
    if (view) this.map.setView([view.lat, view.lon], view.zoom, { animate: false });
    else this.map.setView([lat, lon], zoom, { animate: false });
  }

  /** Follows the back button. */
  follow(view) {
    if (!this.bounds || !view) return;
    const centre = this.map.getCenter();
    const moved = Math.abs(centre.lat - view.lat) > 1e-5 || Math.abs(centre.lng - view.lon) > 1e-5;
    if (moved || this.map.getZoom() !== view.zoom) this.map.setView([view.lat, view.lon], view.zoom, { animate: false });
  }

  /** @param {number} lon @param {number} lat @param {number} [zoom] at least this close */
  flyTo(lon, lat, zoom = 13) {
    this.map.setView([lat, lon], Math.max(zoom, this.map.getZoom()), { animate: !stillness.matches });
  }

  /** Shows a whole feature. */
  flyToFeature(feature) {
    this.map.fitBounds(L.geoJSON(feature).getBounds(), { animate: !stillness.matches, padding: [24, 24], maxZoom: 14 });
  }

  showAll() {
    this.map.fitBounds(this.bounds, { animate: !stillness.matches, padding: [12, 12] });
  }

  /** @returns {{lon: number, lat: number}} */
  get centre() {
    const { lat, lng } = this.map.getCenter();
    return { lon: lng, lat };
  }

  #remember() {
    if (!this.bounds) return;
    const { lat, lng } = this.map.getCenter();
    this.store.set({ view: { zoom: this.map.getZoom(), lat: Number(lat.toFixed(5)), lon: Number(lng.toFixed(5)) } }, 'replace');
  }
}
