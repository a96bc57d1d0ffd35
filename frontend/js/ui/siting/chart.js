import { Chart, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js';

Chart.register(LineController, LineElement, PointElement, LinearScale, Tooltip);

export const FOUND = '#0b5f60';
export const BOUND = '#a6611a';
const INK = '#4e5d68';

/**
 * A chart of lines over one axis of figures; what it shows is said in words beside it.
 * @param {HTMLCanvasElement} canvas
 * @param {{stepped?: boolean, marked?: boolean, xTitle: string, yText: (value: number) => string, xText?: (value: number) => string}} look marked: points are drawn
 * @returns {{show: (lines: {label: string, colour: string, dashed?: boolean, points: {x: number, y: number}[]}[], mark?: number|null) => void, end: () => void}} mark: an upright line
 */
export function createLines(canvas, { stepped = false, marked = false, xTitle, yText, xText = String }) {
  const font = { size: 11.5, family: getComputedStyle(document.body).fontFamily };
  const upright = { id: 'upright', afterDatasetsDraw(chart) {
    const { ctx, chartArea: { top, bottom }, scales: { x } } = chart;
    if (chart.$mark === null || chart.$mark === undefined) return;
    const at = x.getPixelForValue(chart.$mark);
    ctx.save();
    ctx.strokeStyle = '#1c2a33';
    ctx.setLineDash([4, 3]);
    ctx.beginPath();
    ctx.moveTo(at, top);
    ctx.lineTo(at, bottom);
    ctx.stroke();
    ctx.restore();
  } };
  const chart = new Chart(canvas, { type: 'line', plugins: [upright], data: { datasets: [] }, options: {
    responsive: true, maintainAspectRatio: false, animation: false, parsing: false, normalized: true, font, interaction: { mode: 'nearest', axis: 'x', intersect: false },
    scales: { x: { type: 'linear', grid: { display: false }, title: { display: true, text: xTitle, color: INK, padding: 0 }, ticks: { font, color: INK, maxTicksLimit: 7, callback: xText } },
      y: { grid: { color: '#e6eaea' }, ticks: { font, color: INK, maxTicksLimit: 5, callback: yText } } },
    plugins: { tooltip: { callbacks: { title: ([item]) => xText(item.parsed.x), label: (item) => `${item.dataset.label} ${yText(item.parsed.y)}` } } },
  } });
  return {
    show(lines, mark = null) {
      chart.$mark = mark;
      chart.data.datasets = lines.map(({ label, colour, dashed, points }) => ({ label, data: points, borderColor: colour, backgroundColor: colour, stepped, borderWidth: 2, borderDash: dashed ? [5, 3] : [], pointRadius: (marked && points.length <= 20) || points.length === 1 ? 3 : 0, pointHoverRadius: 4, tension: 0 }));
      const xs = lines.flatMap((line) => line.points.map((p) => p.x));
      chart.options.scales.x.max = xs.length ? Math.max(...xs) : undefined;
      chart.options.scales.x.min = xs.length ? Math.min(...xs) : undefined;
      chart.update('none');
    },
    end: () => chart.destroy(),
  };
}
