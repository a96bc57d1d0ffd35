import * as L from 'leaflet';
import { BANDS, CIRCLE_AREA } from '../domain/classes.js';

const LINE = '#08306b';

/** A catchment's bands, the plan's circle, a route with its ends, and the bridges that are closed. The lists beside the map say the same. */
export class TravelLayer {
  #map;
  #bands = L.layerGroup();
  #circle = L.layerGroup();
  #route = L.layerGroup();
  #closed = L.layerGroup();

  /** @param {L.Map} map */
  constructor(map) {
    this.#map = map;
    // Opaque bands in a pane that is not: where bands lie upon each other the colour stays that of the legend.
    map.getPane('bands').style.opacity = BANDS.alpha / 255;
    map.getPane('circle').style.opacity = CIRCLE_AREA.alpha / 255;
    for (const group of [this.#circle, this.#bands, this.#route, this.#closed]) group.addTo(map);
  }

  /**
   * @param {object[]} features ascending by range; none takes the bands away
   * @param {{lon: number|null, lat: number|null}|null} at the point they are of; a facility has its marker
   */
  showBands(features, at) {
    this.#bands.clearLayers();
    const drawn = features.map((feature, i) => ({ feature, colour: BANDS.colours[i] })).filter(({ feature }) => feature.geometry);
    if (at && at.lon !== null) this.#pin(this.#bands, at.lon, at.lat, 'origin-pin', '', 16);
    for (const { feature, colour } of drawn.reverse()) {
      L.geoJSON(feature, { pane: 'bands', interactive: false, style: { stroke: true, color: '#ffffff', weight: 1, fillColor: colour, fillOpacity: 1 } }).addTo(this.#bands);
    }
    this.#makeWay();
  }

  /** The area of the plan's circle. @param {object|null} geometry null takes it away */
  showCircle(geometry) {
    this.#circle.clearLayers();
    if (geometry) L.geoJSON(geometry, { pane: 'circle', interactive: false, style: { color: '#7a0177', weight: 2, fillColor: CIRCLE_AREA.colour, fillOpacity: 1 } }).addTo(this.#circle);
    this.#makeWay();
  }

  /** The surface makes way: two sets of colours upon each other are neither's legend. */
  #makeWay() {
    this.#map.getPane('surface').style.display = this.#bands.getLayers().length || this.#circle.getLayers().length ? 'none' : '';
  }

  /** Brings all of it into view, clear of what lies on the map's upper edge. @param {object[]} features */
  fit(features) {
    const shown = features.filter((f) => f.geometry);
    if (shown.length) this.#map.fitBounds(L.geoJSON(shown).getBounds(), { paddingTopLeft: [30, 110], paddingBottomRight: [30, 30], maxZoom: 15, animate: false });
  }

  /** @param {[number, number][]} ends lon, lat @param {object[]} lines */
  showRoute(ends, lines) {
    this.#route.clearLayers();
    for (const style of [{ color: '#ffffff', weight: 8, opacity: 0.95 }, { color: LINE, weight: 4.5, opacity: 1 }]) {
      L.geoJSON(lines, { pane: 'route', interactive: false, style: { lineCap: 'round', lineJoin: 'round', ...style } }).addTo(this.#route);
    }
    ends.forEach(([lon, lat], i) => this.#pin(this.#route, lon, lat, 'end-pin', 'AB'[i], 22));
  }

  /** @param {object[]} features bridges */
  showClosed(features) {
    this.#closed.clearLayers();
    for (const { geometry } of features) this.#pin(this.#closed, ...geometry.coordinates, 'closed-pin', '✕', 20);
  }

  #pin(group, lon, lat, className, text, size) {
    const html = document.createElement('span');
    html.textContent = text;
    L.marker([lat, lon], { icon: L.divIcon({ className, html, iconSize: [size, size] }), pane: 'pins', keyboard: false, interactive: false }).addTo(group);
  }
}
