import { choose, isShown, officialLimits } from '../domain/circle.js';
import { WEIGHTS } from '../domain/address.js';
import { cost, number } from '../domain/format.js';
import { defaultRange, metricOf, stopIndex, stopsFor } from '../domain/stops.js';
import { byId, el, segments, setText } from './dom.js';
import { language, nameOf, t } from './language.js';

/** Service, circle, assumptions: what is asked. @param {import('../store.js').Store} store */
export function createControls(store) {
  const slider = byId('circle');
  const service = byId('service');
  const profile = byId('profile');
  const winter = byId('winter');
  let stops = [];
  let setEngine = () => {};
  let setWeight = () => {};

  service.addEventListener('change', () => store.set(chooseService(store.data.services.find((s) => s.id === service.value))));
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

  function chooseEngine(engine) {
    const official = officialLimits(store.circles, engine);
    store.set({ circle: null, engine, range: official[0] ?? defaultRange(engine) });
  }

  function drawLists() {
    service.replaceChildren(...store.data.services.map((s) => el('option', { value: s.id, text: nameOf(s.name) })));
    const lang = language();
    const profiles = store.data.city?.profiles ?? [];
    profile.replaceChildren(...profiles.map((p) =>
      el('option', { value: p.id, text: `${nameOf(p.name)} ${number(p.kmh, lang, 1)} km/h` })));
    const factor = store.data.city?.walking?.winterFactor;
    setText(byId('winter-label'), factor ? t('winter.label', { factor: number(factor, lang, 2) }) : t('winter.plain'));
    setEngine = segments(byId('engine'), 'engine', ['grid', 'circle'].map((value) => ({ value, label: t(`engine.${value}`) })), chooseEngine);
    setWeight = segments(byId('weight'), 'weight', WEIGHTS.map((value) => ({ value, label: t(`weight.${value}`) })),
      (weight) => store.set({ weight }));
  }

  function drawPresets() {
    byId('presets').replaceChildren(...store.circles.map((circle) => {
      const pressed = isShown(circle, store.state);
      const mark = el('span', { class: 'mark', 'aria-hidden': 'true', text: pressed ? '●' : '○' });
      return el('button', { type: 'button', class: 'chip', 'data-circle': circle.id, 'aria-pressed': String(pressed),
        on: { click: () => store.set(choose(circle)) } }, mark, el('span', { text: presetText(circle) }));
    }));
  }

  function drawCircle() {
    const { circle, engine, range } = store.state;
    const lang = language();
    const metric = metricOf(engine);
    stops = stopsFor(engine, officialLimits(store.circles, engine));
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
    setEngine(state.circle ? '' : state.engine);
    setWeight(state.weight);
    if (any('services', 'service', 'circle', 'engine', 'range', 'lang')) {
      drawPresets();
      drawCircle();
    }
    byId('walking').hidden = !state.circle && state.engine === 'circle';
    setText(byId('service-note'), serviceNote(store.service));
  };
}

/** A newly chosen service opens with its official circle and its usual people. */
export function chooseService(service) {
  const first = service?.circles[0];
  return { service: service.id, weight: service.weight ?? 'total', circle: null, ...(first ? choose(first) : {}) };
}

function presetText(circle) {
  const limits = circle.parts.map((p) =>
    (p.area === 'all' ? '' : `${t(`area.${p.area}`)} `) + `${t(`metric.${p.metric}`)} ${cost(p.limit, p.metric, language())}`);
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
