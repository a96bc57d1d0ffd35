/**
 * Builds an element. Text always goes in as text; nothing here reads markup.
 * @param {string} tag
 * @param {Record<string, unknown>} [props] attributes; `text` sets the text, `on` adds listeners, null and false leave out
 * @param {...(Node|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === 'text') element.textContent = value;
    else if (name === 'on') Object.entries(value).forEach(([type, listener]) => element.addEventListener(type, listener));
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter(Boolean));
  return element;
}

/** @param {string} id @returns {HTMLElement} */
export const byId = (id) => document.getElementById(id);

const SVG = 'http://www.w3.org/2000/svg';

/** An SVG element, for legend keys. */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** Writes only when it differs, so that a slider step does not touch what stays. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** The control that is held down, and the parts that wait for its release. A list that is open takes no harm. */
let held = null;
const waiting = new Map();

function release() {
  held = null;
  // After the click that follows.
  setTimeout(() => {
    const parts = [...waiting];
    waiting.clear();
    parts.forEach(([box, build]) => rebuild(box, build));
  });
}

/** Watches presses, so that nothing is taken away under a finger. */
export function watchPresses() {
  document.addEventListener('pointerdown', ({ target }) => { held = target.closest('select') ? null : target; }, true);
  for (const type of ['pointerup', 'pointercancel']) document.addEventListener(type, release, true);
}

/**
 * Builds a part anew without throwing out whoever is at work in it: the focus returns to the control of the same id or
 * data-key, and disclosures that were open stay open. While a control of it is held down it waits: one that is replaced
 * between press and release never hears the click.
 * @param {HTMLElement} box @param {() => void} build
 */
export function rebuild(box, build) {
  if (held && box.contains(held)) {
    waiting.set(box, build);
    return;
  }
  const active = box.contains(document.activeElement) ? document.activeElement : null;
  const keyOf = (node) => (node.id ? `#${CSS.escape(node.id)}` : node.dataset.key ? `[data-key="${CSS.escape(node.dataset.key)}"]` : null);
  const open = [...box.querySelectorAll('details[open]')].map(keyOf).filter(Boolean);
  const focused = active && keyOf(active);
  build();
  for (const key of open) box.querySelector(key)?.setAttribute('open', '');
  const fresh = focused && box.querySelector(focused);
  if (!fresh) return;
  // A field that shows what it showed stays the same one, with its caret and what is selected.
  const same = fresh.matches('input:not([type=checkbox], [type=radio]), textarea') && fresh.type === active.type && fresh.value === active.value;
  if (same) fresh.replaceWith(active);
  (same ? active : fresh).focus({ preventScroll: true });
}

/** A group of radio buttons that looks like one bar. @returns {(value: string) => void} sets the chosen one */
export function segments(box, name, options, onChoose) {
  const inputs = options.map(({ value, label }) => {
    const input = el('input', { type: 'radio', name, value, id: `${name}-${value}`, on: { change: () => onChoose(value) } });
    return { input, node: el('label', {}, input, el('span', { text: label })) };
  });
  box.replaceChildren(...inputs.map((i) => i.node));
  return (value) => inputs.forEach(({ input }) => { input.checked = input.value === value; });
}
