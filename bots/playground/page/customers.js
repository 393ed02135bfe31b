import { byId, el, newId, word } from './dom.js';

/** Several people in one browser: each has a chat of their own, remembered here and nowhere else. */
const store = 'haat.customers';
const shape = /^[a-z0-9][a-z0-9-]{0,31}$/;

const read = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(store) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => shape.test(id)) : [];
  } catch {
    return [];
  }
};

const write = (ids) => {
  try {
    localStorage.setItem(store, JSON.stringify(ids));
  } catch {
    // A browser that keeps nothing still has the address of the page.
  }
};

/** Who is at the page. `enter` is told of everybody who comes to the front. */
export function customers({ enter }) {
  const asked = new URL(location.href).searchParams.get('as') ?? '';
  const known = read();
  let ids = shape.test(asked) && !known.includes(asked) ? [...known, asked] : known;
  let current = shape.test(asked) ? asked : ids.at(-1);
  const unread = new Set();

  const show = (id) => {
    current = id;
    unread.delete(id);
    write(ids);
    const url = new URL(location.href);
    url.searchParams.set('as', id);
    history.replaceState(null, '', url);
    draw();
    enter(id);
  };

  const add = () => {
    const id = newId(8);
    ids = [...ids, id].slice(-8);
    show(id);
    byId('message').focus();
  };

  const draw = () => {
    const tabs = ids.map((id, i) =>
      el(
        'button',
        {
          type: 'button',
          class: 'person',
          'aria-current': id === current ? 'true' : undefined,
          'data-customer': id,
          on: { click: () => show(id) },
        },
        word('customer', { number: i + 1 }),
        unread.has(id) && el('span', { class: 'dot' }, el('span', { class: 'unseen' }, word('unread'))),
      ),
    );
    const fresh = el(
      'button',
      { type: 'button', class: 'person new', on: { click: add } },
      word('new-customer'),
    );
    const focused = document.activeElement?.dataset?.customer;
    byId('customers').replaceChildren(...tabs, fresh);
    bringToSight(tabs.find((tab) => tab.dataset.customer === current));
    if (focused) byId('customers').querySelector(`[data-customer="${focused}"]`)?.focus();
  };

  return {
    start: () => (current === undefined ? add() : show(current)),
    /** Somebody who is not at the front was written to. */
    elsewhere: (id) => {
      if (id === current || !ids.includes(id)) return;
      unread.add(id);
      draw();
    },
  };
}

/** Not by scrollIntoView: the keyboard would go on from there, past the links that lead to the chat. */
function bringToSight(tab) {
  const row = byId('customers');
  if (tab) row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.clientWidth) / 2;
}
