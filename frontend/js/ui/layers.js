import { SURFACES } from '../domain/address.js';
import { GROUPS } from '../domain/kinds.js';
import { byId, el, segments, svg } from './dom.js';
import { t } from './language.js';
import { shapeIcon } from './legend.js';

const INK = '#33475b';
const stroke = (attributes) => svg('svg', { viewBox: '0 0 22 16', 'aria-hidden': 'true' }, svg('line', { x1: 1, y1: 8, x2: 21, y2: 8, ...attributes }));

/** Layers and how each looks, in the order of the panel. */
const SECTIONS = {
  results: { facilities: null, hotspots: null, labels: null },
  plan: { satellite: () => shapeIcon('hexagon', INK), subcentre: () => shapeIcon('square', INK), keytown: () => shapeIcon('down', INK, true),
    belts: () => stroke({ stroke: '#762a83', 'stroke-width': 8, 'stroke-opacity': 0.3 }) },
  base: { townships: () => stroke({ stroke: '#8796a5', 'stroke-width': 1.2 }), river: () => stroke({ stroke: '#7fb2d6', 'stroke-width': 4 }),
    bridges: () => shapeIcon('square', '#51606d'), streets: () => stroke({ stroke: '#8a8f94', 'stroke-width': 2.4 }), roads: () => stroke({ stroke: '#9aa3ac', 'stroke-width': 1.2 }),
    rail: () => stroke({ stroke: '#4a545e', 'stroke-width': 1.5, 'stroke-dasharray': '5 3' }), places: () => shapeIcon('circle', '#6b7c8c') },
  kinds: Object.fromEntries(Object.entries(GROUPS).map(([id, g]) => [id, () => shapeIcon(g.shape, g.colour)])),
};

/** Which layers are drawn, and what colours the map. */
export function createLayers(store) {
  const panel = byId('layers');
  const toggle = byId('layers-toggle');
  let setSurface = () => {};

  function open(shown) {
    panel.hidden = !shown;
    toggle.setAttribute('aria-expanded', String(shown));
    if (shown) panel.querySelector('input')?.focus();
  }
  toggle.addEventListener('click', () => open(panel.hidden));
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    open(false);
    toggle.focus();
  });

  function build() {
    const close = el('button', { type: 'button', class: 'text', text: t('action.close'), on: { click: () => { open(false); toggle.focus(); } } });
    const sections = Object.entries(SECTIONS).flatMap(([section, layers]) => [el('h3', { text: t(`layers.${section}`) }),
      ...Object.entries(layers).map(([id, icon]) => check(id, icon))]);
    panel.replaceChildren(el('h2', {}, el('span', { id: 'layers-title', text: t('layers.title') }), close), ...sections);
    setSurface = segments(byId('surface'), 'surface', SURFACES.map((value) => ({ value, label: t(`surface.${value}`) })), (surface) => store.set({ surface }));
  }

  function check(id, icon) {
    const key = id in GROUPS ? `group.${id}` : `layer.${id}`;
    const input = el('input', { type: 'checkbox', id: `layer-${id}`, on: { change: () => {
      const others = store.state.layers.filter((layer) => layer !== id);
      store.set({ layers: input.checked ? [...others, id] : others });
    } } });
    return el('label', { class: 'check' }, input, icon?.(), el('span', { text: t(key) }));
  }

  return function draw(_, changed) {
    if (changed.has('lang') || !panel.childElementCount) build();
    setSurface(store.state.surface);
    for (const input of panel.querySelectorAll('input')) input.checked = store.state.layers.includes(input.id.slice(6));
  };
}
