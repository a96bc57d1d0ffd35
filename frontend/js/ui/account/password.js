import { changePassword } from '../../api/session.js';
import { el } from '../dom.js';
import { t } from '../language.js';
import { field } from './fields.js';

/** One's own password. */
export function createPassword({ attempt, say }) {
  async function submit(event) {
    event.preventDefault();
    const form = event.target;
    const value = (id) => form.querySelector(`#${id}`).value;
    const again = form.querySelector('#password-again');
    again.setCustomValidity(again.value === value('password-new') ? '' : t('account.password.differs'));
    if (!form.reportValidity()) return;
    if (!await attempt(() => changePassword(value('password-current'), value('password-new')))) return;
    form.reset();
    say(t('login.changed'));
  }

  const input = (autocomplete, more = {}) => ({ type: 'password', required: true, autocomplete, ...more });
  const form = el('form', { class: 'form', id: 'password-form', 'aria-label': t('login.change'), on: { submit, input: (event) => event.target.setCustomValidity('') } },
    field('password-current', t('login.current'), input('current-password')), field('password-new', t('login.new'), input('new-password', { minlength: 12 }), t('account.password.note')),
    field('password-again', t('account.password.again'), input('new-password')), el('button', { type: 'submit', id: 'password-change', class: 'primary', text: t('login.change') }));
  return { node: el('div', {}, el('p', { class: 'note', text: t('account.password.ends') }), form) };
}
