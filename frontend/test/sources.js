import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A file of the page. @param {string} path below frontend/ */
export const read = (path) => readFileSync(ROOT + path, 'utf8');

/** The page's own scripts, as {path, text}; the path starts with js/. */
export const scripts = readdirSync(`${ROOT}js`, { recursive: true }).map(String).filter((path) => path.endsWith('.js')).sort()
  .map((path) => ({ path: `js/${path.replaceAll('\\', '/')}`, text: read(`js/${path}`) }));

/** Codes of the sentences that the service says, with the names of their values. @returns {[string, string[]][]} */
export function messages() {
  const root = `${ROOT}../src/main/java`;
  const java = readdirSync(root, { recursive: true }).map(String).filter((path) => path.endsWith('.java')).map((path) => readFileSync(`${root}/${path}`, 'utf8')).join('\n');
  const sentence = /Message\.of\(\s*"([\w.-]+)",\s*((?:"[^"]*"\s*\+?\s*)+)/g;
  return [...java.matchAll(sentence)].map(([, code, text]) => [code, [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()]);
}

/** Import specifiers of a script. */
export const importsOf = (text) => [...text.matchAll(/^(?:import|export)\s(?:[^'"=;]*?\sfrom\s)?['"]([^'"]+)['"]/gm)].map((m) => m[1]);

/** A script without its comments and its indentation: what a browser has to read. */
export const code = (text) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '').replace(/^\s+/gm, '');
