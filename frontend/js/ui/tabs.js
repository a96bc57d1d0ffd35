import { TABS } from '../domain/address.js';
import { byId, el } from './dom.js';
import { t } from './language.js';

/** Tabs by the ARIA pattern: arrow keys move and choose, one tab stop. */
export function createTabs(store) {
  const list = byId('tabs');

  list.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = TABS.indexOf(store.state.tab);
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? TABS.length - 1 : step ? (at + step + TABS.length) % TABS.length : -1;
    if (next < 0) return;
    event.preventDefault();
    store.set({ tab: TABS[next] }, 'replace');
    byId(`tab-${TABS[next]}`).focus();
  });

  return function draw(_, changed) {
    if (changed.has('lang') || !list.childElementCount) {
      list.replaceChildren(...TABS.map((tab) => el('button', { type: 'button', role: 'tab', id: `tab-${tab}`, 'aria-controls': `panel-${tab}`,
        text: t(`tab.${tab}`), on: { click: () => store.set({ tab }, 'replace') } })));
    }
    for (const tab of TABS) {
      const chosen = tab === store.state.tab;
      byId(`tab-${tab}`).setAttribute('aria-selected', String(chosen));
      byId(`tab-${tab}`).tabIndex = chosen ? 0 : -1;
      byId(`panel-${tab}`).hidden = !chosen;
      // Where the row is wider than its place the chosen one is in sight; the page itself stays where it is.
      if (chosen) list.scrollLeft = Math.max(0, byId(`tab-${tab}`).offsetLeft + byId(`tab-${tab}`).offsetWidth - list.clientWidth + 4);
    }
  };
}
