import { rounded } from './domain/edits.js';
import { withEnd } from './domain/travel.js';

/**
 * What can be done from more than one place: a click on the map, a marker's popup, a list.
 * @param {import('./store.js').Store} store @param {(part: 'catchment'|'route') => void} showJourney
 */
export const createActions = (store, showJourney) => ({
  take: (tool) => store.put({ tool }),
  catchment({ way, facility = null, lon = null, lat = null }) {
    store.set({ catchment: { way, facility, lon: lon === null ? null : rounded(lon), lat: lat === null ? null : rounded(lat) } });
    showJourney('catchment');
  },
  routeEnd(lon, lat) {
    store.set({ route: withEnd(store.state.route, [rounded(lon), rounded(lat)]) });
    if (store.state.route.length === 2) showJourney('route');
  },
  route(from, to) {
    store.set({ route: [from, to].map((end) => end.map(rounded)) });
    showJourney('route');
  },
  /** One place more of what is being drawn. */
  drawPoint(lon, lat) {
    const { drawing } = store.data;
    if (drawing) store.put({ drawing: { ...drawing, points: [...drawing.points, [rounded(lon), rounded(lat)]] } });
  },
});
