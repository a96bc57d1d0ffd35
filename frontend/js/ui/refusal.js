import { errorTitle } from './badges.js';
import { t } from './language.js';
import { saidText } from './said.js';

/** Why something was not done, in a line. @param {import('../api/problem.js').ApiError} error */
export const refusal = (error) => (error.slug === 'missing-csrf' ? t('login.stale') : error.status === 401 ? t('login.expired') : error.status === 403 ? t('login.role') : [errorTitle(error), saidText(error.said, error.detail)].filter(Boolean).join(' '));
