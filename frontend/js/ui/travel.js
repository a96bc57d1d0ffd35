import { BANDS } from '../domain/classes.js';
import { closedBridges } from '../domain/scenario.js';
import { readSteps } from '../domain/travel.js';
import { coordinates, cost, length, minutes, number, people } from '../domain/format.js';
import { help } from './badges.js';
import { metricText } from './circle-text.js';
import { el, rebuild, segments } from './dom.js';
import { language, nameOf, t, tOr } from './language.js';
import { colourKey } from './legend.js';
import { outcome, remarks } from './outcome.js';

const TOOLS = ['look', 'catchment', 'route'];

/**
 * Journeys over the map: what one place reaches or is reached from, and the way between two. The map's clicks have their like
 * here, by the map's centre.
 * @param {{catchment: object, route: object, centre: () => {lon: number, lat: number}, actions: object}} hooks
 */
export function createTravel(box, store, { catchment, route, centre, actions }) {
  function build() {
    const tools = el('div', { class: 'segments', role: 'radiogroup', 'aria-label': t('tool.label') });
    segments(tools, 'tool', TOOLS.map((value) => ({ value, label: t(`tool.${value}`) })), actions.take)(store.data.tool);
    // What was asked for last stands first.
    const sections = [section('catchment', catchmentParts()), section('route', routeParts())];
    if (store.data.journey.part === 'route') sections.reverse();
    box.replaceChildren(el('p', { class: 'note', id: 'tool-title', text: t('tool.label') }), tools, el('p', { class: 'note', text: t('travel.intro') }),
      ...sections, section('bridges', bridgeParts()));
  }

  const section = (id, parts) => el('section', { class: 'travel-part', id: `travel-${id}`, 'aria-labelledby': `travel-${id}-title` },
    el('h3', { id: `travel-${id}-title`, text: t(`travel.${id}`) }), ...parts.filter(Boolean));
  const button = (key, text, click, more = {}) => el('button', { type: 'button', 'data-key': key, text, on: { click }, ...more });

  function catchmentParts() {
    const { state } = store;
    const here = () => { const { lon, lat } = centre(); actions.catchment({ way: 'from', lon, lat }); };
    if (!state.catchment) return [el('p', { class: 'empty', text: t('catchment.empty') }), button('catchment-centre', t('catchment.centre'), here)];
    const way = el('div', { class: 'segments', role: 'radiogroup', 'aria-label': t('catchment.way') });
    segments(way, 'way', ['to', 'from'].map((value) => ({ value, label: t(`way.${value}`) })), (value) => store.set({ catchment: { ...state.catchment, way: value } }))(state.catchment.way);
    return [el('p', {}, el('strong', { id: 'catchment-place', text: placeName(state.catchment) }), el('span', { text: ` · ${metricText(state.metric, state.mode)}` })), way,
      ...outcome(store.data.catchment, catchment, catchmentAnswer),
      el('div', { class: 'toolbar' }, button('catchment-clear', t('action.clear'), () => store.set({ catchment: null })))];
  }

  function catchmentAnswer() {
    const lang = language();
    const { answer: { features, metadata = {} }, inputs } = store.data.catchment;
    const weight = store.state.weight || 'total';
    const older = weight !== 'total';
    const row = ({ properties: { range, people: count, areaKm2 } }, i) => el('tr', {}, el('th', { scope: 'row' }, colourKey({ colour: BANDS.colours[i], alpha: BANDS.alpha }),
      el('span', { text: t('legend.upto', { value: cost(range, inputs.metric, lang) }) })), el('td', { class: 'number', 'data-range': range, text: figure(count.total) }),
    older && el('td', { class: 'number', text: figure(count[weight]) }), el('td', { class: 'number', text: areaKm2 === null || areaKm2 === undefined ? '–' : number(areaKm2, lang, 2) }));
    const heads = [t('catchment.within'), t('people.total'), older && t(`people.${weight}`), t('catchment.area')].filter(Boolean);
    return [el('table', { class: 'data bands', id: 'bands' }, el('thead', {}, el('tr', {}, ...heads.map((text) => el('th', { scope: 'col', text })))), el('tbody', {}, ...features.map(row))),
      ...remarks(metadata, metadata.snapped)];
  }

  const figure = (count) => (count === null || count === undefined ? '–' : people(count, language()));

  function placeName({ facility, lon, lat }) {
    if (!facility) return coordinates(lon, lat);
    return nameOf(store.facilities.find((f) => String(f.id) === facility)?.properties) || facility;
  }

  function routeParts() {
    const { state } = store;
    const add = () => { const { lon, lat } = centre(); actions.routeEnd(lon, lat); };
    const more = state.route.length < 2 && button('route-centre', t(state.route.length ? 'route.centre.to' : 'route.centre.from'), add);
    if (!state.route.length) return [el('p', { class: 'empty', text: t('route.empty') }), more];
    const end = (key, at) => [el('dt', { text: t(key) }), el('dd', { text: at ? coordinates(...at) : t('route.open') })];
    return [el('dl', { class: 'facts' }, ...end('route.from', state.route[0]), ...end('route.to', state.route[1])), more,
      ...outcome(store.data.route, route, routeAnswer),
      el('div', { class: 'toolbar' }, state.route.length === 2 && button('route-turn', t('route.turn'), () => store.set({ route: [...state.route].reverse() })),
        button('route-clear', t('action.clear'), () => store.set({ route: [] })))];
  }

  function routeAnswer() {
    const lang = language();
    const { answer: { features, metadata = {} } } = store.data.route;
    const [line] = features;
    if (!line) return [el('p', { class: 'empty', text: t('route.none') })];
    const { seconds, metres, steps = [] } = line.properties;
    const row = (step) => el('li', { class: 'row' }, el('span'), el('span', { text: step.name || tOr(`road.${step.roadClass}`, t('road.unnamed')) }),
      el('span', { class: 'value', text: length(step.metres, lang) }), el('span', { class: 'sub', text: minutes(step.seconds, lang) }));
    return [el('p', { class: 'route-sum' }, el('strong', { id: 'route-minutes', class: 'figure', text: minutes(seconds, lang) }), el('span', { id: 'route-metres', class: 'figure', text: length(metres, lang) })),
      el('ol', { class: 'list', id: 'route-steps', 'aria-label': t('route.steps') }, ...readSteps(steps).map(row)), ...remarks(metadata.journey ?? {}, metadata.from, metadata.to)];
  }

  /** The keyboard's way to close a bridge. */
  function bridgeParts() {
    const { data: { bridges }, state } = store;
    if (!bridges.length) return [el('p', { class: 'empty', text: t('bridges.empty') })];
    const check = (f) => {
      const input = el('input', { type: 'checkbox', 'data-key': `bridge-${f.id}`, 'data-bridge': f.id, on: { change: () => actions.toggleBridge(String(f.id)) } });
      const inScenario = closedBridges(store.changes).includes(String(f.id));
      input.checked = inScenario || state.closed.includes(String(f.id));
      input.disabled = inScenario; // a scenario opens it by undoing
      return el('label', { class: 'check' }, input, el('span', { text: nameOf(f.properties) || f.id }));
    };
    return [help('bridges', t('bridges.title'), el('div', { id: 'bridges' }, ...bridges.map(check)))];
  }

  return function draw(_, changed) {
    if (['catchment', 'route', 'journey', 'lang', 'bridges', 'closed', 'scenario', 'tool', 'metric', 'mode', 'weight', 'facilities', 'city'].some((key) => changed.has(key))) rebuild(box, build);
  };
}
