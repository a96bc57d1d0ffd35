import { getSession, logout } from '../../api/session.js';
import { announce } from '../announcer.js';
import { el, rebuild, segments } from '../dom.js';
import { t, tOr } from '../language.js';
import { refusal } from '../refusal.js';
import { createAccounts } from './accounts.js';
import { createAudit } from './audit.js';
import { createPassword } from './password.js';
import { createTokens } from './tokens.js';

const PARTS = { password: createPassword, tokens: createTokens, accounts: createAccounts, audit: createAudit };
const FOR_ADMINS = ['accounts', 'audit'];

/**
 * What belongs to whoever is logged in: the password, tokens, the way out; for admins accounts and the audit trail.
 * @param {import('../../store.js').Store} store @param {(session: object) => void} take
 */
export function createAccount(store, take) {
  const dialog = el('dialog', { class: 'dialog account', id: 'account', 'aria-labelledby': 'account-title' });
  const head = el('div');
  const problem = el('p', { id: 'account-problem', class: 'failure', role: 'alert', hidden: true });
  // A screen reader hears nothing of the page behind a dialog, so the dialog has its own voice.
  const said = el('p', { id: 'account-said', class: 'said', role: 'status' });
  const body = el('div', { id: 'account-body' });
  const foot = el('div', { class: 'toolbar' });
  dialog.append(head, problem, said, body, foot);
  document.body.append(dialog);
  let part = 'password';
  let parts = {};

  const hooks = {
    store,
    say: (text) => { said.textContent = text; },
    /** Does something that may be refused. @returns {Promise<boolean>} whether it was done */
    async attempt(work) {
      problem.hidden = true;
      hooks.say('');
      try {
        await work();
        return true;
      } catch (error) {
        hooks.refused(error);
        return false;
      }
    },
    refused(error) {
      if (error.name !== 'ApiError') throw error;
      problem.textContent = error.slug === 'wrong-credentials' ? t('account.password.wrong') : error.status === 429 ? t('login.locked')
        : error.status === 400 ? tOr(`refused.${error.parameter}`, refusal(error)) : refusal(error);
      problem.hidden = false;
      problem.scrollIntoView({ block: 'nearest' });
      if (error.forbidden && error.slug !== 'wrong-credentials') getSession().then(take);
    },
    renewSession: () => getSession().then(take),
    showTrail: (subject) => choose('audit', (audit) => audit.filter(subject)),
  };

  const shown = () => Object.keys(PARTS).filter((one) => !FOR_ADMINS.includes(one) || store.data.session.roles.includes('admin'));

  function choose(next, begin = (chosen) => chosen.load?.()) {
    part = next;
    problem.hidden = true;
    hooks.say('');
    buildHead();
    // What a part hears of after another one has been chosen is not told there.
    parts[part] ??= PARTS[part]({ ...hooks, say: (text) => part === next && hooks.say(text) });
    body.replaceChildren(parts[part].node);
    begin(parts[part]);
    dialog.querySelector(`#account-part-${part}`).focus({ preventScroll: true });
  }

  function buildHead() {
    const { session } = store.data;
    const roles = session.roles.map((role) => tOr(`role.user.${role}`, role)).join(t('answered.and'));
    const bar = el('div', { class: 'segments wrap', role: 'radiogroup', 'aria-label': t('account.parts') });
    segments(bar, 'account-part', shown().map((value) => ({ value, label: t(`account.part.${value}`) })), choose)(part);
    head.replaceChildren(el('h2', { id: 'account-title', text: t('account.title', { name: session.name }) }), el('p', { class: 'note', text: t('login.roles', { roles }) }), bar);
  }

  const leave = () => hooks.attempt(async () => {
    take(await logout());
    dialog.close();
    announce(t('login.gone'));
  });

  function build() {
    const { session } = store.data;
    const button = (id, text, click, more = {}) => el('button', { type: 'button', id, text, on: { click }, ...more });
    const close = button('account-close', t('action.close'), () => dialog.close());
    if (!session.authenticated) {
      parts = {};
      head.replaceChildren(el('h2', { id: 'account-title', text: t('account.gone.title') }), el('p', { text: t('account.gone') }));
      body.replaceChildren();
      foot.replaceChildren(close, button('account-again', t('login.open'), () => { dialog.close(); document.getElementById('login').click(); }, { class: 'primary' }));
      problem.hidden = true;
      return;
    }
    foot.replaceChildren(button('logout', t('login.out'), leave), close);
    if (!shown().includes(part)) part = 'password';
    if (parts[part]) buildHead();
    else choose(part);
  }

  return {
    show() {
      // What was shown once is not shown again.
      parts = {};
      part = 'password';
      dialog.showModal();
      build();
    },
    draw(changed) {
      if (!dialog.open) return;
      if (changed.has('lang')) parts = {};
      rebuild(dialog, build);
    },
  };
}
