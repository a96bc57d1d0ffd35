import { byId } from './dom.js';

/** Says a sentence to screen readers, politely. @param {string} text */
export function announce(text) {
  byId('announcer').textContent = text;
}
