import { obstacle } from '../../domain/engines.js';
import { withRule } from '../../domain/rules.js';
import { AREAS, CANDIDATES, DEMANDS, EXISTING, lacking, MODELS, takes } from '../../domain/siting.js';
import { help } from '../badges.js';
import { drawingTools, endDrawing } from '../drawing.js';
import { el, rebuild } from '../dom.js';
import { nameOf, t } from '../language.js';
import { facilityName } from '../popups.js';

const METRICS = ['time', 'distance'];

/** A question of one's own. Every control has its help beside it; what a model does not take is not shown. */
export function createForm(box, store, { ask, edit, actions, centre }) {
  let message = '';
  const q = () => store.data.question;
  const set = (patch) => store.put({ question: { ...q(), ...patch } });
  /** A figure that is typed stands in its field already: nothing is drawn anew while somebody types or goes on to the next control. */
  const note = (patch) => { store.data.question = { ...q(), ...patch }; };

  const field = (id, label, control, note) => el('div', { class: 'form-row' }, el('label', { for: id, text: t(label) }), control, note && el('p', { class: 'note', id: `${id}-note`, text: t(note) }));
  const choice = (id, value, options, choose) => {
    const select = el('select', { id, on: { change: () => choose(select.value) } }, ...options.map(([key, text, disabled]) => el('option', { value: key, text, disabled })));
    select.value = value;
    return select;
  };
  /** @param {number} by what the figure on screen is multiplied with: minutes, per cent */
  const figure = (id, value, { by = 1, min = 0, max, step = 1, empty = false }, take) => {
    const input = el('input', { type: 'number', id, min, max, step, required: !empty, value: value === null ? '' : value / by, 'aria-describedby': `${id}-note`,
      on: { input: () => input.checkValidity() && take(input.value === '' ? null : Number((input.valueAsNumber * by).toFixed(6))) } });
    return input;
  };
  const check = (key, label, checked, toggle, note) => {
    const input = el('input', { type: 'checkbox', 'data-key': key, id: key, on: { change: () => toggle(input.checked) } });
    input.checked = checked;
    return el('label', { class: 'check' }, input, el('span', {}, el('span', { text: label }), note && el('small', { text: note })));
  };
  const group = (key, ...parts) => el('fieldset', { class: 'form-group' }, el('legend', { text: t(`form.${key}`) }), ...parts.filter(Boolean));
  const toggled = (list, value, on) => (on ? [...list, value] : list.filter((one) => one !== value));

  function numbers() {
    const { model, p, perUnit, limit, metric } = q();
    const time = metric === 'time';
    return [takes(model, 'p') && field('siting-p', 'form.p', figure('siting-p', p, { min: 1, max: 5000 }, (value) => note({ p: value })), 'form.p.note'),
      check('siting-per-unit', t('form.perUnit'), perUnit, (on) => set({ perUnit: on }), t('form.perUnit.note')),
      takes(model, 'limit') && field('siting-limit', time ? 'form.limit.minutes' : 'form.limit.metres', figure('siting-limit', limit, { by: time ? 60 : 1, min: 1, max: time ? 360 : 300000, step: 'any' }, (value) => note({ limit: Math.round(value) })), 'form.limit.note')];
  }

  function travel() {
    const { engine, mode, metric, profile, winter } = q();
    const city = store.data.city ?? { profiles: [] };
    const engines = ['streets', 'grid', 'circle'].map((e) => [e, t(`engine.${e}`), Boolean(obstacle(e, city, { mode, metric }))]);
    return group('travel', field('siting-engine', 'engine.label', choice('siting-engine', engine, engines, (value) => set({ engine: value })), 'form.engine.note'),
      field('siting-mode', 'mode.label', choice('siting-mode', mode, ['walk', 'cycle', 'drive'].map((m) => [m, t(`mode.${m}`), m !== 'walk' && !city.streets]), (value) => set({ mode: value, engine: value === 'walk' ? engine : 'streets' }))),
      field('siting-metric', 'measure.label', choice('siting-metric', metric === 'time' ? 'time' : 'distance', METRICS.map((m) => [m, t(`measure.${m}`)]), (value) => set({ metric: value === 'time' ? value : engine === 'circle' ? 'straight' : 'distance', limit: value === 'time' ? 900 : 1000 }))),
      mode === 'walk' && field('siting-profile', 'profile.label', choice('siting-profile', profile, city.profiles.map((p) => [p.id, nameOf(p.name)]), (value) => set({ profile: value }))),
      check('siting-winter', t('winter.plain'), winter, (on) => set({ winter: on })));
  }

  function demand() {
    const { weight, bedsPer1000, people, units } = q();
    const names = store.data.units.map(({ properties: p }) => check(`siting-unit-${p.code}`, nameOf(p), units.includes(p.code), (on) => set({ units: toggled(units, p.code, on) })));
    return group('demand', field('siting-weight', 'form.weight', choice('siting-weight', weight, DEMANDS.map((d) => [d, t(`demand.${d}`)]), (value) => set({ weight: value })), 'form.weight.note'),
      weight === 'bedGap' && field('siting-beds', 'form.beds', figure('siting-beds', bedsPer1000, { min: 1, max: 1000, step: 'any' }, (value) => note({ bedsPer1000: value })), 'form.beds.note'),
      field('siting-people', 'form.people', choice('siting-people', people, AREAS.map((a) => [a, t(a === 'all' ? 'form.people.all' : `area.${a}`)]), (value) => set({ people: value }))),
      el('details', { class: 'unfold', 'data-key': 'siting-units' }, el('summary', { text: units.length ? t('form.units.some', { count: units.length }) : t('form.units') }), el('div', { class: 'checks' }, ...names)));
  }

  function candidates() {
    const { kinds, gridMetres, area, points, parcels } = q();
    const { drawing } = store.data;
    const parcelsIn = el('input', { type: 'file', id: 'siting-parcels', accept: '.geojson,.json,application/geo+json', on: { change: () => readParcels(parcelsIn.files[0]) } });
    return group('candidates', el('p', { class: 'note', text: t('form.candidates.note') }), ...CANDIDATES.map((kind) => check(`siting-from-${kind}`, t(`candidates.${kind}`), kinds.includes(kind), (on) => set({ kinds: toggled(kinds, kind, on) }), t(`candidates.${kind}.note`))),
      kinds.includes('grid') && field('siting-grid', 'form.grid', figure('siting-grid', gridMetres, { min: 100, max: 50000, step: 100 }, (value) => note({ gridMetres: value }))),
      kinds.includes('parcels') && field('siting-parcels', 'form.parcels', parcelsIn, parcels ? 'form.parcels.have' : 'form.parcels.note'),
      el('p', { class: 'form-label', text: t('form.area') }), drawingTools(store, { purpose: 'area', shape: 'area', start: area, centre, actions }), drawing?.purpose !== 'area' && area.length > 2 && el('p', { class: 'note', text: t('form.area.have', { count: area.length }) }),
      el('p', { class: 'form-label', text: t('form.points') }), drawingTools(store, { purpose: 'points', shape: 'points', start: points.map((point) => point.location), centre, actions }), drawing?.purpose !== 'points' && points.length > 0 && el('p', { class: 'note', text: t('form.points.have', { count: points.length }) }));
  }

  async function readParcels(file) {
    try {
      const parcels = JSON.parse(await file.text());
      if (!Array.isArray(parcels.features)) throw new SyntaxError('no features');
      set({ parcels });
    } catch {
      message = t('lacking.parcels');
      rebuild(box, build);
    }
  }

  function existing() {
    const { service, existing: what, required, forbidden } = q();
    const services = [['', t('form.service.none')], ...store.data.services.map((s) => [s.id, nameOf(s.name)])];
    const kinds = new Set(store.data.services.find((s) => s.id === service)?.kinds ?? []);
    const known = [...store.facilities.filter((f) => kinds.has(f.properties.kind)).map((f) => [String(f.id), facilityName(f)]), ...store.data.townships.map(({ properties: p }) => [p.code, nameOf(p)])];
    const site = el('select', { id: 'siting-site' }, ...known.map(([value, text]) => el('option', { value, text })));
    const rule = (key) => el('button', { type: 'button', 'data-key': `add-${key}`, text: t(`rule.${key}`), on: { click: () => site.value && store.put({ question: withRule(q(), key, site.value) }) } });
    const names = new Map(known);
    const chips = (key, ids) => ids.map((id) => el('li', {}, el('span', { text: t(`rule.${key}.of`, { name: names.get(id) ?? id }) }), el('button', { type: 'button', class: 'text', 'data-key': `drop-${id}`, 'aria-label': t('changes.undo', { what: names.get(id) ?? id }), on: { click: () => store.put({ question: withRule(q(), key, id) }) } }, el('span', { 'aria-hidden': 'true', text: '✕' }))));
    return group('existing', field('siting-service', 'service.label', choice('siting-service', service ?? '', services, (value) => set({ service: value })), 'form.service.note'),
      service && field('siting-existing', 'form.existing.label', choice('siting-existing', what, EXISTING.map((e) => [e, t(`existing.${e}`)]), (value) => set({ existing: value })), `existing.${what}.note`),
      el('p', { class: 'form-label', text: t('form.rules') }), el('p', { class: 'note', text: t('form.rules.note') }), known.length > 0 && el('div', { class: 'toolbar' }, el('label', { for: 'siting-site', class: 'hidden', text: t('form.rules') }), site, rule('required'), rule('forbidden')),
      required.length + forbidden.length > 0 && el('ul', { class: 'change-chips', id: 'siting-rules' }, ...chips('required', required), ...chips('forbidden', forbidden)));
  }

  function limits() {
    const { model, spacing, capacity, floor, leastShare, upper, curve, timeLimit, seed } = q();
    const optional = { empty: true };
    return group('limits', field('siting-spacing', 'form.spacing', figure('siting-spacing', spacing, { ...optional, max: 100000 }, (value) => note({ spacing: value || null })), 'form.spacing.note'),
      takes(model, 'capacity') && field('siting-capacity', 'form.capacity', figure('siting-capacity', capacity, { min: 1, max: 100000000 }, (value) => note({ capacity: value })), 'form.capacity.note'),
      takes(model, 'floor') && field('siting-floor', 'form.floor', figure('siting-floor', floor, { ...optional, by: 0.01, max: 100, step: 'any' }, (value) => note({ floor: value || null })), 'form.floor.note'),
      takes(model, 'leastShare') && field('siting-least', 'form.least', figure('siting-least', leastShare, { ...optional, by: 0.01, max: 100, step: 'any' }, (value) => note({ leastShare: value || null })), 'form.least.note'),
      takes(model, 'upper') && field('siting-upper', 'form.upper', figure('siting-upper', upper.p, { min: 1, max: 500 }, (value) => note({ upper: { ...q().upper, p: value } })), 'form.upper.note'),
      takes(model, 'upper') && field('siting-upper-share', 'form.upper.share', figure('siting-upper-share', upper.share, { by: 0.01, max: 100, step: 'any' }, (value) => note({ upper: { ...q().upper, share: value } }))),
      takes(model, 'upper') && check('siting-together', t('form.upper.together'), upper.together, (on) => set({ upper: { ...q().upper, together: on } })),
      takes(model, 'curve') && check('siting-curve', t('form.curve'), curve > 0, (on) => set({ curve: on ? Math.min(60, Math.max(q().p + 5, 10)) : 0 }), t('form.curve.note')),
      field('siting-time', 'form.time', figure('siting-time', timeLimit, { min: 1, max: 1800 }, (value) => note({ timeLimit: value })), 'form.time.note'),
      field('siting-seed', 'form.seed', figure('siting-seed', seed, { min: 0, max: 2147483647 }, (value) => note({ seed: value })), 'form.seed.note'));
  }

  function submit(event) {
    event.preventDefault();
    const lack = lacking(q());
    message = lack ? t(`lacking.${lack}`) : '';
    if (lack) { rebuild(box, build); return; }
    if (store.data.drawing) endDrawing(store);
    ask();
  }

  function build() {
    if (!q()) return;
    const { model } = q();
    const models = choice('siting-model', model, MODELS.map((m) => [m, t(`model.${m}`)]), (value) => set({ model: value }));
    box.replaceChildren(el('form', { class: 'form', id: 'siting-form', on: { submit } }, field('siting-model', 'form.model', models), el('p', { class: 'note model-help', id: 'model-help', text: t(`model.${model}.help`) }),
      help('models', t('form.models'), el('dl', { class: 'models' }, ...MODELS.flatMap((m) => [el('dt', { text: t(`model.${m}`) }), el('dd', { text: t(`model.${m}.help`) })]))), ...numbers().filter(Boolean), travel(), takes(model, 'demand') && demand(), candidates(), existing(), limits(),
      message && el('p', { class: 'failure', role: 'alert', text: message }), el('div', { class: 'toolbar sticky' }, el('button', { type: 'submit', id: 'siting-ask', class: 'primary', text: t('siting.run') }), el('button', { type: 'button', 'data-key': 'siting-reset', text: t('form.reset'), on: { click: () => edit() } }))));
  }

  /** What has been drawn belongs to the question. */
  function takeDrawing() {
    const { drawing } = store.data;
    if (!q() || !drawing) return;
    if (drawing.purpose === 'area') set({ area: drawing.points });
    else if (drawing.purpose === 'points') set({ points: drawing.points.map((location, i) => ({ id: `point-${i + 1}`, location })) });
  }

  return function draw(_, changed) {
    if (changed.has('drawing')) takeDrawing();
    if (['lang', 'question', 'city', 'services', 'units', 'townships', 'facilities', 'drawing', 'tool'].some((key) => changed.has(key))) rebuild(box, build);
  };
}
