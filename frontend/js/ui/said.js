import { number } from '../domain/format.js';
import { language, nameOf, t, tOr } from './language.js';

const NAMED = { weightUnit: (v) => tOr(`unit.${v}`, v), weight: (v) => tOr(`demand.${v}`, v) };

const value = (name, given) => NAMED[name]?.(given) ?? (typeof given === 'number' ? number(given, language(), 1) : typeof given === 'object' ? nameOf(given) : given);

/** Whether the page has the sentence in its own language. @param {{code: string}|null|undefined} said */
export const isKnown = (said) => Boolean(said && tOr(`said.${said.code}`, ''));

/**
 * What the service says, in the page's language where the page knows the sentence, else as the service has it.
 * @param {{code: string, values?: object, text: string}|null|undefined} said @param {string} [text] where nothing else is known
 */
export const saidText = (said, text = said?.text ?? '') => (isKnown(said) ? t(`said.${said.code}`, Object.fromEntries(Object.entries(said.values ?? {}).map(([name, given]) => [name, value(name, given)]))) : text);
