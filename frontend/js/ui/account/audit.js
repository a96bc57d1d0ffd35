import { listAudit } from '../../api/accounts.js';
import { differences, mayHaveMore } from '../../domain/audit.js';
import { el } from '../dom.js';
import { nameOf, t, tOr } from '../language.js';
import { changeText } from '../scenarios/change-text.js';
import { when } from '../when.js';
import { field } from './fields.js';
import { createList } from './list.js';

const PAGE = 30;
const LONGEST = 300;

/** Who changed what, newest first, for admins. */
export function createAudit({ store, attempt, say, renewSession }) {
  let subject = '';
  let more = false;
  const list = createList('audit', { label: t('account.part.audit'), empty: t('audit.empty'), row, forbidden: renewSession, async ask() {
    const asked = subject;
    const page = await listAudit({ limit: PAGE, subject });
    if (asked === subject) {
      more = mayHaveMore(page, PAGE);
      drawFoot(page.length);
    }
    return page;
  } });
  const foot = el('div', { class: 'toolbar audit-foot' });

  function drawFoot(count) {
    foot.replaceChildren(...[more && el('button', { type: 'button', id: 'audit-older', text: t('audit.older'), on: { click: older } }), !more && count > 0 && el('p', { class: 'note', text: t('audit.end') })].filter(Boolean));
  }

  async function older() {
    const before = list.rows.at(-1).id;
    const asked = subject;
    let page = [];
    if (!await attempt(async () => { page = await listAudit({ limit: PAGE, before, subject }); }) || asked !== subject) return;
    more = mayHaveMore(page, PAGE);
    list.put([...list.rows, ...page]);
    drawFoot(list.rows.length);
    foot.querySelector('button')?.focus();
    say(t('audit.more', { count: page.length }));
  }

  const input = () => form.querySelector('input');

  function filter(wanted) {
    subject = wanted.trim();
    input().value = subject;
    form.querySelector('#audit-all').hidden = !subject;
    foot.replaceChildren();
    list.put([]);
    return list.load();
  }

  /** Somebody without an account, by a word of the page. */
  const who = ({ actor }, roles) => (roles.length ? actor : tOr(`audit.actor.${actor}`, actor));

  function row(entry) {
    const { id, at, roles, action, kind, before, after } = entry;
    const held = roles.filter((role) => role && role !== 'public');
    const told = held.map((role) => tOr(`role.user.${role}`, role)).join(t('answered.and'));
    const rows = differences(before, after);
    return el('li', { 'data-entry': id, 'data-action': `${kind}.${action}` }, el('div', { class: 'entry' }, el('span', {}, el('strong', { text: tOr(`audit.act.${kind}.${action}`, `${kind}: ${action}`) }), ' ',
      el('button', { type: 'button', class: 'text', 'data-key': `subject-${id}`, 'aria-label': t('audit.only', { subject: entry.subject }), text: entry.subject, on: { click: () => filter(entry.subject).then(() => input().focus()) } })), el('time', { datetime: at, class: 'entry-time', text: when(at) }),
    el('span', { class: 'sub', text: t('audit.by', { who: told ? `${who(entry, held)} (${told})` : who(entry, held) }) })),
    rows.length > 0 && el('dl', { class: 'audit-rows' }, ...rows.flatMap((one) => [el('dt', { text: tOr(`audit.field.${one.key}`, one.key) }), el('dd', { text: changed(one) })])));
  }

  function changed({ key, before, after }) {
    if (key === 'changes') return [...before.map((change) => t('conflict.gone', { what: changeText(store, change) })), ...after.map((change) => changeText(store, change))].join(t('audit.comma'));
    if (before === null) return value(key, after);
    return after === null ? t('audit.was', { before: value(key, before) }) : t('audit.from', { before: value(key, before), after: value(key, after) });
  }

  function value(key, given) {
    if (key === 'roles') return given.map((role) => tOr(`role.user.${role}`, role)).join(t('answered.and')) || t('accounts.noroles');
    if (key === 'visibility') return tOr(`visibility.${given}`, given);
    if (typeof given === 'boolean') return t(given ? 'audit.yes' : 'audit.no');
    if (typeof given === 'string' && /^\d{4}-\d\d-\d\dT/.test(given)) return when(given);
    const text = given !== null && typeof given === 'object' ? nameOf(given) || JSON.stringify(given) : String(given);
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  }

  const form = el('form', { class: 'form row-form', id: 'audit-form', 'aria-label': t('audit.filter'), on: { submit(event) { event.preventDefault(); filter(input().value); } } },
    field('audit-subject', t('audit.subject'), { type: 'search', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' }, t('audit.subject.note')),
    el('div', { class: 'toolbar' }, el('button', { type: 'submit', id: 'audit-filter', text: t('audit.filter') }), el('button', { type: 'button', id: 'audit-all', hidden: true, text: t('audit.all'), on: { click: () => filter('') } })));
  return { node: el('div', {}, el('p', { class: 'note', text: t('audit.intro') }), form, list.node, foot), load: list.load, filter };
}
