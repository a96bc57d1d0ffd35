import { el } from './dom.js';
import { t } from './language.js';

/**
 * The tools to draw a line, an area or places on the map: by clicks, or by the map's centre for the keyboard.
 * @param {import('../store.js').Store} store
 * @param {{purpose: string, shape: 'line'|'area'|'points', start?: [number, number][], centre: () => {lon: number, lat: number}, actions: object}} hooks purpose names it
 * @returns {HTMLElement}
 */
export function drawingTools(store, { purpose, shape, start = [], centre, actions }) {
  const { drawing, tool } = store.data;
  const mine = drawing?.purpose === purpose ? drawing : null;
  const aiming = mine && tool === 'draw';
  const button = (key, text, click, more = {}) => el('button', { type: 'button', 'data-key': `${key}-${purpose}`, text, on: { click }, ...more });
  const begin = () => store.put({ tool: aiming ? 'look' : 'draw', drawing: mine ?? { purpose, shape, points: start } });
  const points = (list) => store.put({ drawing: { ...mine, points: list } });
  return el('div', { class: 'toolbar drawing' }, button('draw', t(aiming ? 'draw.stop' : `draw.${shape}`), begin, { 'aria-pressed': String(Boolean(aiming)) }),
    mine && button('draw-centre', t('draw.centre'), () => { const { lon, lat } = centre(); actions.drawPoint(lon, lat); }),
    mine?.points.length > 0 && button('draw-back', t('draw.back'), () => points(mine.points.slice(0, -1))),
    mine?.points.length > 0 && button('draw-clear', t('action.clear'), () => points([])),
    mine && el('span', { class: 'note', role: 'status', text: t('draw.count', { count: mine.points.length }) }));
}

/** Ends a drawing. */
export const endDrawing = (store) => store.put({ tool: 'look', drawing: null });
