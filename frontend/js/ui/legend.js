import { activeParts } from '../domain/circle.js';
import { BANDS, CIRCLE_AREA, DIFFERENCE, DENSITY_CLASSES, NO_SHARE, reachClasses, SETTLEMENT, SHARE_CLASSES } from '../domain/classes.js';
import { BOTH, GAINED, LOST, NEITHER } from '../domain/compare.js';
import { cost, costRange, number } from '../domain/format.js';
import { GROUPS, groupOf, SHAPES } from '../domain/kinds.js';
import { byId, el, svg } from './dom.js';
import { metricText } from './circle-text.js';
import { language, t } from './language.js';

/** The legend, from the same classes that colour the map. */
export function createLegend(store) {
  const range = (from, to, write) => (to === Infinity ? t('legend.over', { value: write(from) })
    : t('legend.between', { from: write(from), to: write(to) }));

  /** One column of figures, or one per part where the circle differs between urban and rural. */
  function reach() {
    const lang = language();
    const parts = activeParts(store.state, store.circles);
    const classes = parts.map((part) => reachClasses(part.limit, part.metric, store.mostOf(part.metric)));
    const text = ({ metric }, { from, to }) => (to === Infinity ? t('legend.over', { value: cost(from, metric, lang) })
      : from === 0 ? t('legend.upto', { value: cost(to, metric, lang) }) : costRange(from, to, metric, lang));
    // A part that the service searches less far for has fewer classes beyond.
    const slots = [0, 1, 2, 3, 4, 5].filter((slot) => classes.some((own) => own.some((c) => c.slot === slot)));
    const rows = slots.map((slot) => {
      const own = classes.map((list) => list.find((c) => c.slot === slot));
      const side = slot === 0 ? { text: t('legend.inside'), rowspan: 3 } : slot === slots[3] ? { text: t('legend.beyond'), rowspan: slots.length - 3 } : null;
      const cells = parts.map((part, k) => el('td', { text: own[k] ? text(part, own[k]) : '' }));
      return el('tr', {}, side && el('th', { scope: 'rowgroup', class: 'side', ...side }), el('td', {}, colourKey(own.find(Boolean))), ...cells);
    });
    const heads = parts.map((p) => el('th', { scope: 'col', text: p.area === 'all' ? '' : `${t(`area.${p.area}`)} ${metricText(p.metric, store.state.mode)}` }));
    const title = parts.length > 1 ? t('legend.reach') : t(`legend.reach.${parts[0].metric}`, { mode: t(`mode.${store.state.mode}`) });
    return [el('table', { class: 'keys' }, el('caption', { text: title }), el('thead', {}, el('tr', { hidden: parts.length === 1 }, el('td'), el('td'), ...heads)), el('tbody', {}, ...rows)),
      el('p', { class: 'note', text: [t('legend.far'), parts.length > 1 && t('legend.nobody')].filter(Boolean).join(' ') })];
  }

  function density() {
    const lang = language();
    return [el('h3', { text: t('legend.density', { people: t(`people.${store.state.weight || 'total'}`) }) }),
      ...DENSITY_CLASSES.map((c) => key(c, range(c.from, c.to, (v) => number(v, lang)))), el('p', { class: 'note', text: t('legend.density.note') })];
  }

  function shares() {
    const write = (value) => number(value * 100, language());
    return [el('h3', { text: t('legend.share') }), ...SHARE_CLASSES.map((c) => key(c, `${write(c.from)}–${write(c.to)}%`)),
      key({ colour: NO_SHARE, alpha: 210, dashed: true }, t('legend.noshare'))];
  }

  const settlement = () => [el('h3', { text: t('legend.settlement') }), key(SETTLEMENT[2], t('area.urban')), key(SETTLEMENT[1], t('area.rural'))];

  /** The bands on the map, once they are there. */
  function bands() {
    const { status, answer, inputs } = store.data.catchment;
    if (status !== 'ready' || !answer.features.length) return [];
    const lang = language();
    return [el('h3', { text: t('legend.catchment') }), ...answer.features.map(({ properties: { range } }, i) =>
      key({ colour: BANDS.colours[i], alpha: BANDS.alpha }, t('legend.upto', { value: cost(range, inputs.metric, lang) }))),
    el('p', { class: 'note', text: t('legend.catchment.note') })];
  }

  /** The plan's circle on the map, once it is there. */
  function planCircle() {
    const { status, answer } = store.data.planCircle;
    if (status !== 'ready') return [];
    const { circle, networkYear } = answer.metadata;
    return [el('h3', { text: t('legend.plan') }), key(CIRCLE_AREA, t('legend.plan.circle', { circle: t(`plan.name.${circle}`), year: networkYear })), el('p', { class: 'note', text: t('legend.plan.note') })];
  }

  /** The difference between two scenarios takes the place of the reach of one. */
  const difference = () => [el('h3', { text: t('legend.difference') }), ...Object.entries({ gained: GAINED, lost: LOST, both: BOTH, neither: NEITHER }).map(([name, stands]) => key(DIFFERENCE[stands], t(`legend.${name}`)))];

  function markers() {
    const sites = siteKeys();
    if (!store.state.layers.includes('facilities') || !store.service) return sites;
    const { id, colour, shape } = groupOf(store.service.kinds[0]);
    const groups = Object.keys(GROUPS).filter((g) => g !== id && store.state.layers.includes(g)).map((g) => [g, GROUPS[g]]);
    return [...sites, el('h3', { text: t('legend.facilities') }), shapeKey(shape, colour, false, t(`group.${id}`)),
      ...groups.map(([g, { colour: c, shape: s }]) => shapeKey(s, c, false, t(`group.${g}`))),
      shapeKey(shape, colour, true, t('legend.uncertain')), ...(store.state.layers.includes('hotspots') ? [spotKey()] : [])];
  }

  /** Sites of a run, as their pins look. */
  function siteKeys() {
    const { answer, value } = store.data.job;
    const kinds = [...new Set((answer?.selected ?? value?.incumbent?.selected ?? []).map((site) => site.status ?? 'new'))];
    return kinds.length ? [el('h3', { text: t('legend.sites') }), ...kinds.map((kind) => el('p', { class: 'key' }, el('span', { class: `site-key site-${kind}`, 'aria-hidden': 'true' }), el('span', { text: t(`site.${kind}`) })))] : [];
  }

  function build() {
    const areas = [...bands(), ...planCircle()];
    const surface = { reach: store.state.compare ? difference : reach, population: density, settlement, share: shares, none: () => [] }[store.state.surface];
    byId('legend-body').replaceChildren(...(areas.length ? areas : surface()), ...markers());
  }

  return function draw(_, changed) {
    if (['lang', 'surface', 'city', 'service', 'services', 'circle', 'range', 'engine', 'metric', 'mode', 'weight', 'layers', 'catchment', 'closed', 'planCircle', 'compare', 'job'].some((k) => changed.has(k))) build();
  };
}

export function colourKey({ colour, alpha, dashed, hatch }) {
  const hatching = hatch ? [svg('path', { d: 'M3 15 L17 1 M-3 15 L11 1 M9 15 L21 3', stroke: hatch, 'stroke-width': 2 })] : [];
  const box = svg('rect', { x: 1, y: 1, width: 20, height: 14, rx: 2, fill: colour, 'fill-opacity': alpha / 255, stroke: '#5b6b7a', 'stroke-width': 0.8,
    'stroke-dasharray': dashed ? '3 2' : 'none' });
  return svg('svg', { viewBox: '0 0 22 16', 'aria-hidden': 'true' }, box, ...hatching);
}

const key = (look, text) => el('p', { class: 'key' }, colourKey(look), el('span', { text }));

/** A marker as the map draws it. */
export function shapeIcon(shape, colour, hollow) {
  const points = SHAPES[shape].map(([x, y]) => `${11 + x * 5.5},${8 + y * 5.5}`).join(' ');
  const look = hollow ? { fill: '#fff', stroke: colour, 'stroke-dasharray': '2 2', 'stroke-width': 1.5 } : { fill: colour, stroke: '#fff', 'stroke-width': 1 };
  return svg('svg', { viewBox: '0 0 22 16', 'aria-hidden': 'true' }, svg('polygon', { points, ...look }));
}

const shapeKey = (shape, colour, hollow, text) => el('p', { class: 'key' }, shapeIcon(shape, colour, hollow), el('span', { text }));

function spotKey() {
  const icon = svg('svg', { viewBox: '0 0 22 16', 'aria-hidden': 'true' }, svg('circle', { cx: 11, cy: 8, r: 7, fill: '#8c510a' }));
  return el('p', { class: 'key' }, icon, el('span', { text: t('layer.hotspots') }));
}
