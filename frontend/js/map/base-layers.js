import * as L from 'leaflet';
import { ShapeMarker } from './shape-marker.js';

/**
 * The base map and the plan's layers, from the service's own collections: nothing comes from another network.
 * A layer is asked for when it is first switched on.
 */

const line = (style) => (feature) => ({ interactive: false, ...(typeof style === 'function' ? style(feature) : style) });
const withRole = (...roles) => (f) => roles.includes(f.properties.role);
const INK = '#33475b';

/** Places by their part in the plan: shape, size, whether hollow. */
const PLACE_LOOKS = {
  satellite_city: { shape: 'hexagon', radius: 8, colour: INK },
  sub_centre: { shape: 'square', radius: 6.5, colour: INK },
  county_seat_town: { shape: 'circle', radius: 5, colour: INK },
  key_town: { shape: 'down', radius: 6, colour: INK },
  key_town_candidate: { shape: 'down', radius: 6, colour: INK, hollow: true },
};
const PLAIN = { shape: 'circle', radius: 3, colour: '#6b7c8c' };
const BRIDGE = { shape: 'square', radius: 3, colour: '#51606d' };

/**
 * Roads are known as straight links between places only: they lie under the surface.
 * @type {Record<string, {collection: string, pane?: string, keep?: (f: object) => boolean, style?: Function, look?: Function}>}
 */
export const BASE_LAYERS = {
  river: { collection: 'river', style: line({ color: '#7fb2d6', weight: 4, opacity: 0.9, lineCap: 'round' }) },
  roads: { collection: 'roads', pane: 'links', style: line({ color: '#9aa3ac', weight: 1, opacity: 0.8 }) },
  rail: { collection: 'rail', style: line({ color: '#4a545e', weight: 1.3, dashArray: '6 4', opacity: 0.75 }) },
  belts: { collection: 'belts', style: line({ color: '#762a83', weight: 9, opacity: 0.28, lineCap: 'round' }) },
  bridges: { collection: 'bridges', look: () => BRIDGE },
  satellite: { collection: 'places', keep: withRole('satellite_city'), look: placeLook },
  subcentre: { collection: 'places', keep: withRole('sub_centre', 'county_seat_town'), look: placeLook },
  keytown: { collection: 'places', keep: withRole('key_town', 'key_town_candidate'), look: placeLook },
  places: { collection: 'places', keep: (f) => !f.properties.role, look: placeLook },
};

function placeLook(feature) {
  return PLACE_LOOKS[feature.properties.role] ?? PLAIN;
}

/** Pixels that a river of about this width takes at a zoom, never thinner than a line that can be seen. */
const riverWeight = (zoom) => Math.max(2.5, 600 / (156543 * 0.7 / 2 ** zoom));

/**
 * @param {string} id a key of BASE_LAYERS
 * @param {object[]} features of its collection
 * @param {(feature: object) => HTMLElement} popup
 */
export function baseLayer(id, features, popup) {
  const { keep = () => true, pane = 'lines', style, look } = BASE_LAYERS[id];
  const shown = features.filter((f) => f.geometry && keep(f));
  if (style) return L.geoJSON(shown, { style, pane, interactive: false });
  const markers = shown.map((f) => {
    const [lon, lat] = f.geometry.coordinates;
    return new ShapeMarker([lat, lon], { pane: 'points', ...look(f) }).bindPopup(() => popup(f));
  });
  return L.layerGroup(markers);
}

/** Keeps the river as wide as it is, as far as the zoom shows it. */
export function fitRiver(map, layer) {
  const fit = () => layer.setStyle({ weight: riverWeight(map.getZoom()) });
  map.on('zoomend', fit);
  fit();
}
