import { createActions } from './actions.js';
import { Analysis } from './analysis.js';
import { Asked } from './asked.js';
import { Connection } from './api/connection.js';
import { getSession } from './api/session.js';
import { computeCatchment, findPlanCircle, findRoute, getCity, listServices } from './api/service.js';
import { planInputs } from './domain/plan-circle.js';
import { catchmentInputs, routeInputs } from './domain/travel.js';
import { createEditActions } from './edit-actions.js';
import { createLater } from './later.js';
import { createMap } from './map/index.js';
import { Recorded } from './recorded.js';
import { settle } from './settle.js';
import { Store } from './store.js';
import { announce } from './ui/announcer.js';
import { createBanner } from './ui/banner.js';
import { createChanges } from './ui/changes.js';
import { createChart } from './ui/chart.js';
import { circleText } from './ui/circle-text.js';
import { createControls } from './ui/controls.js';
import { byId, watchPresses } from './ui/dom.js';
import { createEngines } from './ui/engines.js';
import { createFacilities } from './ui/facilities.js';
import { createFrame } from './ui/frame.js';
import { createHeadline, shareText } from './ui/headline.js';
import { createHere, insideOf } from './ui/here.js';
import { createHotSpots } from './ui/hotspots.js';
import { applyLanguage, isLoaded, language, loadLanguage, nameOf, t } from './ui/language.js';
import { createLayers } from './ui/layers.js';
import { createLegend } from './ui/legend.js';
import { createLogin } from './ui/login.js';
import { createPopups } from './ui/popups.js';
import { createPrintCaption } from './ui/print-caption.js';
import { createTabs } from './ui/tabs.js';
import { createZoneTable } from './ui/zone-table.js';

/** Wires the parts: one store, one analysis, one map, and the panels as views of the store. */

watchPresses();
const store = new Store();
const connection = new Connection();
const analysis = new Analysis(store, connection);
const catchment = new Asked(store, connection, 'catchment', computeCatchment);
const route = new Asked(store, connection, 'route', findRoute);
const planCircle = new Asked(store, connection, 'planCircle', findPlanCircle);
const frame = createFrame(store);

/** An answer that somebody has just asked for comes into view; one that an address brings leaves the view as it is. */
function showJourney(part) {
  store.put({ journey: { part, fit: true } });
  show('travel');
}

const actions = { ...createActions(store, showJourney), ...createEditActions(store, (changes) => planning.then((desk) => desk.scenarios.change(changes))) };
const popups = createPopups(store, actions);

/** What a click on the map means, by the tool in hand. */
const CLICKS = {
  look(lon, lat) { analysis.locate(lon, lat); show('here'); },
  catchment: (lon, lat) => actions.catchment({ way: store.state.catchment?.way ?? 'from', lon, lat }),
  route: actions.routeEnd,
  edit: actions.addFacility,
  draw: actions.drawPoint,
};

/** @returns {boolean} whether a click on a facility meant it as a place */
function takeFacility({ id, geometry: { coordinates } }) {
  const { tool } = store.data;
  if (tool === 'catchment') actions.catchment({ way: store.state.catchment?.way ?? 'to', facility: String(id) });
  else if (tool === 'route') actions.routeEnd(...coordinates);
  else if (tool === 'draw') actions.drawPoint(...coordinates);
  else return false;
  return true;
}

const map = createMap(byId('map'), store, {
  placePopup: popups.place, facilityPopup: popups.facility, takeFacility, onMoved: actions.moveFacility, insideOf, closeLabel: () => t('action.close'),
  onPlace: (lon, lat) => CLICKS[store.data.tool](lon, lat),
  onSpot: (rank) => chooseSpot(rank),
  onSite: (id) => store.put({ site: id }),
  onError: (error) => failed(error),
});

const centre = () => map.view.centre;

/** Scenarios and siting come when they are wanted; `desk` is what they work with. */
let arrive;
const planning = new Promise((resolve) => { arrive = resolve; });
const refresh = () => [analysis, catchment, route, planCircle].forEach((asked) => asked.refresh());
const hooks = { analysis, connection, actions, centre, map, refresh, failed: (error) => failed(error) };
const LATER = {
  travel: { wanted: ({ state }) => state.tab === 'travel' || state.catchment || state.route.length,
    load: async () => [(await import('./ui/travel.js')).createTravel(byId('panel-travel'), store, { catchment, route, centre, actions })] },
  plan: { wanted: ({ state }) => state.tab === 'plan' || state.plan, async load() {
    const [{ createPlan }, { createPlanCircle }] = await Promise.all([import('./ui/plan.js'), import('./ui/plan-circle.js')]);
    return [createPlanCircle(byId('plan-circles'), store, { asked: planCircle }), createPlan(byId('plan-statements'), store, { retry: () => recorded.targets() })];
  } },
  scenarios: { wanted: ({ state }) => state.tab === 'scenarios' || state.scenario || state.compare, async load() {
    const desk = (await import('./ui/scenarios/index.js')).createScenarios(store, hooks);
    arrive(desk);
    return desk.views;
  } },
  siting: { wanted: ({ state }) => state.tab === 'siting' || state.job, load: async () => (await import('./ui/siting/index.js')).createSiting(store, hooks) },
};

function show(tab) {
  store.set({ tab }, 'replace');
  frame.reveal();
}

/** Time heals a passing failure; of another one the banner tells, with a way to try again. */
function failed(error) {
  if (error.name !== 'ApiError') throw error;
  connection.report(error);
  if (!error.passes && store.data.connection.status !== 'lost') store.put({ connection: { status: 'failed', error } });
}

function chooseSpot(rank) {
  const spot = store.data.hotspots.list.find((f) => f.properties.rank === rank);
  if (!spot) return;
  store.put({ spot: rank });
  store.set({ tab: 'hotspots' }, 'replace');
  map.view.flyTo(...spot.geometry.coordinates);
}

function chooseZone(zone) {
  store.set({ zone });
  map.flyToZone(zone, null);
}

function chooseFacility(feature) {
  map.view.flyTo(...feature.geometry.coordinates, 15);
  map.openFacility(feature.id);
}

function chooseNearest(found) {
  store.put({ here: { ...store.data.here, chosen: found.service } });
  map.view.flyTo(found.facility.lon, found.facility.lat, 14);
}

/** Shows a language, loading its catalogue first; without it the page stays in the language it has. */
function speak(lang) {
  if (isLoaded(lang)) return applyLanguage(lang);
  return loadLanguage(lang).then(() => store.touch('lang'), (error) => {
    failed(error);
    if (isLoaded(language())) store.set({ lang: language() }, 'replace');
  });
}

const recorded = new Recorded(store, failed);
const takeSession = (session) => store.put({ session: { status: 'ready', ...session } });
const loadSession = () => getSession().then(takeSession);

async function load() {
  loadSession();
  try {
    const [city, services, bridges] = await Promise.all([getCity(), listServices(), recorded.list('bridges')]);
    store.put({ city, services, bridges });
    settle(store);
    await recorded.load();
  } catch (error) {
    failed(error);
  }
}

/** Everything from the start: after a failure, or when the service has new data. */
async function reload() {
  const before = store.data.city?.dataVersion;
  store.put({ connection: { status: 'ok' } });
  await load();
  refresh();
  if (before !== store.data.city?.dataVersion) map.refresh();
  else map.retry();
}

connection.addEventListener('lost', ({ detail: error }) => store.put({ connection: { ...store.data.connection, status: 'lost', error } }));
connection.addEventListener('waiting', ({ detail: seconds }) => store.put({ connection: { ...store.data.connection, seconds } }));
connection.addEventListener('restored', () => {
  announce(t('banner.restored'));
  reload();
});
connection.addEventListener('forbidden', loadSession);
analysis.onNewData = reload;

store.add((_, changed) => {
  if (changed.has('lang')) speak(store.state.lang);
  if (['service', 'circle', 'engine', 'metric', 'mode', 'range', 'profile', 'weight', 'plan'].some((key) => changed.has(key))) settle(store);
});
store.add(recorded.follow);
store.add(() => {
  analysis.follow(store);
  if (store.dragging || !store.service) return;
  catchment.follow(catchmentInputs(store.state, store.facilities));
  route.follow(routeInputs(store.state));
  planCircle.follow(planInputs(store.state.plan, store.data.city, store.state.scenario));
});
[map.draw, createControls(store), createEngines(store), createChanges(store, actions), createHeadline(store, analysis), createZoneTable(byId('panel-table'), store, { analysis, onZone: chooseZone }),
  createChart(store), createLegend(store), createTabs(store), createLogin(byId('login'), store, takeSession), createLayers(store), frame.draw, createBanner(store, { connection, reload }),
  createHotSpots(byId('panel-hotspots'), store, { analysis, onSpot: chooseSpot }),
  createHere(byId('panel-here'), store, { analysis, centre, onFacility: chooseNearest, actions }),
  createFacilities(byId('panel-facilities'), store, { onFacility: chooseFacility, retry: () => recorded.facilities(), actions, centre }),
  createPrintCaption(store), createLater(store, LATER, (error) => failed(error)),
].forEach((view) => store.add(view));
// The sentence that screen readers hear once the figures have come to rest.
store.add((_, changed) => {
  const row = store.data.coverage.table?.findCity(store.at);
  if (!store.dragging && row && ['coverage', 'rest', 'circle', 'lang'].some((key) => changed.has(key))) {
    announce(t('announce.share', { name: nameOf(store.data.city.name), circle: circleText(store), share: shareText(row) }));
  }
});

byId('map').addEventListener('keydown', (event) => { if (event.key === 'Escape') actions.take('look'); });
for (const [id, step] of [['zoom-in', 1], ['zoom-out', -1]]) byId(id).addEventListener('click', () => map.zoom(step));
byId('show-all').addEventListener('click', () => { store.set({ zone: null }); map.view.showAll(); });
if (matchMedia('(max-width: 719px)').matches) byId('legend').removeAttribute('open');

await loadLanguage(store.state.lang).catch(failed);
store.touch('lang');
load();
