import { downloadCoverage } from '../api/service.js';
import { errorTitle } from './badges.js';
import { el } from './dom.js';
import { announce } from './announcer.js';

const TYPES = { csv: 'text/csv', geojson: 'application/geo+json' };

function save(blob, name) {
  const url = URL.createObjectURL(blob);
  el('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** Saves what the page itself has written. @param {string} text @param {string} name of the file @param {string} type */
export const saveText = (text, name, type) => save(new Blob([text], { type }), name);

/** Saves the table on screen, written by the service itself. @param {object} inputs @param {'csv'|'geojson'} format */
export async function saveTable(inputs, format, button) {
  button.disabled = true;
  try {
    const at = inputs.ranges?.[0] ?? 'official';
    save(await downloadCoverage(inputs, TYPES[format]), `${inputs.service}-${inputs.by[0]}-${inputs.weights[0]}-${at}.${format}`);
  } catch (error) {
    announce(`${errorTitle(error)} ${error.detail ?? ''}`);
  } finally {
    button.disabled = false;
  }
}
