import { language } from './language.js';

/** A moment in the page's language, to the minute. @param {string} at ISO 8601 */
export const when = (at) => new Intl.DateTimeFormat(language() === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));
