import { CIRCLE_AREA } from '../domain/classes.js';
import { length, minutes, number, people, percent } from '../domain/format.js';
import { byRide, byShare, byTime, carriers, CIRCLES, isYear, newPlan, RAILWAY } from '../domain/plan-circle.js';
import { announce } from './announcer.js';
import { answeredBy } from './badges.js';
import { el, rebuild, segments } from './dom.js';
import { language, nameOf, t, tOr } from './language.js';
import { colourKey } from './legend.js';
import { outcome, remarks } from './outcome.js';

/**
 * The circles that the plan draws around the main city: which one, on which network, and who lives inside, with all that the
 * plan leaves open beside the answer. The controls stay while answers come and go, so that nobody loses what they type.
 * @param {{asked: import('../asked.js').Asked}} hooks
 */
export function createPlanCircle(box, store, { asked }) {
  const open = Object.fromEntries(['parameters', 'units', 'places', 'stations'].map((key) => [key, matchMedia('(min-width: 720px)').matches]));
  const answerBox = el('div', { id: 'plan-answer' });
  let set = {};
  let year = null;
  let yearNote = null;
  let parts = {};

  const change = (patch) => store.set({ plan: { ...store.state.plan, ...patch } });

  /** A circle that somebody has just chosen comes into view; one that an address brings leaves the view as it is. */
  function choose(circle) {
    store.put({ fitPlan: circle !== 'none' });
    if (circle === 'none') store.set({ plan: null });
    else store.set({ plan: { ...(store.state.plan ?? newPlan(circle)), circle } });
  }

  function group(name, label, options, onChoose) {
    const bar = el('div', { class: 'segments', role: 'radiogroup', 'aria-label': t(label) });
    set[name] = segments(bar, name, options.map(([value, key]) => ({ value, label: t(key) })), onChoose);
    return bar;
  }

  function build() {
    const offer = store.data.city?.planCircles;
    box.hidden = !offer;
    if (!offer) return;
    set = {};
    year = el('input', { type: 'number', id: 'plan-year', min: offer.firstYear, max: offer.lastYear, step: 1, 'aria-describedby': 'plan-year-note', on: { change: takeYear } });
    yearNote = el('p', { class: 'note', id: 'plan-year-note', text: t('plan.year.note', offer) });
    const circles = group('plan-circle', 'plan.circle', ['none', ...CIRCLES].map((value) => [value, `plan.circle.${value}`]), choose);
    circles.classList.add('wrap');
    parts = {
      year: el('div', {}, el('label', { for: 'plan-year', text: t('plan.network') }), year, yearNote),
      ride: group('plan-ride', 'plan.ride', [['door', 'plan.ride.door'], ['ride', 'plan.ride.ride']], (value) => change({ ride: value === 'ride' })),
      roads: group('plan-roads', 'plan.roads', [['streets', 'plan.roads.streets'], ['strategic', 'plan.roads.strategic']], (value) => change({ strategic: value === 'strategic' })),
    };
    box.replaceChildren(el('h3', { id: 'plan-circles-title', text: t('plan.circles') }), el('p', { class: 'note', text: t('plan.circles.intro') }), circles, ...Object.values(parts), answerBox);
  }

  /** A year that cannot be asked for is not asked for: the note says which can. */
  function takeYear() {
    const { planCircles: offer } = store.data.city;
    const given = year.value === '' && !year.validity.badInput ? offer.year : year.valueAsNumber;
    const good = isYear(given, offer);
    markYear(good);
    if (good) change({ year: given === offer.year ? null : given });
  }

  function markYear(good) {
    year.setAttribute('aria-invalid', String(!good));
    yearNote.classList.toggle('wrong', !good);
  }

  function write() {
    const { state: { plan }, data: { city } } = store;
    set['plan-circle'](plan?.circle ?? 'none');
    parts.year.hidden = !plan;
    parts.ride.hidden = plan?.circle !== RAILWAY;
    parts.roads.hidden = !plan || !city.streets;
    year.value = plan?.year ?? city.planCircles.year;
    markYear(true);
    set['plan-ride'](plan?.ride ? 'ride' : 'door');
    set['plan-roads'](plan?.strategic ? 'strategic' : 'streets');
  }

  const figure = (count) => people(count, language());
  const fold = (key, title, ...content) => el('details', { class: 'unfold', id: `plan-${key}`, open: open[key], on: { toggle: ({ target }) => { open[key] = target.open; } } },
    el('summary', { text: title }), ...content);
  const table = (heads, rows) => el('table', { class: 'data' }, el('thead', {}, el('tr', {}, ...heads.map((text) => el('th', { scope: 'col', text })))), el('tbody', {}, ...rows));

  function answer() {
    const lang = language();
    const { answer: reply } = store.data.planCircle;
    const { metadata } = reply;
    const weight = store.state.weight || 'total';
    const who = t(`people.${weight}`);
    const share = reply.inside[weight] / reply.total[weight];
    const bar = el('i');
    bar.style.width = `${share * 100}%`;
    const facts = [...reply.variants.map((v) => [v.vehicleOnly ? 'plan.ride.ride' : 'plan.ride.door', v.inside]), reply.mainCity.total > 0 && ['plan.maincity', reply.mainCity]].filter(Boolean);
    return [el('h4', {}, colourKey(CIRCLE_AREA), el('span', { id: 'plan-title', text: t('plan.inside', { circle: t(`plan.name.${metadata.circle}`), year: metadata.networkYear, people: who }) })),
      el('p', { class: 'share' }, el('strong', { id: 'plan-people', class: 'figure', text: figure(reply.inside[weight]) }), el('span', { id: 'plan-share', class: 'figure', text: t('plan.share', { share: percent(share, lang) }) })),
      el('div', { class: 'meter', 'aria-hidden': 'true' }, bar),
      facts.length > 0 && el('dl', { class: 'facts' }, ...facts.flatMap(([key, counts]) => [el('dt', { text: t(key) }), el('dd', { class: 'figure', 'data-fact': key, text: figure(counts[weight]) })])),
      statement(reply.statement), ...remarks({ ...metadata, engines: null }), answeredBy(carriers(reply.insideEngines), 'plan.carried'),
      parameters(reply.parameters), units(byShare(reply.units, weight)), places(reply.places), reply.stations.length > 0 && stations(reply)].filter(Boolean);
  }

  function statement(said) {
    return said && el('div', { class: 'statement', 'data-target': said.id }, el('h4', { text: said.id }), el('blockquote', { lang: 'zh-CN', text: said.zh }), language() === 'en' && el('p', { text: said.en }),
      said.flags.length > 0 && el('ul', { class: 'warnings', 'aria-label': t('plan.quality') }, ...said.flags.map((flag) => el('li', { text: `${flag.id} ${nameOf(flag)}` }))));
  }

  function parameters(list) {
    const mark = el('span', { class: 'open-mark', 'aria-hidden': 'true', text: '◇' });
    const row = ({ name, value, unit, basis, openInPlan }) => el('tr', {}, el('th', { scope: 'row' }, openInPlan && mark.cloneNode(true), openInPlan && el('span', { class: 'hidden', text: t('plan.open') }),
      el('span', { text: tOr(`parameter.${name}`, name) }), el('small', { text: nameOf(basis) })), el('td', { class: 'number', 'data-parameter': name, text: valueText(value, unit) }));
    return fold('parameters', t('plan.parameters'), el('p', { class: 'note' }, mark, el('span', { text: t('plan.open') })), table([t('plan.assumption'), t('plan.value')], list.map(row)));
  }

  function valueText(value, unit) {
    const lang = language();
    if (typeof value !== 'number') return String(value).split(': ').map((part, i) => (i ? classes(part) : tOr(`value.${part}`, part))).join(t('value.then'));
    if (unit === 'min') return minutes(value * 60, lang);
    if (unit === 'm') return length(value, lang);
    // A year is not grouped.
    return unit ? `${unit === 'ratio' ? '×' : ''}${number(value, lang, 2)}${unit === 'ratio' ? '' : ` ${unit}`}` : String(value);
  }

  /** Speeds by class: primary 50, secondary 40. */
  const classes = (text) => text.replace(/[a-z][\w-]+/g, (name) => tOr(`class.${name}`, name));

  function units(rows) {
    return fold('units', t('plan.units'), table([t('column.name'), t('column.covered'), t('plan.share.column')], rows.map(({ unit, inside, share }) => el('tr', {}, el('th', { scope: 'row', text: nameOf(unit) }),
      el('td', { class: 'number', 'data-unit': unit.code, text: figure(inside) }), el('td', { class: 'number', text: share === null ? t('reason.no-people.short') : percent(share, language()) })))));
  }

  const side = (inside) => el('span', { class: inside ? 'inside' : 'outside', text: t(inside ? 'headline.inside' : 'headline.outside') });

  function places(list) {
    const row = (place) => el('tr', {}, el('th', { scope: 'row', text: nameOf(place) }), el('td', {}, side(place.inside)),
      el('td', { class: 'number', 'data-place': place.id, text: place.seconds === null ? tOr(`why.${place.reason}`, place.reason) : minutes(place.seconds, language()) }));
    return fold('places', t('plan.places', { inside: list.filter((p) => p.inside).length, all: list.length }), table([t('column.name'), t('plan.side'), t('measure.time')], byTime(list).map(row)));
  }

  function stations({ stations: list, lines = [] }) {
    const { rides, without } = byRide(list);
    const line = (id) => nameOf(lines.find((f) => String(f.id) === id)?.properties) || id;
    const row = (station) => el('tr', {}, el('th', { scope: 'row' }, el('span', { text: nameOf(station) }), el('small', { text: line(station.line) })), el('td', {}, side(station.inside)),
      el('td', { class: 'number', 'data-station': station.id, text: minutes(station.rideSeconds, language()) }), el('td', { class: 'number', text: minutes(station.totalSeconds, language()) }));
    const names = (some) => [...new Set(some.map(nameOf))].join(t('answered.and'));
    return fold('stations', t('plan.stations', { count: rides.length }), rides.length > 0 && table([t('column.name'), t('plan.side'), t('plan.ride.column'), t('plan.door.column')], rides.map(row)),
      ...without.map(([reason, some]) => el('p', { class: 'note', 'data-reason': reason, text: t('plan.without', { reason: tOr(`why.${reason}`, reason), count: some.length, names: names(some) }) })));
  }

  return function draw(_, changed) {
    const any = (...keys) => keys.some((key) => changed.has(key));
    if (any('lang', 'city')) rebuild(box, build);
    if (box.hidden || !store.data.city) return;
    if (any('lang', 'city', 'plan')) write();
    if (any('lang', 'city', 'planCircle', 'weight')) {
      const { planCircle } = store.data;
      rebuild(answerBox, () => answerBox.replaceChildren(...outcome(planCircle, asked, answer)));
      if (changed.has('planCircle') && planCircle.status === 'ready' && store.state.tab === 'plan') announce(`${answerBox.querySelector('h4').textContent} ${answerBox.querySelector('.share').textContent}`);
    }
  };
}
