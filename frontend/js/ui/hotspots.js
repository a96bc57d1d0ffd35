import { cost, people } from '../domain/format.js';
import { failure, help, independent, skeleton } from './badges.js';
import { circleText } from './circle-text.js';
import { el, rebuild } from './dom.js';
import { language, nameOf, t } from './language.js';

/** People outside the circle, where they are most: the list of the numbered pins. */
export function createHotSpots(box, store, { analysis, onSpot }) {
  function build() {
    const { status, list, error } = store.data.hotspots;
    const failed = status === 'failed' && !error.passes;
    const content = list.length ? [spots(list)]
      : failed ? [] : status === 'ready' ? [el('p', { class: 'empty', text: t('spots.empty') })] : skeleton(8);
    box.replaceChildren(el('p', { class: 'note', text: t('spots.intro', { circle: circleText(store), people: t(`people.${store.state.weight || 'total'}`) }) }),
      ...(failed ? [failure(error, () => analysis.refresh())] : []), ...content, ...[independent(store.data.hotspots.metadata ?? {})].filter(Boolean), help('spots', t('help.spots.title'), el('p', { text: t('help.spots') })));
  }

  function spots(list) {
    const { status } = store.data.hotspots;
    return el('ol', { class: status === 'loading' ? 'list stale' : 'list', id: 'hotspots' }, ...list.map((f) => {
      const { rank, people: count, cost: toNearest } = f.properties;
      const lang = language();
      const far = toNearest === null || toNearest === undefined ? t('spots.unreached') : t('spots.nearest', { cost: cost(toNearest, f.properties.metric, lang) });
      return el('li', {}, el('button', { type: 'button', class: 'row', 'data-rank': rank, 'data-key': `spot-${rank}`, 'aria-current': store.data.spot === rank && 'true', on: { click: () => onSpot(rank) } },
        el('span', { class: 'rank', text: String(rank) }), el('span', { text: placeOf(f.properties) }),
        el('span', { class: 'value', text: t('people.count', { count: people(count, lang) }) }), el('span', { class: 'sub', text: far })));
    }));
  }

  const placeOf = ({ unitName, townshipName }) => [nameOf(unitName), nameOf(townshipName)].filter(Boolean).join(' · ');

  return function draw(_, changed) {
    box.classList.toggle('stale', store.dragging);
    if (store.dragging) return;
    if (['hotspots', 'lang', 'spot', 'range', 'rest', 'circle', 'weight', 'service', 'services', 'engine', 'metric', 'mode', 'edits', 'closed'].some((k) => changed.has(k))) rebuild(box, build);
  };
}
