import { createToken, listTokens, revokeToken } from '../../api/accounts.js';
import { isOver } from '../../domain/audit.js';
import { badge, help } from '../badges.js';
import { el } from '../dom.js';
import { t } from '../language.js';
import { when } from '../when.js';
import { field, secret } from './fields.js';
import { createList } from './list.js';

const DAYS_MOST = 366;
const DAYS_USUAL = 30;

/** One's own tokens: made, shown once, revoked. */
export function createTokens({ attempt, say, renewSession }) {
  let doomed = null;
  const made = el('div', { id: 'token-made' });
  const list = createList('tokens', { label: t('account.part.tokens'), empty: t('tokens.empty'), ask: listTokens, row, forbidden: renewSession });

  async function submit(event) {
    event.preventDefault();
    const form = event.target;
    const name = form.querySelector('#token-name').value.trim();
    const days = form.querySelector('#token-days').valueAsNumber;
    let answer;
    if (!await attempt(async () => { answer = await createToken(name, days); })) return;
    form.reset();
    const done = () => { made.replaceChildren(); form.querySelector('#token-name').focus(); };
    made.replaceChildren(secret('token-secret', { title: t('tokens.made', { name: answer.name }), note: t('tokens.once'), value: answer.token, copied: () => say(t('account.copied')), done }));
    made.querySelector('#token-secret-copy').focus();
    made.scrollIntoView({ block: 'nearest' });
    list.load();
  }

  async function revoke({ id, name }) {
    doomed = null;
    if (await attempt(() => revokeToken(id))) {
      list.put(list.rows.filter((one) => one.id !== id));
      say(t('tokens.revoked', { name }));
    } else list.write();
  }

  function row(one) {
    const { id, name, created, expires, lastUsed } = one;
    const button = (key, text, click, more = {}) => el('button', { type: 'button', 'data-key': key, text, on: { click }, ...more });
    const over = isOver(expires, Date.now());
    const ask = () => { doomed = id; list.write(); list.node.querySelector('[data-key=token-sure]').focus(); };
    const keep = () => { doomed = null; list.write(); list.node.querySelector(`[data-key="revoke-${CSS.escape(id)}"]`).focus(); };
    return el('li', { 'data-token': id }, el('div', { class: 'entry' }, el('strong', { text: name }), over ? badge(t('tokens.over')) : el('span'),
      el('span', { class: 'sub', text: [t('tokens.expires', { at: when(expires) }), lastUsed ? t('tokens.used', { at: when(lastUsed) }) : t('tokens.unused'), t('tokens.created', { at: when(created) })].join(' · ') })),
    doomed === id ? el('div', { class: 'row-acts sure', role: 'group', 'aria-label': t('tokens.sure', { name }) }, el('span', { text: t('tokens.sure', { name }) }), button('token-sure', t('tokens.revoke'), () => revoke(one), { class: 'danger' }), button('token-keep', t('action.cancel'), keep))
      : el('div', { class: 'row-acts' }, button(`revoke-${id}`, t('tokens.revoke'), ask, { class: 'text', 'aria-label': t('tokens.revoke.of', { name }) })));
  }

  const form = el('form', { class: 'form row-form', id: 'token-form', 'aria-label': t('tokens.create'), on: { submit } }, field('token-name', t('tokens.name'), { required: true, maxlength: 80, autocomplete: 'off' }, t('tokens.name.note')),
    field('token-days', t('tokens.days'), { type: 'number', required: true, min: 1, max: DAYS_MOST, step: 1, value: DAYS_USUAL }, t('tokens.days.note', { most: DAYS_MOST })), el('button', { type: 'submit', id: 'token-create', class: 'primary', text: t('tokens.create') }));
  return { node: el('div', {}, el('p', { class: 'note', text: t('tokens.intro') }), help('tokens', t('tokens.help.title'), el('p', { text: t('tokens.help') })), form, made, list.node), load: list.load };
}
