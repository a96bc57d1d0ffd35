import { WEIGHTS } from '../../domain/address.js';
import { compareCsv, levelsOf, rowsOf } from '../../domain/compare.js';
import { localeOf, people, percent } from '../../domain/format.js';
import { nextDirection, sorted } from '../../domain/sort.js';
import { circleText } from '../circle-text.js';
import { el, rebuild, segments } from '../dom.js';
import { saveText } from '../download.js';
import { language, nameOf, t, tOr } from '../language.js';
import { outcome, remarks } from '../outcome.js';

const COLUMNS = [
  { id: 'name', isText: true, value: nameOf },
  { id: 'base', value: (row) => row.base.share },
  { id: 'other', value: (row) => row.other.share },
  { id: 'difference', value: (row) => row.difference.share },
  { id: 'gained', value: (row) => row.gained },
  { id: 'lost', value: (row) => row.lost },
];

/** Two scenarios beside each other: one table with the same people below both shares, and the map of where they differ. */
export function createCompare(box, store, { comparison }) {
  let level = 'unit';
  let weight = 'total';
  let order = { column: 'difference', direction: 'descending' };

  const names = () => {
    const { scenarios: { list, opened = [] }, scenario: { value } } = store.data;
    const all = [...list, ...opened, ...(value ? [value] : [])];
    return new Map([['', t('compare.data')], ...all.map((one) => [one.id, one.name])]);
  };

  function build() {
    const { compare, scenario } = store.state;
    const known = names();
    const pair = compare ?? { base: '', other: scenario };
    for (const id of [pair.base, pair.other]) if (!known.has(id)) known.set(id, id);
    const select = (side) => {
      const node = el('select', { id: `compare-${side}` }, ...[...known].map(([value, text]) => el('option', { value, text })));
      node.value = pair[side];
      return el('div', { class: 'form-row' }, el('label', { for: `compare-${side}`, text: t(`compare.${side}`) }), node);
    };
    const [base, other] = ['base', 'other'].map(select);
    const same = el('p', { class: 'wrong', role: 'alert', hidden: true, text: t('compare.same') });
    const submit = (event) => {
      event.preventDefault();
      const next = { base: base.querySelector('select').value, other: other.querySelector('select').value };
      same.hidden = next.base !== next.other;
      if (same.hidden) store.set({ compare: next, surface: 'reach' });
    };
    box.replaceChildren(...[el('h3', { id: 'compare-title', text: t('compare.title') }), el('p', { class: 'note', text: t('compare.intro') }),
      el('form', { class: 'form', on: { submit } }, base, other, same, el('div', { class: 'toolbar' }, el('button', { type: 'submit', id: 'compare-run', class: 'primary', text: t('compare.run') }),
        compare && el('button', { type: 'button', id: 'compare-end', text: t('compare.end'), on: { click: () => store.set({ compare: null }) } }))),
      ...outcome(store.data.comparison, comparison, () => answer(known))].filter(Boolean));
  }

  function answer(known) {
    const { answer: { rows, metadata = {} } } = store.data.comparison;
    const { base, other } = store.state.compare ?? { base: '', other: '' };
    const levels = levelsOf(rows);
    const bar = (name, values, label, chosen, choose) => {
      const node = el('div', { class: 'segments', role: 'radiogroup', 'aria-label': t(label) });
      segments(node, name, values, choose)(chosen);
      return node;
    };
    const again = () => rebuild(box, build);
    const csv = () => saveText(compareCsv(rows), `compare-${base || 'data'}-${other || 'data'}.csv`, 'text/csv');
    return [el('p', { class: 'note', id: 'compare-what', text: t('compare.what', { circle: circleText(store), base: known.get(base) ?? base, other: known.get(other) ?? other }) }),
      bar('compare-level', levels.map((value) => ({ value, label: t(`compare.level.${value}`) })), 'table.level', level, (value) => { level = value; again(); }),
      bar('compare-weight', WEIGHTS.map((value) => ({ value, label: t(`weight.${value}`) })), 'weight.label', weight, (value) => { weight = value; again(); }),
      el('div', { class: 'scroll-x', tabindex: 0, role: 'region', 'aria-label': t('compare.table') }, table(rowsOf(rows, level, weight))),
      el('div', { class: 'toolbar no-print' }, el('button', { type: 'button', id: 'compare-csv', text: t('download.csv'), on: { click: csv } }), el('button', { type: 'button', 'data-key': 'compare-print', text: t('action.print'), on: { click: () => window.print() } })),
      ...remarks(metadata)];
  }

  function table(rows) {
    const lang = language();
    const column = COLUMNS.find((c) => c.id === order.column);
    const valued = rows.map((row) => ({ ...row, base: row.base ?? {}, other: row.other ?? {}, difference: row.difference ?? {} }));
    const share = (part, row) => (part.share === null || part.share === undefined ? tOr(`reason.${row.reason}.short`, '–') : percent(part.share, lang));
    const count = (value) => (value === null || value === undefined ? '–' : people(value, lang));
    const signed = (value, write) => (value === null || value === undefined ? '–' : value > 0 ? `+${write(value)}` : value < 0 ? `−${write(-value)}` : write(0));
    const cell = (id, first, second) => el('td', { class: 'number', 'data-column': id }, el('span', { text: first }), second && el('small', { text: second }));
    const line = (row) => el('tr', { 'data-zone': row.code ?? row.zone }, el('th', { scope: 'row' }, el('span', { text: nameOf(row) || nameOf(store.data.city?.name) }), el('small', { text: t('people.count', { count: count(row.total) }) })),
      cell('base', share(row.base, row), count(row.base.covered)), cell('other', share(row.other, row), count(row.other.covered)),
      cell('difference', signed(row.difference.share, (v) => t('compare.points', { points: (v * 100).toFixed(1) })), signed(row.difference.covered, count)),
      cell('gained', count(row.gained)), cell('lost', count(row.lost)));
    const sort = (id, isText) => el('button', { type: 'button', 'data-key': `sort-${id}`, text: t(`compare.column.${id}`), on: { click: () => { order = { column: id, direction: nextDirection(id, order, isText) }; rebuild(box, build); } } });
    return el('table', { class: 'data compare-table', id: 'compare-table' }, el('caption', { text: t('compare.caption', { people: t(`people.${weight}`) }) }),
      el('thead', {}, el('tr', {}, ...COLUMNS.map(({ id, isText }) => el('th', { scope: 'col', 'aria-sort': order.column === id && order.direction }, sort(id, isText))))),
      el('tbody', {}, ...sorted(valued, (row) => column.value(row) ?? null, order.direction, localeOf(lang)).map(line)));
  }

  return function draw(_, changed) {
    if (['lang', 'compare', 'comparison', 'scenarios', 'scenario', 'service', 'circle', 'range'].some((key) => changed.has(key))) rebuild(box, build);
  };
}
