/** The page is built from nodes and text; nothing that anybody wrote is ever read as markup. */

const { words, ...settings } = JSON.parse(document.getElementById('settings').textContent);

export { settings };

/** A line of copy with its slots filled: `word('customer', { number: 2 })`. */
export const word = (key, slots = {}) =>
  (words[key] ?? key).replace(/\{\{([\w-]+)\}\}/g, (_all, name) => String(slots[name] ?? ''));

export const byId = (id) => document.getElementById(id);

/** `el('button', { type: 'button', class: 'tap', on: { click } }, 'Yes')`; children that are nothing are left out. */
export function el(tag, { on = {}, ...attributes } = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? '' : String(value));
  }
  for (const [name, listener] of Object.entries(on)) node.addEventListener(name, listener);
  node.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

/** Pieces of a line, the bold ones in bold. */
export const pieces = (spans) => spans.map(({ text, bold }) => (bold ? el('b', {}, text) : text));

/** On the shop's clock, as every text of the shop has it. */
export const time = (at) =>
  new Intl.DateTimeFormat(settings.locale, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: settings.zone,
  }).format(at);

const drawn = new WeakMap();

/**
 * Makes the children of `parent` show `items`: those that did not change stay the nodes they are, so that the reader's
 * place, an opened part and the focus stay as well. Within a changed one the focus returns to what has the same
 * `data-focus`.
 */
export function reconcile(parent, items, { key, draw }) {
  const before = new Map([...parent.children].map((node) => [drawn.get(node)?.key, node]));
  const focused = document.activeElement;
  const held = parent.contains(focused)
    ? { card: cardOf(parent, focused), name: focused.dataset.focus }
    : undefined;
  const after = items.map((item) => {
    const now = { key: key(item), json: JSON.stringify(item) };
    const found = before.get(now.key);
    if (found && drawn.get(found).json === now.json) return found;
    const node = draw(item);
    drawn.set(node, now);
    if (found) keepOpen(found, node);
    return node;
  });
  settle(parent, after);
  if (held && !parent.contains(document.activeElement)) refocus(parent, held, after);
}

/** Moves as little as can be: a node that is moved loses the focus. */
function settle(parent, nodes) {
  for (const node of [...parent.children]) if (!nodes.includes(node)) node.remove();
  nodes.forEach((node, i) => {
    if (parent.children[i] !== node) parent.insertBefore(node, parent.children[i] ?? null);
  });
}

const cardOf = (parent, node) => {
  const card = [...parent.children].find((child) => child.contains(node));
  return drawn.get(card)?.key;
};

function refocus(parent, { card, name }, nodes) {
  const same = nodes.find((node) => drawn.get(node).key === card);
  const target =
    (name && same?.querySelector(`[data-focus="${CSS.escape(name)}"]`)) ?? same?.querySelector('button');
  (target ?? parent.closest('[tabindex]') ?? parent).focus({ preventScroll: true });
}

function keepOpen(before, after) {
  for (const { dataset, open } of before.querySelectorAll('details[data-touched]')) {
    const same = after.querySelector(`details[data-part="${dataset.part}"]`);
    if (!same) continue;
    same.open = open;
    same.dataset.touched = 'yes';
  }
}

/** Posts JSON; true when the server took it, or what it answered. */
export async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.status === 204 ? true : response.json();
}

/** An id that nobody else has; `crypto.randomUUID` is missing where the page is not on localhost. */
export const newId = (length = 16) => {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  return [...crypto.getRandomValues(new Uint8Array(length))].map((n) => letters[n % letters.length]).join('');
};
