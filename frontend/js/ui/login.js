import { setText } from './dom.js';
import { t } from './language.js';

/**
 * Who is logged in, and the way in; behind the name lies the account. Each dialog comes when it is first wanted.
 * @param {HTMLElement} button @param {import('../store.js').Store} store @param {(session: object) => void} take
 */
export function createLogin(button, store, take) {
  let login = null;
  let account = null;
  button.addEventListener('click', async () => {
    if (store.data.session.authenticated) {
      account ??= (await import('./account/index.js')).createAccount(store, take);
      account.show();
    } else {
      login ??= (await import('./login-dialog.js')).createLoginDialog(store, take);
      login.show();
    }
  });

  return function draw(_, changed) {
    if (!changed.has('session') && !changed.has('lang')) return;
    const { session } = store.data;
    button.hidden = session.status === 'loading';
    setText(button, session.authenticated ? session.name : t('login.open'));
    button.setAttribute('aria-label', session.authenticated ? t('login.as', { name: session.name }) : t('login.open'));
    login?.write();
    account?.draw(changed);
  };
}
