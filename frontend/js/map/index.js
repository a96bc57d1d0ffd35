import { listItems } from '../api/service.js';
import { activeParts } from '../domain/circle.js';
import { GROUPS } from '../domain/kinds.js';
import { BASE_LAYERS, baseLayer, fitRiver } from './base-layers.js';
import { EditLayer } from './edit-layer.js';
import { FacilityLayer } from './facility-layer.js';
import { LabelLayer } from './labels.js';
import { MapView } from './map-view.js';
import { baseLabels, zoneLabels } from './names.js';
import { pinnedBy } from '../domain/scenario.js';
import { populationPainter, reachPainter, settlementPainter } from './painters.js';
import { Pins } from './pins.js';
import { StreetsLayer } from './streets-layer.js';
import { SurfaceLayer } from './surface-layer.js';
import { TravelLayer } from './travel-layer.js';
import { ZoneLayers } from './zones.js';

/**
 * The map as a view of the store: the one door of this folder.
 * @param {HTMLElement} element
 * @param {import('../store.js').Store} store
 * @param {{placePopup: Function, facilityPopup: Function, onPlace: (lon: number, lat: number) => void,
 *   takeFacility: (feature: object) => boolean, onMoved: (id: string, lon: number, lat: number) => void,
 *   onSpot: (rank: number) => void, onSite: (id: string) => void, insideOf: Function, closeLabel: () => string, onError: (error: Error) => void}} hooks
 */
export function createMap(element, store, hooks) {
  const view = new MapView(element, store);
  const { map } = view;
  const zones = new ZoneLayers(map);
  const facilities = new FacilityLayer(map, hooks.facilityPopup, hooks.takeFacility);
  const edits = new EditLayer(map, { popup: hooks.facilityPopup, onMoved: hooks.onMoved });
  const travel = new TravelLayer(map);
  const streets = new StreetsLayer(map, hooks.onError);
  const labels = new LabelLayer();
  const pins = new Pins(map, hooks.onSpot);
  const surface = new SurfaceLayer();
  const base = new Map();
  const asked = new Map();
  let planning = null;
  let planner = null;

  surface.on('failed', ({ error }) => hooks.onError(error));
  surface.on('busy', ({ tiles }) => element.parentElement.classList.toggle('busy', tiles > 0));
  map.on('click', ({ latlng }) => hooks.onPlace(latlng.lng, latlng.lat));
  map.on('keydown', ({ originalEvent }) => {
    if (originalEvent.key === 'Enter' && originalEvent.target === element) hooks.onPlace(view.centre.lon, view.centre.lat);
  });
  map.on('popupopen', ({ popup }) => popup.getElement().querySelector('.leaflet-popup-close-button')?.setAttribute('aria-label', hooks.closeLabel()));

  async function showBase(id, shown) {
    if (!shown) return base.get(id)?.remove();
    if (base.has(id)) return base.get(id).addTo(map);
    const { collection } = BASE_LAYERS[id];
    try {
      if (!asked.has(collection)) asked.set(collection, listItems(collection));
      const features = await asked.get(collection);
      if (base.has(id)) return undefined;
      const layer = baseLayer(id, features, hooks.placePopup);
      base.set(id, layer);
      if (id === 'river') fitRiver(map, layer);
      labels.setGroup(id, baseLabels(id, features, store.state.lang));
      if (store.state.layers.includes(id)) layer.addTo(map);
    } catch (error) {
      asked.delete(collection);
      hooks.onError(error);
    }
    return undefined;
  }

  function relabel() {
    const { lang } = store.state;
    labels.setGroup('units', zoneLabels('unit', store.data.units, lang));
    labels.setGroup('townships', zoneLabels('township', store.data.townships, lang));
    for (const id of Object.keys(BASE_LAYERS)) {
      const shown = store.state.layers.includes(id);
      Promise.resolve(asked.get(BASE_LAYERS[id].collection)).then((features) =>
        labels.setGroup(id, shown && features ? baseLabels(id, features, lang) : []), () => {});
    }
  }

  function painter() {
    const { state } = store;
    const { value: scenario } = store.data.scenario;
    const pinned = pinnedBy(scenario);
    const revision = scenario?.revision ?? 0;
    if (state.surface === 'population') return populationPainter(state.weight || 'total', pinned);
    if (state.surface === 'settlement') return settlementPainter(pinned);
    if (state.compare && state.surface === 'reach' && store.service) return planner?.painter(activeParts(state, store.circles)) ?? null;
    return state.surface === 'reach' && store.service ? reachPainter(activeParts(state, store.circles), { ...state, pinned }, revision, (metric) => store.mostOf(metric)) : null;
  }

  function paint() {
    const next = painter();
    if (next) surface.setPainter(next);
    if (next && !map.hasLayer(surface)) surface.addTo(map);
    else if (!next && map.hasLayer(surface)) surface.remove();
  }

  function fill() {
    const { surface: kind, level } = store.state;
    const { table } = store.data.coverage;
    const share = (zone) => table?.find(level, zone, store.at)?.share ?? null;
    zones.fillBy(kind === 'share' ? level : null, share);
  }

  function kinds() {
    const { layers } = store.state;
    const wanted = layers.includes('facilities') ? [...(store.service?.kinds ?? [])] : [];
    for (const [id, group] of Object.entries(GROUPS)) if (layers.includes(id)) wanted.push(...group.kinds);
    return wanted.length ? new Set(wanted) : null;
  }

  function drawPlace() {
    const { here } = store.data;
    if (here.status === 'none') return pins.showPlace(null);
    const service = here.answer?.nearest.find((n) => n.service === (here.chosen ?? store.state.service) && n.facility);
    return pins.showPlace(here, service ? [{ ...service.facility, inside: hooks.insideOf(service) }] : []);
  }

  function fit(part, features) {
    const { journey } = store.data;
    if (!journey.fit || journey.part !== part || !features.length) return;
    journey.fit = false;
    travel.fit(features);
  }

  function drawCatchment() {
    const { status, answer } = store.data.catchment;
    const features = status === 'ready' ? answer.features : [];
    travel.showBands(features, store.state.catchment);
    fit('catchment', features.slice(-1));
  }

  function drawRoute() {
    const { state: { route }, data: { route: { status, answer } } } = store;
    const lines = status === 'ready' ? answer.features : [];
    travel.showRoute(route, lines);
    fit('route', lines);
  }

  function drawPlan() {
    const { status, answer } = store.data.planCircle;
    const geometry = status === 'ready' && answer.geometry?.coordinates.length ? answer.geometry : null;
    travel.showCircle(geometry);
    if (!geometry || !store.data.fitPlan) return;
    store.data.fitPlan = false;
    travel.fit([{ type: 'Feature', geometry }]);
  }

  function drawTool() {
    const { tool } = store.data;
    element.classList.toggle('aiming', tool !== 'look');
    const editable = new Set(store.service?.kinds ?? []);
    edits.show(tool === 'edit' ? store.facilities.filter((f) => editable.has(f.properties.kind)) : null);
  }

  /** What only planners look at is loaded for them: sites, roads of a scenario, the difference between two, places being drawn. */
  async function drawPlanning(changed) {
    const { state, data } = store;
    if (!planning && !state.scenario && !state.compare && !data.drawing && !data.question && data.job.status === 'none') return;
    planning ??= import('./planning-layer.js').then(({ PlanningLayer }) => new PlanningLayer(map, store, hooks));
    try {
      const isNew = !planner;
      planner = await planning;
      planner.draw(changed);
      if (isNew) paint();
    } catch (error) {
      planning = null;
      if (!(error instanceof TypeError)) throw error;
    }
  }

  /** @type {import('../store.js').View} */
  function draw(_, changed) {
    const any = (...keys) => keys.some((key) => changed.has(key));
    if (changed.has('city') && store.data.city && !view.bounds) view.open(store.data.city);
    if (!view.bounds) return;
    if (changed.has('view')) view.follow(store.state.view);
    if (changed.has('units')) zones.setFeatures('unit', store.data.units);
    if (changed.has('townships')) zones.setFeatures('township', store.data.townships);
    if (any('surface', 'service', 'circle', 'engine', 'metric', 'range', 'mode', 'direction', 'profile', 'winter', 'closed', 'edits', 'weight', 'services', 'city', 'scenario', 'compare', 'comparison')) paint();
    if (any('surface', 'level', 'coverage', 'range', 'circle', 'units', 'townships')) fill();
    if (any('zone', 'units', 'townships')) zones.select(store.state.zone);
    if (any('facilities', 'edits', 'scenario')) facilities.setFeatures(store.facilities);
    if (any('facilities', 'edits', 'scenario', 'layers', 'service', 'services')) facilities.show(kinds());
    if (any('tool', 'facilities', 'edits', 'scenario', 'service')) drawTool();
    if (changed.has('catchment')) drawCatchment();
    if (changed.has('route')) drawRoute();
    if (changed.has('planCircle')) drawPlan();
    if (any('city', 'scenario', 'job', 'site', 'drawing', 'question', 'compare', 'tab', 'lang')) drawPlanning(changed);
    if (any('closed', 'bridges')) travel.showClosed(store.data.bridges.filter((f) => f.geometry && store.state.closed.includes(String(f.id))));
    if (any('layers', 'city')) streets.show(Boolean(store.data.city?.streets) && store.state.layers.includes('streets'));
    if (any('hotspots', 'layers', 'spot')) {
      pins.showSpots(store.state.layers.includes('hotspots') ? store.data.hotspots.list : [], store.data.spot);
    }
    if (any('here', 'service')) drawPlace();
    if (any('layers', 'townships', 'city')) {
      zones.showTownships(store.state.layers.includes('townships'));
      for (const id of Object.keys(BASE_LAYERS)) showBase(id, store.state.layers.includes(id));
      if (store.state.layers.includes('labels')) labels.addTo(map);
      else labels.remove();
    }
    if (any('lang', 'units', 'townships', 'layers')) relabel();
  }

  return {
    draw,
    view,
    openFacility: (id) => facilities.open(id),
    flyToZone(zone, fallback) {
      const feature = zones.find(zone);
      if (feature) view.flyToFeature(feature);
      else if (fallback) view.flyTo(fallback.lon, fallback.lat, 12);
    },
    zoom: (step) => (step > 0 ? map.zoomIn() : map.zoomOut()),
    /** After an outage: what is missing is asked for again. */
    retry() {
      surface.retry();
      for (const id of Object.keys(BASE_LAYERS)) showBase(id, store.state.layers.includes(id));
    },
    /** The data have changed: every value is asked for again. */
    refresh() {
      surface.refresh();
      asked.clear();
      for (const layer of base.values()) layer.remove();
      base.clear();
      for (const id of Object.keys(BASE_LAYERS)) showBase(id, store.state.layers.includes(id));
    },
  };
}
