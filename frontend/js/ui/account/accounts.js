import { changeAccount, createAccount, listAccounts } from '../../api/accounts.js';
import { badge, help } from '../badges.js';
import { el } from '../dom.js';
import { t } from '../language.js';
import { when } from '../when.js';
import { field, roleBoxes, secret, ticked } from './fields.js';
import { createList } from './list.js';

/** All accounts, for admins: made, given roles, disabled and enabled, given a password. */
export function createAccounts({ store, attempt, say, renewSession, showTrail }) {
  /** What is being done with which account: {name, what: 'roles'|'password'|'disable'}. */
  let open = null;
  const made = el('div', { id: 'account-made' });
  const list = createList('accounts', { label: t('account.part.accounts'), empty: t('accounts.empty'), ask: listAccounts, row, forbidden: renewSession });
  const button = (key, text, click, more = {}) => el('button', { type: 'button', 'data-key': key, text, on: { click }, ...more });
  const passwordInput = { type: 'password', autocomplete: 'new-password', minlength: 12 };

  /** A password that the service has made is shown once. */
  function hand(name, password, back) {
    if (!password) { made.replaceChildren(); return; }
    made.replaceChildren(secret('account-secret', { title: t('accounts.password.of', { name }), note: t('accounts.once'), value: password, copied: () => say(t('account.copied')), done: () => { made.replaceChildren(); back(); } }));
    made.querySelector('#account-secret-copy').focus();
    made.scrollIntoView({ block: 'nearest' });
  }

  const toList = (name, key) => list.node.querySelector(`[data-key="${key}-${CSS.escape(name)}"]`)?.focus();

  async function submit(event) {
    event.preventDefault();
    const form = event.target;
    const [name, password] = ['account-name', 'account-password'].map((id) => form.querySelector(`#${id}`).value);
    let account;
    if (!await attempt(async () => { account = await createAccount({ name: name.trim(), roles: ticked(form), ...(password ? { password } : {}) }); })) return;
    form.reset();
    box.open = false;
    await list.load();
    say(t('accounts.made', { name: account.name }));
    hand(account.name, account.password, () => box.querySelector('summary').focus());
  }

  async function change(name, wanted, done) {
    let account;
    if (!await attempt(async () => { account = await changeAccount(name, wanted); })) return;
    const { what } = open ?? { what: 'disable' };
    open = null;
    list.put(list.rows.map((one) => (one.name === name ? { ...account, password: null } : one)));
    toList(name, what);
    say(done);
    if (account.password) hand(name, account.password, () => toList(name, what));
    if (name === store.data.session.name) renewSession();
  }

  function begin(name, what) {
    open = open?.name === name && open.what === what ? null : { name, what };
    list.write();
    if (open) list.node.querySelector('.row-open input, .row-open button')?.focus();
  }

  function row(one) {
    const { name, roles, disabled, external, created } = one;
    const self = name === store.data.session.name;
    const here = open?.name === name ? open.what : null;
    const act = (what, text) => button(`${what}-${name}`, text, () => begin(name, what), { class: 'text', 'aria-label': `${text} ${name}`, 'aria-expanded': String(here === what) });
    const words = roles.map((role) => t(`role.user.${role}`)).join(t('answered.and')) || t('accounts.noroles');
    return el('li', { 'data-account': name }, el('div', { class: 'entry' }, el('strong', { text: name }), el('span', { class: 'entry-badges' }, self && badge(t('accounts.self')), external && badge(t('accounts.external')), disabled && badge(t('accounts.disabled'))),
      el('span', { class: 'sub', text: [words, t('tokens.created', { at: when(created) })].join(' · ') })),
    el('div', { class: 'row-acts' }, !external && act('roles', t('accounts.change.roles')), !external && act('password', t('accounts.change.password')),
      !self && (disabled ? button(`disable-${name}`, t('accounts.enable'), () => change(name, { disabled: false }, t('accounts.enabled', { name })), { class: 'text', 'aria-label': `${t('accounts.enable')} ${name}` }) : act('disable', t('accounts.disable'))),
      button(`trail-${name}`, t('accounts.trail'), () => showTrail(name), { class: 'text', 'aria-label': `${t('accounts.trail')} ${name}` })),
    here && OPEN[here](one));
  }

  const cancel = (name, what) => button('row-cancel', t('action.cancel'), () => { open = null; list.write(); toList(name, what); });

  const OPEN = {
    roles: ({ name, roles }) => el('form', { class: 'row-open form', on: { submit(event) { event.preventDefault(); change(name, { roles: ticked(event.target) }, t('accounts.changed', { name })); } } },
      roleBoxes('roles-of', roles), el('div', { class: 'toolbar' }, cancel(name, 'roles'), el('button', { type: 'submit', id: 'roles-save', class: 'primary', text: t('accounts.save') }))),
    password: ({ name }) => el('form', { class: 'row-open form', on: { submit(event) {
      event.preventDefault();
      const password = event.target.querySelector('input').value;
      change(name, password ? { password } : { resetPassword: true }, t('accounts.password.set', { name }));
    } } }, field('password-of', t('accounts.password.new', { name }), passwordInput, `${t('accounts.password.note')} ${t('accounts.password.ends')}`),
    el('div', { class: 'toolbar' }, cancel(name, 'password'), el('button', { type: 'submit', id: 'password-save', class: 'primary', text: t('accounts.change.password') }))),
    disable: ({ name }) => el('div', { class: 'row-open row-acts sure', role: 'group', 'aria-label': t('accounts.sure', { name }) }, el('span', { text: t('accounts.sure', { name }) }),
      button('disable-sure', t('accounts.disable'), () => change(name, { disabled: true }, t('accounts.off', { name })), { class: 'danger' }), cancel(name, 'disable')),
  };

  const box = el('details', { class: 'unfold', id: 'account-new' }, el('summary', { text: t('accounts.create') }), el('form', { class: 'form', id: 'account-form', 'aria-label': t('accounts.create'), on: { submit } },
    field('account-name', t('accounts.name'), { required: true, pattern: '[a-z0-9][a-z0-9._\\-]{1,63}', maxlength: 64, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' }, t('accounts.name.note')),
    roleBoxes('account-roles', ['planner']), field('account-password', t('accounts.password'), passwordInput, t('accounts.password.note')),
    el('button', { type: 'submit', id: 'account-create', class: 'primary', text: t('accounts.make') })));
  return { node: el('div', {}, el('p', { class: 'note', text: t('accounts.intro') }), help('accounts', t('accounts.help.title'), el('p', { text: t('accounts.help') })), box, made, list.node), load: list.load };
}
