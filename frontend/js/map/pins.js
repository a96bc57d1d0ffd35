import * as L from 'leaflet';

/** What stands above all else: numbered hot spots, the asked place and the lines to its nearest facilities. */
export class Pins {
  #map;
  #spots = L.layerGroup();
  #place = L.layerGroup();

  /** @param {L.Map} map @param {(rank: number) => void} onSpot */
  constructor(map, onSpot) {
    this.#map = map;
    this.onSpot = onSpot;
    this.#spots.addTo(map);
    this.#place.addTo(map);
  }

  /**
   * The list beside the map is the keyboard's way to the hot spots, so the pins take no tab stops.
   * @param {object[]} features ranked points @param {number|null} chosen rank
   */
  showSpots(features, chosen = null) {
    this.#spots.clearLayers();
    for (const f of [...features].reverse()) {
      const [lon, lat] = f.geometry.coordinates;
      const { rank } = f.properties;
      const icon = L.divIcon({ className: `spot${rank === chosen ? ' spot-chosen' : ''}`, html: pinNumber(rank), iconSize: [22, 22] });
      L.marker([lat, lon], { icon, pane: 'pins', keyboard: false, zIndexOffset: rank === chosen ? 999 : -rank })
        .on('click', () => this.onSpot(rank)).addTo(this.#spots);
    }
  }

  /**
   * @param {{lon: number, lat: number}|null} at
   * @param {{lon: number, lat: number, inside: boolean|null}[]} targets
   */
  showPlace(at, targets = []) {
    this.#place.clearLayers();
    if (!at) return;
    for (const t of targets) {
      L.polyline([[at.lat, at.lon], [t.lat, t.lon]], { pane: 'points', interactive: false, color: '#1b1f24', weight: 1.8,
        opacity: 0.85, dashArray: t.inside === false ? '3 5' : null }).addTo(this.#place);
    }
    const icon = L.divIcon({ className: 'here-pin', iconSize: [18, 18] });
    L.marker([at.lat, at.lon], { icon, pane: 'pins', keyboard: false, interactive: false }).addTo(this.#place);
  }
}

function pinNumber(rank) {
  const number = document.createElement('span');
  number.textContent = String(rank);
  return number;
}
