import { changePassword, login, logout } from '../api/session.js';
import { announce } from './announcer.js';
import { errorTitle } from './badges.js';
import { el } from './dom.js';
import { t, tOr } from './language.js';

/** Logs in and out. @param {import('../store.js').Store} store @param {(session: object) => void} take */
export function createLoginDialog(store, take) {
  const dialog = el('dialog', { class: 'dialog login', id: 'login-dialog', 'aria-labelledby': 'login-title' });
  document.body.append(dialog);
  const button = (id, text, click, more = {}) => el('button', { type: 'button', id, text, on: { click }, ...more });
  const close = () => button('login-close', t('action.close'), () => dialog.close());

  async function ask(send, done) {
    const problem = dialog.querySelector('#login-problem');
    problem.hidden = true;
    try {
      const session = await send();
      if (session) take(session);
      announce(done(session));
      dialog.close();
    } catch (error) {
      if (error.name !== 'ApiError') throw error;
      problem.hidden = false;
      problem.textContent = error.status === 401 ? t('login.wrong') : error.status === 429 ? t('login.locked') : [errorTitle(error), error.detail].filter(Boolean).join(' ');
      dialog.querySelector('#login-password')?.select();
    }
  }

  const field = (id, label, type, autocomplete) => el('div', { class: 'form-row' }, el('label', { for: id, text: t(label) }), el('input', { type, id, required: true, autocomplete }));
  const value = (id) => dialog.querySelector(`#${id}`).value;
  const change = (event) => {
    event.preventDefault();
    ask(() => changePassword(value('login-current'), value('login-new')).then(() => null), () => t('login.changed'));
  };

  function write() {
    const { session } = store.data;
    const problem = el('p', { id: 'login-problem', class: 'failure', role: 'alert', hidden: true });
    if (session.authenticated) {
      const roles = session.roles.map((role) => tOr(`role.user.${role.toLowerCase().replace('_', '-')}`, role)).join(t('answered.and'));
      dialog.replaceChildren(el('h2', { id: 'login-title', text: session.name }), el('p', { text: t('login.roles', { roles }) }), problem,
        el('details', { class: 'help' }, el('summary', { text: t('login.change') }), el('form', { class: 'form', on: { submit: change } }, field('login-current', 'login.current', 'password', 'current-password'), field('login-new', 'login.new', 'password', 'new-password'),
          el('button', { type: 'submit', id: 'login-change', text: t('login.change') }))),
        el('div', { class: 'toolbar' }, close(), button('logout', t('login.out'), () => ask(logout, () => t('login.gone')), { class: 'primary' })));
      return;
    }
    const submit = (event) => { event.preventDefault(); ask(() => login(value('login-name').trim(), value('login-password')), (now) => t('login.as', { name: now.name })); };
    dialog.replaceChildren(...[el('h2', { id: 'login-title', text: t('login.open') }), el('p', { class: 'note', text: t('login.intro') }),
      el('form', { class: 'form', on: { submit } }, field('login-name', 'login.name', 'text', 'username'), field('login-password', 'login.password', 'password', 'current-password'), problem,
        el('div', { class: 'toolbar' }, close(), el('button', { type: 'submit', id: 'login-submit', class: 'primary', text: t('login.open') }))),
      session.oidc && el('p', {}, el('a', { class: 'button', id: 'login-oidc', href: session.oidc.url.replace(/^\//, ''), text: t('login.oidc', { name: session.oidc.name }) }))].filter(Boolean));
  }

  return { write: () => dialog.open && write(), show() {
    write();
    dialog.showModal();
  } };
}
