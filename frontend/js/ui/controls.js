import { choose, isShown, officialLimits } from '../domain/circle.js';
import { WEIGHTS } from '../domain/address.js';
import { cost, number } from '../domain/format.js';
import { bestEngine, DIRECTIONS, metricFor, modeObstacle, MODES } from '../domain/engines.js';
import { defaultRange, stopIndex, stopsFor } from '../domain/stops.js';
import { metricText } from './circle-text.js';
import { byId, el, rebuild, segments, setText } from './dom.js';
import { language, nameOf, t } from './language.js';

/** Service, circle, assumptions: what is asked. @param {import('../store.js').Store} store */
export function createControls(store) {
  const slider = byId('circle');
  const service = byId('service');
  const profile = byId('profile');
  const winter = byId('winter');
  let stops = [];
  let setMetric = () => {};
  let setMode = () => {};
  let setDirection = () => {};
  let setWeight = () => {};

  service.addEventListener('change', () => store.set({ ...chooseService(store.data.services.find((s) => s.id === service.value), store), edits: [] }));
  slider.addEventListener('input', () => {
    store.dragging = true;
    store.set({ circle: null, range: stops[Number(slider.value)] }, 'none');
  });
  slider.addEventListener('change', () => {
    store.dragging = false;
    store.set({ range: stops[Number(slider.value)] }, 'push');
    store.touch('rest');
  });
  profile.addEventListener('change', () => store.set({ profile: profile.value }));
  winter.addEventListener('change', () => store.set({ winter: winter.checked }));

  function chooseMetric(kind) {
    const metric = metricFor(store.state.engine, kind);
    const official = officialLimits(store.circles, metric);
    store.set({ circle: null, metric, range: official[0] ?? defaultRange(metric) });
  }

  /** Official circles are walked: another mode leaves them. */
  const chooseMode = (mode) => store.set({ mode, circle: mode === 'walk' ? store.state.circle : null });

  function drawLists() {
    service.replaceChildren(...store.data.services.map((s) => el('option', { value: s.id, text: nameOf(s.name) })));
    const lang = language();
    const profiles = store.data.city?.profiles ?? [];
    profile.replaceChildren(...profiles.map((p) =>
      el('option', { value: p.id, text: `${nameOf(p.name)} ${number(p.kmh, lang, 1)} km/h` })));
    const options = (prefix, values) => values.map((value) => ({ value, label: t(`${prefix}.${value}`) }));
    setMetric = segments(byId('metric'), 'metric', options('measure', ['time', 'distance']), chooseMetric);
    setMode = segments(byId('mode'), 'mode', options('mode', MODES), chooseMode);
    setDirection = segments(byId('direction'), 'direction', options('direction', DIRECTIONS), (direction) => store.set({ direction }));
    for (const mode of MODES) byId(`mode-${mode}`).disabled = Boolean(store.data.city && modeObstacle(mode, store.data.city));
    setWeight = segments(byId('weight'), 'weight', WEIGHTS.map((value) => ({ value, label: t(`weight.${value}`) })),
      (weight) => store.set({ weight }));
  }

  function drawPresets() {
    byId('presets').replaceChildren(...store.circles.map((circle) => {
      const pressed = isShown(circle, store.state);
      const mark = el('span', { class: 'mark', 'aria-hidden': 'true', text: pressed ? '●' : '○' });
      return el('button', { type: 'button', class: 'chip', 'data-circle': circle.id, 'data-key': circle.id, 'aria-pressed': String(pressed),
        on: { click: () => store.set({ mode: 'walk', ...choose(circle, store.state, bestEngine(store.data.city)) }) } }, mark, el('span', { text: presetText(circle) }));
    }));
  }

  function drawCircle() {
    const { circle, metric, range } = store.state;
    const lang = language();
    stops = stopsFor(metric, officialLimits(store.circles, metric));
    slider.max = String(stops.length - 1);
    slider.value = String(stopIndex(stops, range));
    const value = circle ? t('circle.byarea') : cost(range, metric, lang);
    slider.setAttribute('aria-valuetext', value);
    setText(byId('circle-value'), value);
    byId('circle-value').classList.toggle('by-area', Boolean(circle));
    const ends = { from: cost(stops[0], metric, lang), to: cost(stops.at(-1), metric, lang) };
    setText(byId('circle-note'), circle ? t('circle.official.note', ends) : '');
  }

  return function draw(_, changed) {
    const any = (...keys) => keys.some((key) => changed.has(key));
    const { state } = store;
    if (any('services', 'city', 'lang')) drawLists();
    service.value = state.service;
    profile.value = state.profile;
    winter.checked = state.winter;
    setMetric(state.circle ? '' : state.metric === 'time' ? 'time' : 'distance');
    setMode(state.mode);
    setDirection(state.direction);
    setWeight(state.weight);
    if (any('services', 'service', 'circle', 'engine', 'metric', 'mode', 'range', 'lang')) {
      rebuild(byId('presets'), drawPresets);
      drawCircle();
    }
    byId('walking').hidden = !state.circle && state.metric === 'straight';
    const factor = state.mode === 'walk' && store.data.city?.walking?.winterFactor;
    setText(byId('winter-label'), factor ? t('winter.label', { factor: number(factor, language(), 2) }) : t('winter.plain'));
    byId('profile-field').hidden = state.mode !== 'walk';
    byId('direction-field').hidden = state.engine !== 'streets';
    setText(byId('service-note'), serviceNote(store.service));
  };
}

/** A newly chosen service opens with its official circle and its usual people. */
export function chooseService(service, { state, data }) {
  const first = service.circles[0];
  // Who drives keeps driving; official circles are walked.
  if (state.mode !== 'walk') return { service: service.id, weight: service.weight ?? 'total', circle: null };
  return { service: service.id, weight: service.weight ?? 'total', circle: null, ...(first ? choose(first, state, bestEngine(data.city)) : {}) };
}

function presetText(circle) {
  const limits = circle.parts.map((p) =>
    (p.area === 'all' ? '' : `${t(`area.${p.area}`)} `) + `${metricText(p.metric)} ${cost(p.limit, p.metric, language())}`);
  return limits.join(' · ');
}

function serviceNote(service) {
  if (!service) return '';
  if (!service.facilities) return t('service.none');
  const lang = language();
  const parts = Object.entries(service.byProvenance ?? {}).filter(([, n]) => n)
    .map(([p, n]) => `${t(`provenance.${p}`)} ${number(n, lang)}`);
  const counts = t('service.count', { count: number(service.facilities, lang), parts: parts.join(', ') });
  return [counts, nameOf(service.note)].filter(Boolean).join(' ');
}
