import * as L from 'leaflet';
import { isStale } from '../api/problem.js';
import { listWithin } from '../api/service.js';
import { latest } from '../api/client.js';

/** Streets are drawn from this zoom, where a screen holds hundreds of them, not hundreds of thousands. */
const FROM_ZOOM = 14;
const MOST = 4000;

const LOOKS = {
  motorway: [3.5, '#8c6d31'], trunk: [3.5, '#8c6d31'], primary: [3, '#8a8f94'], secondary: [2.4, '#8a8f94'], tertiary: [2, '#9aa3ac'],
  footway: [1, '#9aa3ac', '3 3'], path: [1, '#9aa3ac', '3 3'], steps: [2, '#9aa3ac', '1 2'], cycleway: [1, '#6a8f6a', '3 3'],
};

function look({ properties: { roadClass } }) {
  const [weight, color, dashArray = null] = LOOKS[roadClass] ?? [1.3, '#a9b1b8'];
  return { weight, color, dashArray, opacity: 0.9 };
}

/** The imported streets of the part that is looked at, asked for as the map comes to rest. */
export class StreetsLayer {
  #map;
  #onError;
  #shown = false;
  #drawn = null;
  #newest = latest();

  constructor(map, onError) {
    this.#map = map;
    this.#onError = onError;
    map.on('moveend', () => this.#draw());
  }

  /** @param {boolean} shown */
  show(shown) {
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#draw();
  }

  async #draw() {
    if (!this.#shown || this.#map.getZoom() < FROM_ZOOM) {
      this.#newest.cancel();
      this.#drawn?.remove();
      return;
    }
    const bounds = this.#map.getBounds().pad(0.1);
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    try {
      const features = await this.#newest.run((signal) => listWithin('streets', box, MOST, signal));
      this.#drawn?.remove();
      this.#drawn = L.geoJSON(features, { pane: 'streets', interactive: false, style: look }).addTo(this.#map);
    } catch (error) {
      if (!isStale(error)) this.#onError(error);
    }
  }
}
