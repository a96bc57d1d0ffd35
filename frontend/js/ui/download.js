import { downloadCoverage } from '../api/service.js';
import { errorTitle } from './badges.js';
import { el } from './dom.js';
import { announce } from './announcer.js';

const TYPES = { csv: 'text/csv', geojson: 'application/geo+json' };

/** Saves the table on screen, written by the service itself. @param {object} inputs @param {'csv'|'geojson'} format */
export async function saveTable(inputs, format, button) {
  button.disabled = true;
  try {
    const blob = await downloadCoverage(inputs, TYPES[format]);
    const url = URL.createObjectURL(blob);
    const at = inputs.ranges?.[0] ?? 'official';
    el('a', { href: url, download: `${inputs.service}-${inputs.by[0]}-${inputs.weights[0]}-${at}.${format}` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  } catch (error) {
    announce(`${errorTitle(error)} ${error.detail ?? ''}`);
  } finally {
    button.disabled = false;
  }
}
