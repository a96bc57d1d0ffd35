import { writeAddress } from '../domain/address.js';
import { announce } from './announcer.js';
import { byId, el, setText } from './dom.js';
import { shareText } from './headline.js';
import { language, nameOf, t } from './language.js';

const SHEET = ['', 'half', 'tall'];

/** Header, folding panels, the phone's sheet, first-visit hint: what frames the map. */
export function createFrame(store) {
  const sheet = byId('sheet');
  let height = 0;

  byId('language').addEventListener('click', () => store.set({ lang: language() === 'zh' ? 'en' : 'zh' }, 'replace'));
  byId('print').addEventListener('click', () => window.print());
  byId('copy-link').addEventListener('click', copy);
  byId('sheet-handle').addEventListener('click', () => setSheet((height + 1) % SHEET.length));
  for (const side of ['left', 'right']) byId(`fold-${side}`).addEventListener('click', () => { byId('main').classList.toggle(`no-${side}`); drawFolds(); });
  for (const link of document.querySelectorAll('[data-skip]')) {
    link.addEventListener('click', (event) => { event.preventDefault(); byId(link.dataset.skip).focus(); });
  }
  hint();

  async function copy() {
    const link = location.origin + location.pathname + writeAddress(store.state);
    const label = byId('copy-link').querySelector('span');
    try {
      await navigator.clipboard.writeText(link);
      setText(label, t('action.copied'));
      announce(t('action.copied'));
      setTimeout(() => setText(label, t('action.copy')), 2500);
    } catch {
      window.prompt(t('action.copy.hand'), link);
    }
  }

  function setSheet(next) {
    height = next;
    sheet.classList.remove('half', 'tall');
    if (SHEET[next]) sheet.classList.add(SHEET[next]);
    if (!next) sheet.scrollTop = 0;
    drawSheet();
  }

  function drawSheet() {
    byId('sheet-handle').setAttribute('aria-expanded', String(height > 0));
    setText(byId('sheet-label'), t(height === 2 ? 'sheet.less' : 'sheet.more'));
  }

  function drawFolds() {
    for (const side of ['left', 'right']) {
      const folded = byId('main').classList.contains(`no-${side}`);
      const button = byId(`fold-${side}`);
      button.setAttribute('aria-expanded', String(!folded));
      button.setAttribute('aria-label', t(`fold.${side}`));
      button.replaceChildren(el('span', { 'aria-hidden': 'true', text: (side === 'left') === folded ? '›' : '‹' }));
    }
  }

  /** Whose streets are in use, on the map itself: a phone shows no foot. */
  function drawStreetsBy() {
    const { state, data: { city } } = store;
    const used = city?.streets && (state.engine === 'streets' || state.catchment || state.route.length || state.layers.includes('streets'));
    const by = used && [].concat(city.streets.attribution ?? []).map((a) => a.text ?? a).join(' · ');
    byId('streets-by').hidden = !by;
    setText(byId('streets-by'), by || '');
  }

  return {
    /** On a phone, makes room for the details. */
    reveal() {
      if (!height) setSheet(1);
      if (matchMedia('(max-width: 719px)').matches) byId('details').scrollIntoView({ block: 'start' });
    },
    draw(_, changed) {
      const row = store.data.coverage.table?.findCity(store.at);
      setText(byId('sheet-share'), row ? `${t('column.share')} ${shareText(row)}` : '');
      const city = nameOf(store.data.city?.name);
      setText(byId('city-name'), city);
      document.title = [t('title'), city, nameOf(store.service?.name)].filter(Boolean).join(' · ');
      if (changed.has('lang')) {
        byId('language').lang = language() === 'zh' ? 'en' : 'zh-CN';
        drawFolds();
        drawSheet();
      }
      if (changed.has('city') || changed.has('lang')) drawFoot(store.data.city);
      if (['city', 'engine', 'layers', 'catchment', 'route'].some((key) => changed.has(key))) drawStreetsBy();
    },
  };
}

function drawFoot(city) {
  if (!city) return;
  byId('attribution').replaceChildren(...city.attribution.flatMap(({ text, licence, url }, i) => [
    document.createTextNode(i ? ' · ' : ''),
    url ? el('a', { href: url, rel: 'noopener', text }) : document.createTextNode(text),
    document.createTextNode(licence ? ` (${licence})` : '')]));
  setText(byId('data-version'), t('foot.version', { version: city.dataVersion }));
}

/** A few words at the first visit; this browser remembers that they were read. */
function hint() {
  const key = 'livingcircle.hint';
  const seen = () => { try { return localStorage.getItem(key); } catch { return 'no storage'; } };
  byId('hint').hidden = Boolean(seen());
  byId('hint-close').addEventListener('click', () => {
    byId('hint').hidden = true;
    try { localStorage.setItem(key, 'read'); } catch { /* a browser without storage shows it again */ }
    byId('map').focus();
  });
}
