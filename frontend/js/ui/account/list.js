import { failure, skeleton } from '../badges.js';
import { el, rebuild } from '../dom.js';
import { t } from '../language.js';
import { refusal } from '../refusal.js';

/**
 * A list that is asked for when it is looked at: loading, failed, forbidden, empty or there.
 * @param {{label: string, empty: string, ask: () => Promise<object[]>, row: (one: object) => Node, forbidden: () => void}} parts forbidden: the login may have ended
 */
export function createList(id, { label, empty, ask, row, forbidden }) {
  const node = el('div', { id: `${id}-box`, 'aria-busy': 'false' });
  let state = { status: 'loading', rows: [] };
  let turn = 0;

  function build() {
    const { status, rows, error } = state;
    node.setAttribute('aria-busy', String(status === 'loading'));
    if (status === 'failed') return node.replaceChildren(error.forbidden ? el('p', { class: 'failure', text: refusal(error) }) : failure(error, load));
    if (status === 'loading' && !rows.length) return node.replaceChildren(el('p', { class: 'hidden', text: t('account.loading') }), ...skeleton(4));
    return node.replaceChildren(rows.length ? el('ul', { class: 'list', id, 'aria-label': label }, ...rows.map(row)) : el('p', { class: 'empty', text: empty }));
  }

  const write = () => rebuild(node, build);

  async function load() {
    const mine = ++turn;
    state = { ...state, status: 'loading' };
    write();
    try {
      const rows = await ask();
      if (mine === turn) state = { status: 'ready', rows };
    } catch (error) {
      if (error.name !== 'ApiError') throw error;
      if (mine === turn) state = { status: 'failed', rows: [], error };
      if (error.forbidden) forbidden();
    }
    if (mine === turn) write();
  }

  return { node, load, write, put: (rows) => { state = { status: 'ready', rows }; write(); }, get rows() { return state.rows; } };
}
