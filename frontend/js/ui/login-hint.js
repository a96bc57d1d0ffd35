import { el } from './dom.js';
import { t } from './language.js';

/** Why something can only be read here, with the way to log in. @param {object} session @param {string} what one could do */
export const loginHint = (session, what) => el('div', { class: 'login-hint' }, el('p', { text: session.authenticated ? t('login.role') : what }),
  !session.authenticated && el('button', { type: 'button', 'data-key': 'login-hint', text: t('login.open'), on: { click: () => document.getElementById('login')?.click() } }));
