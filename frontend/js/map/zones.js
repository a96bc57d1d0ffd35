import * as L from 'leaflet';
import { NO_SHARE, shareColour } from '../domain/classes.js';

const OUTLINE = { unit: { color: '#5b6b7a', weight: 1.4, opacity: 0.9 }, township: { color: '#8796a5', weight: 0.8, opacity: 0.8 } };

/** Units and townships: the ground under the surfaces, outlines above, shares as fill, and the selected zone's frame. */
export class ZoneLayers {
  #map;
  #features = { unit: [], township: [] };
  #ground = null;
  #outlines = { unit: null, township: null };
  #fill = null;
  #fillLevel = null;
  #frame = null;

  constructor(map) {
    this.#map = map;
  }

  /** @param {'unit'|'township'} level @param {object[]} features GeoJSON; those without an area are left out */
  setFeatures(level, features) {
    const drawn = features.filter((f) => f.geometry && f.geometry.type !== 'Point');
    this.#features[level] = drawn;
    this.#outlines[level]?.remove();
    this.#outlines[level] = L.geoJSON(drawn, { pane: 'lines', interactive: false, style: { ...OUTLINE[level], fill: false } });
    if (level === this.#fillLevel) this.#dropFill();
    if (level !== 'unit') return;
    this.#ground?.remove();
    const style = { stroke: false, fillColor: '#fbfaf7', fillOpacity: 1 };
    this.#ground = L.geoJSON(drawn, { pane: 'ground', interactive: false, style }).addTo(this.#map);
    this.#outlines.unit.addTo(this.#map);
  }

  showTownships(shown) {
    if (shown) this.#outlines.township?.addTo(this.#map);
    else this.#outlines.township?.remove();
  }

  /**
   * Fills zones by share. Called at every slider step.
   * @param {'unit'|'township'|null} level null takes the fill away
   * @param {(zone: string) => number|null} share
   */
  fillBy(level, share) {
    if (!level || level !== this.#fillLevel) this.#dropFill();
    if (!level || !this.#features[level].length) return;
    const style = (feature) => {
      const value = share(zoneCode(feature));
      return { color: value === null ? '#6b7a88' : '#ffffff', weight: 1.2, dashArray: value === null ? '3 4' : null,
        fillColor: value === null ? NO_SHARE : shareColour(value), fillOpacity: 0.82 };
    };
    if (this.#fill) this.#fill.setStyle(style);
    else this.#fill = L.geoJSON(this.#features[level], { pane: 'surface', interactive: false, style }).addTo(this.#map);
    this.#fillLevel = level;
  }

  #dropFill() {
    this.#fill?.remove();
    this.#fill = this.#fillLevel = null;
  }

  /** Frames the selected zone. @param {string|null} zone */
  select(zone) {
    this.#frame?.remove();
    const feature = this.find(zone);
    this.#frame = feature && L.geoJSON(feature, { pane: 'lines', interactive: false,
      style: { color: '#1b1f24', weight: 3, fill: false } }).addTo(this.#map);
  }

  /** @returns {object|undefined} the feature of a unit or township that has an area */
  find(zone) {
    return [...this.#features.unit, ...this.#features.township].find((f) => zoneCode(f) === zone);
  }
}

export const zoneCode = (feature) => feature.properties.code;
