import { NO_SHARE, shareColour } from '../domain/classes.js';
import { uncovered } from '../domain/curve.js';
import { localeOf, people, percent } from '../domain/format.js';
import { matches, nextDirection, sorted } from '../domain/sort.js';
import { failure, skeleton } from './badges.js';
import { circleText } from './circle-text.js';
import { el, rebuild, segments, setText } from './dom.js';
import { saveTable } from './download.js';
import { language, nameOf, t, tOr } from './language.js';

const COLUMNS = [
  { id: 'name', isText: true, value: nameOf },
  { id: 'people', value: (row) => row.total },
  { id: 'covered', value: (row) => row.covered },
  { id: 'share', value: (row) => row.share },
  { id: 'uncovered', value: uncovered },
];

/**
 * Units or townships with the figures of the map. A slider step writes cells; rows find their new places when it rests.
 * @param {HTMLElement} box @param {import('../store.js').Store} store
 * @param {{analysis: object, onZone: (zone: string) => void}} hooks
 */
export function createZoneTable(box, store, { analysis, onZone }) {
  let order = { column: 'uncovered', direction: 'descending' };
  let query = '';
  let parts = null;
  let lines = new Map();

  function build() {
    const level = el('div', { class: 'segments', role: 'radiogroup', 'aria-label': t('table.level') });
    const setLevel = segments(level, 'level', ['unit', 'township'].map((value) => ({ value, label: t(`level.${value}`) })),
      (value) => store.set({ level: value, zone: null }));
    setLevel(store.state.level);
    const filter = el('input', { type: 'search', id: 'zone-filter', 'aria-label': t('table.filter'), placeholder: t('table.filter'), value: query,
      on: { input: () => { query = filter.value; write(); } } });
    const save = (format) => el('button', { type: 'button', id: `download-${format}`, text: t(`download.${format}`),
      on: { click: (event) => saveTable(analysis.tableInputs(), format, event.currentTarget) } });
    const body = el('tbody');
    const caption = el('caption');
    const headers = COLUMNS.map(header);
    const table = el('table', { class: 'zones', id: 'zones' }, caption, el('thead', {}, el('tr', {}, ...headers)), body);
    const count = el('p', { class: 'note', role: 'status' });
    const status = el('div');
    const downloads = el('div', { class: 'toolbar' }, el('span', { class: 'note', text: t('download.label') }), save('csv'), save('geojson'));
    box.replaceChildren(el('div', { class: 'toolbar' }, level, filter), status, table, count, downloads);
    parts = { downloads, body, caption, headers, table, count, status, setLevel };
    lines = new Map();
    write();
  }

  function header(column) {
    const sort = el('button', { type: 'button', 'data-key': column.id, text: t(`column.${column.id}`), on: { click: () => {
      order = { column: column.id, direction: nextDirection(column.id, order, column.isText) };
      write();
    } } });
    return el('th', { scope: 'col', 'data-column': column.id }, sort);
  }

  /** The row of a zone, built once. */
  function line(row) {
    if (lines.has(row.zone)) return lines.get(row.zone);
    const choose = () => onZone(row.zone);
    const unit = unitName(row);
    const swatch = el('span', { class: 'swatch', 'aria-hidden': 'true' });
    const cells = COLUMNS.slice(1).map((column) => el('td', { class: 'number', 'data-column': column.id }));
    const button = el('button', { type: 'button', text: nameOf(row) });
    const tr = el('tr', { 'data-zone': row.zone, on: { click: choose } },
      el('th', { scope: 'row' }, button, unit && el('small', { text: unit })), ...cells);
    const share = el('span');
    cells[2].append(swatch, share);
    const entry = { tr, cells, share, swatch };
    lines.set(row.zone, entry);
    return entry;
  }

  function write() {
    const { coverage } = store.data;
    const lang = language();
    parts.table.hidden = parts.downloads.hidden = !coverage.table;
    parts.status.replaceChildren(...(coverage.status === 'failed' && !coverage.error.passes ? [failure(coverage.error, () => analysis.refresh())]
      : coverage.table || coverage.status === 'cancelled' ? [] : skeleton(10)));
    if (!coverage.table) return setText(parts.count, '');
    const all = coverage.table.list(store.state.level, store.at);
    const column = COLUMNS.find((c) => c.id === order.column);
    const found = query ? all.filter((row) => matches(query, row.nameZh, row.nameEn, row.zone, unitName(row))) : all;
    for (const row of found) fill(line(row), row, lang);
    // While the slider is held rows keep their places: a row that jumps cannot be read.
    const held = store.dragging && parts.body.childElementCount === found.length;
    if (!held) place(sorted(found, column.value, order.direction, localeOf(lang)));
    parts.headers.forEach((th) => {
      if (th.dataset.column === order.column) th.setAttribute('aria-sort', order.direction);
      else th.removeAttribute('aria-sort');
    });
    setText(parts.caption, t('table.caption', { circle: circleText(store), people: t(`people.${store.state.weight || 'total'}`) }));
    return setText(parts.count, t(query ? 'table.found' : 'table.count', { count: found.length, all: all.length }));
  }

  const unitName = ({ unit }) => (unit ? nameOf(store.data.units.find((f) => f.properties.code === unit)?.properties) : '');

  function place(rows) {
    const wanted = rows.map((row) => lines.get(row.zone).tr);
    const { children } = parts.body;
    if (wanted.length !== children.length || wanted.some((tr, i) => children[i] !== tr)) parts.body.replaceChildren(...wanted);
  }

  function fill({ tr, cells, share, swatch }, row, lang) {
    const figure = (value) => (value === null ? '–' : people(value, lang));
    setText(cells[0], figure(row.total));
    setText(cells[1], figure(row.covered));
    setText(share, row.share === null ? tOr(`reason.${row.reason}.short`, t('state.unknown')) : percent(row.share, lang));
    share.classList.toggle('reason', row.share === null);
    swatch.style.background = row.share === null ? NO_SHARE : shareColour(row.share);
    setText(cells[3], figure(uncovered(row)));
    if (row.zone === store.state.zone) tr.setAttribute('aria-current', 'true');
    else tr.removeAttribute('aria-current');
  }

  return function draw(_, changed) {
    const any = (...keys) => keys.some((key) => changed.has(key));
    if (!parts || any('lang', 'level', 'units')) rebuild(box, build);
    else if (any('coverage', 'range', 'rest', 'circle', 'zone', 'weight', 'engine', 'metric', 'mode')) write();
  };
}
