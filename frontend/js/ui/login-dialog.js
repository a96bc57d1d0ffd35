import { login } from '../api/session.js';
import { announce } from './announcer.js';
import { errorTitle } from './badges.js';
import { el } from './dom.js';
import { t } from './language.js';

/** Logs in. @param {import('../store.js').Store} store @param {(session: object) => void} take */
export function createLoginDialog(store, take) {
  const dialog = el('dialog', { class: 'dialog login', id: 'login-dialog', 'aria-labelledby': 'login-title' });
  document.body.append(dialog);
  const field = (id, label, type, autocomplete) => el('div', { class: 'form-row' }, el('label', { for: id, text: t(label) }), el('input', { type, id, required: true, autocomplete }));
  const value = (id) => dialog.querySelector(`#${id}`).value;

  async function submit(event) {
    event.preventDefault();
    const problem = dialog.querySelector('#login-problem');
    problem.hidden = true;
    try {
      const session = await login(value('login-name').trim(), value('login-password'));
      take(session);
      dialog.close();
      announce(t('login.as', { name: session.name }));
    } catch (error) {
      if (error.name !== 'ApiError') throw error;
      problem.hidden = false;
      problem.textContent = error.status === 401 ? t('login.wrong') : error.status === 429 ? t('login.locked') : [errorTitle(error), error.detail].filter(Boolean).join(' ');
      dialog.querySelector('#login-password').select();
    }
  }

  function write() {
    const { oidc } = store.data.session;
    dialog.replaceChildren(...[el('h2', { id: 'login-title', text: t('login.open') }), el('p', { class: 'note', text: t('login.intro') }),
      el('form', { class: 'form', on: { submit } }, field('login-name', 'login.name', 'text', 'username'), field('login-password', 'login.password', 'password', 'current-password'),
        el('p', { id: 'login-problem', class: 'failure', role: 'alert', hidden: true }),
        el('div', { class: 'toolbar' }, el('button', { type: 'button', id: 'login-close', text: t('action.close'), on: { click: () => dialog.close() } }), el('button', { type: 'submit', id: 'login-submit', class: 'primary', text: t('login.open') }))),
      oidc && el('p', {}, el('a', { class: 'button', id: 'login-oidc', href: oidc.url.replace(/^\//, ''), text: t('login.oidc', { name: oidc.name }) }))].filter(Boolean));
  }

  return { write: () => dialog.open && !store.data.session.authenticated && write(), show() {
    write();
    dialog.showModal();
  } };
}
