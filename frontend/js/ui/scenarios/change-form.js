import { MODES } from '../../domain/engines.js';
import { drawingTools, endDrawing } from '../drawing.js';
import { el, rebuild } from '../dom.js';
import { nameOf, t, tOr } from '../language.js';
import { facilityName } from '../popups.js';

const KINDS = ['resizeFacility', 'openRoad', 'closeRoad', 'closeBridge', 'setSpeed', 'changeProfile', 'replaceTarget'];
const ROAD_CLASSES = ['motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'residential', 'unclassified', 'living-street', 'service', 'track'];

/**
 * A change put together in a form, for those that are not made on the map alone.
 * @returns {{node: HTMLElement, draw: (changed: Set<string>) => void}}
 */
export function createChangeForm(store, { scenarios, actions, centre }) {
  let kind = 'resizeFacility';
  /** What is typed stays when the form is built anew. */
  const typed = { beds: '', roadClass: 'primary', oneWay: false, mode: 'drive', kmh: '', value: '', unit: '' };
  const node = el('section', { class: 'part', id: 'change-form', 'aria-labelledby': 'change-form-title' });

  const field = (id, label, control) => el('div', { class: 'form-row' }, el('label', { for: id, text: t(label) }), control);
  const take = (key) => ({ on: { input: ({ target }) => { typed[key] = target.value; } } });
  const numberIn = (key, id, more) => el('input', { type: 'number', id, required: true, value: typed[key], ...more, ...take(key) });
  const choice = (key, id, options) => {
    const select = el('select', { id, required: true, ...take(key) }, ...options.map(([value, text]) => el('option', { value, text })));
    if (options.some(([value]) => value === typed[key])) select.value = typed[key];
    else typed[key] = options[0]?.[0] ?? '';
    return select;
  };
  const speed = () => field('change-kmh', 'change.kmh', numberIn('kmh', 'change-kmh', { min: 0.5, max: 200, step: 'any' }));
  const road = () => field('change-class', 'change.class', choice('roadClass', 'change-class', ROAD_CLASSES.map((c) => [c, tOr(`class.${c}`, c)])));
  const line = () => drawingTools(store, { purpose: kind, shape: 'line', centre, actions });
  const points = () => (store.data.drawing?.purpose === kind ? store.data.drawing.points : []);

  const PARTS = {
    resizeFacility() {
      const kinds = new Set(store.service?.kinds ?? []);
      const list = store.facilities.filter((f) => kinds.has(f.properties.kind)).map((f) => [String(f.id), facilityName(f)]);
      return [field('change-facility', 'change.facility', choice('facility', 'change-facility', list)), field('change-beds', 'change.beds', numberIn('beds', 'change-beds', { min: 0, max: 100000, step: 1 }))];
    },
    openRoad() {
      const oneWay = el('input', { type: 'checkbox', id: 'change-oneway', on: { change: ({ target }) => { typed.oneWay = target.checked; } } });
      oneWay.checked = typed.oneWay;
      return [line(), road(), el('label', { class: 'check' }, oneWay, el('span', { text: t('change.oneway') }))];
    },
    closeRoad: () => [line()],
    closeBridge: () => [field('change-bridge', 'change.bridge', choice('bridge', 'change-bridge', store.data.bridges.map((f) => [String(f.id), nameOf(f.properties) || f.id])))],
    setSpeed: () => [road(), field('change-mode', 'mode.label', choice('mode', 'change-mode', MODES.map((m) => [m, t(`mode.${m}`)]))), speed()],
    changeProfile: () => [field('change-profile', 'profile.label', choice('profile', 'change-profile', (store.data.city?.profiles ?? []).map((p) => [p.id, nameOf(p.name)]))), speed()],
    replaceTarget: () => [field('change-target', 'change.target', choice('target', 'change-target', store.data.targets.list.map(({ properties: p }) => [p.id, `${p.id} ${p.statementZh ?? ''}`.slice(0, 60)]))),
      field('change-value', 'change.value', numberIn('value', 'change-value', { step: 'any' })), field('change-unit', 'change.unit', el('input', { type: 'text', id: 'change-unit', value: typed.unit, maxlength: 40, ...take('unit') }))],
  };
  const CHANGE = {
    resizeFacility: () => ({ id: typed.facility, beds: Number(typed.beds) }),
    openRoad: () => ({ line: points(), roadClass: typed.roadClass, ...(typed.oneWay ? { oneWay: true } : {}) }),
    closeRoad: () => ({ line: points() }),
    closeBridge: () => ({ bridge: typed.bridge }),
    setSpeed: () => ({ roadClass: typed.roadClass, mode: typed.mode, kmh: Number(typed.kmh) }),
    changeProfile: () => ({ profile: typed.profile, kmh: Number(typed.kmh) }),
    replaceTarget: () => ({ target: typed.target, value: Number(typed.value), ...(typed.unit ? { unit: typed.unit } : {}) }),
  };

  async function submit(event) {
    event.preventDefault();
    const kept = await scenarios.change([{ type: kind, ...CHANGE[kind]() }]);
    if (!kept) return;
    if (store.data.drawing) endDrawing(store);
    Object.assign(typed, { beds: '', kmh: '', value: '' });
    rebuild(node, build);
  }

  function build() {
    const drawn = kind === 'openRoad' || kind === 'closeRoad';
    const select = el('select', { id: 'change-kind', on: { change: () => { kind = select.value; if (store.data.drawing) endDrawing(store); rebuild(node, build); } } }, ...KINDS.map((value) => el('option', { value, text: t(`change.kind.${value}`) })));
    select.value = kind;
    node.replaceChildren(el('h3', { id: 'change-form-title', text: t('change.title') }), el('p', { class: 'note', text: t('change.facilities') }),
      el('div', { class: 'toolbar' }, el('button', { type: 'button', 'data-key': 'edit-facilities', text: t('facilities.edit'), on: { click: () => { store.set({ tab: 'facilities' }, 'replace'); actions.take('edit'); } } })),
      el('form', { class: 'form', on: { submit } }, field('change-kind', 'change.kind', select), el('p', { class: 'note', text: t(`change.help.${kind}`) }), ...PARTS[kind](),
        el('button', { type: 'submit', id: 'change-add', class: 'primary', disabled: drawn && points().length < 2, text: t('change.add') })));
  }

  return { node, draw(changed) {
    if (['lang', 'city', 'bridges', 'targets', 'facilities', 'service', 'drawing', 'tool', 'scenario'].some((key) => changed.has(key))) rebuild(node, build);
  } };
}
