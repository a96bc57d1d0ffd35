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

/** A group of radio buttons that looks like one bar. @returns {(value: string) => void} sets the chosen one */
export function segments(box, name, options, onChoose) {
  const inputs = options.map(({ value, label }) => {
    const input = el('input', { type: 'radio', name, value, id: `${name}-${value}`, on: { change: () => onChoose(value) } });
    return { input, node: el('label', {}, input, el('span', { text: label })) };
  });
  box.replaceChildren(...inputs.map((i) => i.node));
  return (value) => inputs.forEach(({ input }) => { input.checked = input.value === value; });
}
