import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A file of the page. @param {string} path below frontend/ */
export const read = (path) => readFileSync(ROOT + path, 'utf8');

/** The page's own scripts, as {path, text}; the path starts with js/. */
export const scripts = readdirSync(`${ROOT}js`, { recursive: true }).map(String).filter((path) => path.endsWith('.js')).sort()
  .map((path) => ({ path: `js/${path.replaceAll('\\', '/')}`, text: read(`js/${path}`) }));

/** Import specifiers of a script. */
export const importsOf = (text) => [...text.matchAll(/^(?:import|export)\s(?:[^'"=;]*?\sfrom\s)?['"]([^'"]+)['"]/gm)].map((m) => m[1]);

/** A script without its comments and its indentation: what a browser has to read. */
export const code = (text) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '').replace(/^\s+/gm, '');
