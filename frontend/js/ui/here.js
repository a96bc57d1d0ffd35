import { coordinates, length, minutes, number, people } from '../domain/format.js';
import { failure, independent, provenanceBadge, skeleton } from './badges.js';
import { el, rebuild } from './dom.js';
import { language, nameOf, t } from './language.js';

/**
 * Where am I, who lives here, what is nearest: by a click on the map, by the map's centre, by coordinates, or by the
 * device's position.
 */
export function createHere(box, store, { analysis, centre, onFacility, actions }) {
  let message = '';

  function build() {
    const { here } = store.data;
    const ask = (lon, lat) => { message = ''; analysis.locate(lon, lat); };
    const lon = field('here-lon', t('here.lon'), here.lon);
    const lat = field('here-lat', t('here.lat'), here.lat);
    const form = el('form', { class: 'here-form', on: { submit: (event) => {
      event.preventDefault();
      if (lon.input.reportValidity() && lat.input.reportValidity()) ask(Number(lon.input.value), Number(lat.input.value));
    } } }, lon.node, lat.node, el('button', { type: 'submit', id: 'here-ask', text: t('here.ask') }));
    const buttons = el('div', { class: 'toolbar' },
      el('button', { type: 'button', id: 'here-centre', text: t('here.centre'), on: { click: () => { const c = centre(); ask(c.lon, c.lat); } } }),
      navigator.geolocation && el('button', { type: 'button', id: 'here-device', text: t('here.device'), on: { click: () => device(ask) } }));
    box.replaceChildren(el('p', { class: 'note', text: t('here.intro') }), buttons, form,
      ...(message ? [el('p', { class: 'failure', text: message })] : []), ...answer());
  }

  function field(id, label, value) {
    const input = el('input', { type: 'number', id, step: 'any', required: true, value: value === undefined ? '' : Number(value).toFixed(5) });
    return { input, node: el('label', { for: id }, el('span', { text: label }), input) };
  }

  function device(ask) {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => ask(coords.longitude, coords.latitude),
      () => { message = t('here.denied'); rebuild(box, build); }, { timeout: 10000, maximumAge: 60000 });
  }

  function answer() {
    const { here } = store.data;
    if (here.status === 'none') return [el('p', { class: 'empty', text: t('here.empty') })];
    if (here.status === 'loading') return skeleton(9);
    if (here.status === 'failed') return here.error.passes ? [el('p', { text: t('state.waiting') })] : [failure(here.error, () => analysis.locate(here.lon, here.lat))];
    const lang = language();
    const { unit, township, settlement, peopleInCell, density, nearest } = here.answer;
    const fact = (label, value) => [el('dt', { text: t(label) }), el('dd', { text: value })];
    return [el('h3', { id: 'here-place', text: [nameOf(unit), nameOf(township)].filter(Boolean).join(' · ') }),
      el('dl', { class: 'facts' }, ...fact('here.coordinates', coordinates(here.lon, here.lat)), ...fact('here.settlement', t(settlement ? `area.${settlement}` : 'here.nobody')),
        ...fact('here.people', people(peopleInCell, lang)), ...fact('here.density', t('density.value', { count: number(density, lang) }))),
      el('div', { class: 'toolbar' }, el('button', { type: 'button', id: 'here-reach', 'data-key': 'here-reach', text: t('here.reach'), on: { click: () => actions.catchment({ way: 'from', lon: here.lon, lat: here.lat }) } })),
      ...[independent(here.answer)].filter(Boolean), el('h3', { text: t('here.nearest') }), el('ul', { class: 'list', id: 'nearest' }, ...nearest.map(nearestRow))];
  }

  function nearestRow(found) {
    const lang = language();
    const service = store.data.services.find((s) => s.id === found.service);
    if (!found.facility) return el('li', { class: 'row' }, el('span'), el('span', { text: nameOf(service?.name) }), el('span', { class: 'sub', text: t('reason.no-facilities') }));
    const inside = insideOf(found);
    const walk = found.walkSeconds === null ? t('here.nowalk') : t('here.walk', { time: minutes(found.walkSeconds, lang) });
    const verdict = inside === null ? '' : t(inside ? 'here.inside' : 'here.outside');
    return el('li', {}, el('button', { type: 'button', class: 'row', 'data-key': found.service, 'aria-current': found.service === (store.data.here.chosen ?? store.state.service) && 'true', on: { click: () => onFacility(found) } },
      el('span', { class: inside === null ? null : inside ? 'inside' : 'outside', 'aria-hidden': 'true' }), el('span', { text: nameOf(service?.name) }), el('span', { class: 'value', text: walk }),
      el('span', { class: 'sub' }, el('span', { text: `${nameOf(found.facility) || found.facility.id} · ${t('here.straight', { length: length(found.straightMetres, lang) })} · ${verdict} ` }),
        provenanceBadge(found.facility.provenance))),
    el('div', { class: 'row-acts' }, el('button', { type: 'button', class: 'text', 'data-key': `route-${found.service}`, 'aria-label': t('here.route.to', { name: nameOf(found.facility) || found.facility.id }), text: t('here.route'),
      on: { click: () => actions.route([store.data.here.lon, store.data.here.lat], [found.facility.lon, found.facility.lat]) } })));
  }

  return function draw(_, changed) {
    if (['here', 'lang', 'services', 'service'].some((key) => changed.has(key))) rebuild(box, build);
  };
}

/** Inside the first official circle of its service; null where that is not known. @returns {boolean|null} */
export const insideOf = ({ inside }) => Object.values(inside)[0] ?? null;
