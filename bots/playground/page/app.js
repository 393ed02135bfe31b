import { board } from './board.js';
import { chat } from './chat.js';
import { customers } from './customers.js';
import { byId, word } from './dom.js';
import { live } from './live.js';

/** What the link that led here carried: the shop remembers the first one of each person. */
function takePayload() {
  const url = new URL(location.href);
  const carried = url.searchParams.get('start') ?? undefined;
  const tags = new URLSearchParams([...url.searchParams].filter(([name]) => name.startsWith('utm_')));
  for (const name of ['start', ...tags.keys()]) url.searchParams.delete(name);
  history.replaceState(null, '', url);
  return (carried ?? (tags.size > 0 ? String(tags) : undefined))?.slice(0, 300);
}

let payload = takePayload();
let leave = () => {};

const atBoard = board();
const atChat = chat();

const people = customers({
  enter(id) {
    leave();
    atChat.enter(id);
    leave = live(`/playground/events?as=${id}`, {
      connected: () => presence('online'),
      lost: () => presence('offline'),
      heard(event) {
        if (event.type === 'board') return void atBoard.refresh();
        if (event.type === 'elsewhere') return people.elsewhere(event.visitor);
        atChat.heard(event);
        if (event.type !== 'state') return;
        void atBoard.refresh();
        if (event.met && payload === undefined) return;
        void atChat.open(payload);
        payload = undefined;
      },
    });
  },
});

function presence(state) {
  const line = byId('presence');
  line.dataset.state = state;
  line.textContent = word(state);
}

/** On a narrow screen one part of the page shows at a time. */
for (const button of document.querySelectorAll('.views button'))
  button.addEventListener('click', () => {
    document.body.dataset.view = button.dataset.view;
    for (const other of document.querySelectorAll('.views button'))
      other.setAttribute('aria-pressed', String(other === button));
    if (button.dataset.view === 'chat') atChat.toEnd();
  });

/** Another language for the page keeps who one is. */
for (const link of document.querySelectorAll('.languages a'))
  link.addEventListener('click', () => {
    const url = new URL(location.href);
    url.searchParams.set('lang', link.dataset.lang);
    link.href = url.search;
  });

people.start();
