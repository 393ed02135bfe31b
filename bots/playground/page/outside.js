import { byId, el, pieces, reconcile, settings, time, word } from './dom.js';

/** Below the board: what happened to the chosen order, and what the shop sent outside. */
export function outside({ number, timeline, sent }) {
  byId('timeline-title').textContent = number === '' ? word('timeline') : word('timeline-of', { number });
  reconcile(
    byId('timeline'),
    // Numbered from the oldest on, so that what was there stays what it is.
    timeline.map((line, n) => ({ at: timeline.length - n, line })),
    { key: ({ at }) => `${number}:${at}`, draw: ({ line }) => el('li', {}, ...pieces(line)) },
  );
  reconcile(byId('sent'), sent, { key: ({ id }) => id, draw: sentNode });
  empty('timeline', word('timeline-empty'));
  empty('sent', word('sent-empty'));
}

const sentNode = ({ kind, provider, number, summary, result, at }) =>
  el(
    'li',
    {},
    el('span', { class: `kind-of ${kind}` }, word(`kind-${kind}`)),
    el('span', { class: 'summary' }, summary),
    el('time', { datetime: new Date(at).toISOString() }, time(new Date(at))),
    el(
      'span',
      { class: 'by' },
      number && el('span', { class: 'about' }, `${number} · `),
      settings.simulated.includes(kind) ? word('simulated') : provider,
      ` · ${result}`,
    ),
  );

/** A list with nothing in it says what would be there. */
function empty(id, words) {
  const list = byId(id);
  const note = list.parentElement.querySelector('.empty');
  list.hidden = list.children.length === 0;
  if (!list.hidden) return note?.remove();
  if (!note) list.after(el('p', { class: 'empty' }, words));
}
