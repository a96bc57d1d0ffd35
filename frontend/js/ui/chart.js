import { Chart, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js';
import { cost, percent } from '../domain/format.js';
import { byId, el, setText } from './dom.js';
import { language, nameOf, t } from './language.js';

Chart.register(LineController, LineElement, PointElement, LinearScale, Tooltip, Filler);

const CITY = '#0b5f60';
const ZONE = '#a6611a';

/** A line at the circle on screen. */
const marker = {
  id: 'circle',
  afterDatasetsDraw(chart) {
    const { ctx, chartArea: { top, bottom }, scales: { x } } = chart;
    if (chart.$range === null) return;
    const at = x.getPixelForValue(chart.$range);
    ctx.save();
    ctx.strokeStyle = '#1c2a33';
    ctx.setLineDash([4, 3]);
    ctx.beginPath();
    ctx.moveTo(at, top);
    ctx.lineTo(at, bottom);
    ctx.stroke();
    ctx.restore();
  },
};

/** Share against circle, for the city and the selected zone; said in words and as a table beside it. */
export function createChart(store) {
  let chart = null;

  function make() {
    const font = { size: 11.5, family: getComputedStyle(document.body).fontFamily };
    return new Chart(byId('chart'), {
      type: 'line',
      plugins: [marker],
      data: { datasets: [dataset(CITY, true), dataset(ZONE, false)] },
      options: {
        responsive: true, maintainAspectRatio: false, animation: false, parsing: false, normalized: true, font,
        interaction: { mode: 'nearest', axis: 'x', intersect: false },
        scales: {
          x: { type: 'linear', grid: { display: false }, ticks: { font, color: '#4e5d68', maxTicksLimit: 6, callback: tick } },
          y: { min: 0, max: 1, grid: { color: '#e6eaea' }, ticks: { font, color: '#4e5d68', stepSize: 0.25, callback: (v) => `${v * 100}%` } },
        },
        plugins: { tooltip: { callbacks: {
          title: ([item]) => cost(item.parsed.x, store.state.metric, language()),
          label: (item) => `${item.dataset.label} ${percent(item.parsed.y, language())}`,
        } } },
      },
    });
  }

  const tick = (value) => (store.state.metric === 'time' ? `${value / 60}` : `${value / 1000}`);

  function zoneRow() {
    const { state: { zone }, data: { coverage: { table } } } = store;
    for (const kind of ['unit', 'township']) {
      const row = table?.find(kind, zone, store.at);
      if (row) return row;
    }
    return null;
  }

  function fill() {
    const { table } = store.data.coverage;
    const row = zoneRow();
    const points = (kind, zone) => (table?.listShares(kind, zone) ?? []).filter((p) => p.share !== null).map((p) => ({ x: p.range, y: p.share }));
    const lines = [points('city'), row ? points(row.zoneKind, row.zone) : []];
    const time = store.state.metric === 'time';
    chart ??= make();
    lines.forEach((line, i) => { chart.data.datasets[i].data = line; });
    chart.data.datasets[0].label = nameOf(store.data.city?.name);
    chart.data.datasets[1].label = nameOf(row);
    const { x } = chart.options.scales;
    x.ticks.stepSize = time ? 300 : 2000;
    x.min = time ? lines[0][0]?.x : 0; // steps of 2 km from 0, not from the first stop
    x.max = lines[0].at(-1)?.x;
    x.title = { display: true, text: t(`chart.axis.${store.state.metric}`), color: '#4e5d68', padding: 0 };
    tableOf(lines, row);
  }

  function tableOf([city, zone], row) {
    const lang = language();
    const metric = store.state.metric;
    const byRange = new Map(zone.map((p) => [p.x, p.y]));
    const head = [t(`metric.${metric}`), nameOf(store.data.city?.name), row && nameOf(row)].filter(Boolean);
    const rows = city.map((p) => el('tr', {}, el('td', { text: cost(p.x, metric, lang) }), el('td', { class: 'number', text: percent(p.y, lang) }),
      row && el('td', { class: 'number', text: byRange.has(p.x) ? percent(byRange.get(p.x), lang) : '–' })));
    byId('chart-table').replaceChildren(el('table', { class: 'data' },
      el('thead', {}, el('tr', {}, ...head.map((text) => el('th', { scope: 'col', text })))), el('tbody', {}, ...rows)));
  }

  /** @param {boolean} moved only the circle: the lines and axes stay, so drawing is enough and no text is measured */
  function mark(moved) {
    const lang = language();
    const { coverage: { table } } = store.data;
    const city = table?.findCity(store.at);
    const zone = zoneRow();
    const byArea = Boolean(store.state.circle);
    const empty = byArea || !chart?.data.datasets[0].data.length;
    byId('chart-box').hidden = byId('chart-data').hidden = empty;
    const share = (row) => (row.share === null ? t('state.unknown') : percent(row.share, lang));
    const text = byArea ? t('chart.byarea') : city ? [t('chart.text', {
      circle: cost(store.state.range, store.state.metric, lang), name: nameOf(store.data.city?.name), share: share(city) }),
    zone ? t('chart.zone', { name: nameOf(zone), share: share(zone) }) : ''].filter(Boolean).join(' ') : '';
    setText(byId('chart-text'), text);
    byId('chart').setAttribute('aria-label', `${t('chart.title')}. ${text}`);
    if (empty) return;
    chart.$range = store.state.range;
    if (moved) chart.draw();
    else chart.update('none');
  }

  return function draw(_, changed) {
    const any = (...keys) => keys.some((key) => changed.has(key));
    const lines = any('coverage', 'zone', 'lang', 'engine', 'metric', 'city', 'circle');
    if (lines) fill();
    if (lines || any('range')) mark(!lines);
  };
}

const dataset = (colour, filled) => ({ data: [], label: '', borderColor: colour, backgroundColor: `${colour}1f`, fill: filled,
  borderWidth: 2, borderDash: filled ? [] : [5, 3], pointRadius: 0, pointHoverRadius: 4, tension: 0 });
