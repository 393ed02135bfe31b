import { ask } from './ask.js';
import { cardNode, lineNode } from './card.js';
import { byId, el, pieces, post, reconcile, settings, word } from './dom.js';
import { createLookup } from './lookup.js';
import { outside } from './outside.js';

const operator = () => document.querySelector('input[name=operator]:checked').value;

/** Whoever one works as stays so over a reload, in this tab. */
const store = 'haat.operator';

function rememberOperator() {
  try {
    const kept = sessionStorage.getItem(store);
    for (const choice of document.querySelectorAll('input[name=operator]')) {
      if (choice.value === kept) choice.checked = true;
      choice.addEventListener('change', () => sessionStorage.setItem(store, operator()));
    }
  } catch {
    // A browser that keeps nothing begins with the first of them.
  }
}

/** The operators' side: read whole whenever the shop says that something changed. */
export function board() {
  rememberOperator();
  let view = '';
  let number = '';
  let unread = false;
  // The order that was just worked on stays in sight, whatever tab it belongs to now.
  let following = false;

  const refresh = oneAtATime(async () => {
    try {
      await read();
    } catch {
      unread = true;
      answer([{ text: word('not-read'), bold: false }], 'refused');
      setTimeout(refresh, 3_000);
    }
  });

  /** The only order of the tab: its story is told without being asked for. */
  let only = '';
  /** The list that is in sight, and what stands above it. */
  let shown = '';

  async function read() {
    const { figures, tabs, cards, looked, refused, timeline, sent } = await fetchBoard();
    const alone = (cards.length === 1 && cards[0].number) || '';
    if (number === '' && alone !== only) {
      only = alone;
      return read();
    }
    if (!tabs.some(({ id }) => id === view)) view = tabs[0]?.id ?? '';
    if (unread) answer([]);
    unread = false;
    if (refused.length > 0) answer(refused, 'refused');
    byId('figures').replaceChildren(...figures.map(lineNode));
    outdate([...cards, ...(looked ? [looked] : [])]);
    announce(tabs);
    drawTabs(tabs);
    const elsewhere = looked && !cards.some((card) => card.number === number);
    drawCards(elsewhere ? [{ ...looked, elsewhere: true }, ...cards] : cards);
    // Another list, or what was worked on put above it: both are read from the top.
    const top = `${view} ${elsewhere ? number : ''}`;
    if (top !== shown) byId('cards').scrollTop = 0;
    shown = top;
    outside({ number: number || only, timeline, sent });
  }

  async function fetchBoard() {
    const query = new URLSearchParams({ by: operator(), view, order: number || only, lang: settings.locale });
    if (following) query.set('follow', number);
    const response = await fetch(`/playground/board?${query}`);
    if (!response.ok) throw new Error(`the board answered ${response.status}`);
    return response.json();
  }

  const drawTabs = (tabs) =>
    reconcile(
      byId('tabs'),
      tabs.map((tab) => ({ ...tab, current: tab.id === view })),
      { key: ({ id }) => id, draw: (tab) => tabNode(tab, () => choose({ view: tab.id, number: '' })) },
    );

  const drawCards = (cards) => {
    const items = cards.map((card) => ({
      ...card,
      picked: card.number !== undefined && card.number === number,
      // The only one has all the room there is.
      alone: cards.length === 1,
    }));
    reconcile(byId('cards'), items.length > 0 ? items : [{ subject: '' }], {
      key: ({ subject }) => subject,
      draw: (card) => (card.subject === '' ? el('p', { class: 'empty' }, word('empty')) : cardNode(card, on)),
    });
  };

  /** The order has gone on without us since it was answered: what was said then is of no use. */
  let told;
  function outdate(cards) {
    const now = told && cards.find(({ subject }) => subject === told.subject)?.status.label;
    if (!now) return;
    // What a press sets off by itself takes a moment, and is what it was answered with.
    if (told.status === undefined || Date.now() - told.at < settling) told.status = now;
    else if (told.status !== now) {
      told = undefined;
      answer([]);
    }
  }

  /** Said aloud to who does not see it: there is more to do than a moment ago. */
  let counted = {};
  function announce(tabs) {
    const by = operator();
    const more = counted.by === by ? tabs.filter(({ id, count }) => count > (counted[id] ?? 0)) : [];
    counted = { by, ...Object.fromEntries(tabs.map(({ id, count }) => [id, count])) };
    if (more.length === 0) return;
    byId('news').textContent = more
      .map(({ label, count }) => word('now-in-tab', { tab: label, count }))
      .join(' · ');
  }

  const choose = (change) => {
    view = change.view ?? view;
    number = change.number ?? number;
    following = false;
    answer([]);
    void refresh();
  };

  const follow = (card) => {
    number = card.number ?? number;
    following = card.number !== undefined;
  };

  const on = {
    pick: (of) => choose({ number: of }),

    async press(card, button) {
      answer([]);
      if (button.shows) return lookup.show(`/${button.shows} ${button.of ?? card.subject}`);
      let tried = {};
      let because;
      do {
        const fields = button.fields.map((field) => ({ ...field, ...again(tried[field.name]) }));
        tried = await ask({ ...button, fields }, { about: card.title, because });
        if (!tried) return answer([]);
        const said = await perform(card, button, tried);
        // Refused at one field, all others keep what was filled in.
        because = said.ok || button.fields.length === 0 ? undefined : said.says;
        answer(said.says, said.ok ? 'done' : 'refused', card.title);
        told = { subject: card.subject, at: Date.now() };
      } while (because);
      follow(card);
      void lookup.again();
      void refresh();
    },

    /** Two operators, one order, the same moment: what each of them is told. */
    async race(card) {
      answer([]);
      const [one, other] = await Promise.all(
        settings.operators.slice(0, 2).map(async ({ account, name }) => {
          const { says } = await act(account, card, { type: 'claim', values: {} });
          return [{ text: `${name}: `, bold: false }, ...says];
        }),
      );
      follow(card);
      answer([...one, { text: '\n', bold: false }, ...other], 'done', card.title);
      void refresh();
    },
  };

  const lookup = createLookup({
    operator,
    on,
    begin: () => answer([]),
    refuse: (says) => answer(says, 'refused'),
    open: (named) => choose({ view: named, number: '' }),
  });

  for (const choice of document.querySelectorAll('input[name=operator]'))
    choice.addEventListener('change', () => {
      lookup.close();
      choose({});
    });
  // How long somebody waits is told in minutes.
  setInterval(refresh, 60_000);

  return { refresh };
}

/** Milliseconds in which an order comes to rest after a press. */
const settling = 3_000;

/** Asked for while it runs, it runs once more after that. */
function oneAtATime(work) {
  let running = false;
  let again = false;
  return async function run() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    await work();
    running = false;
    if (!again) return;
    again = false;
    void run();
  };
}

/** Pictures are kept first; the action names them. */
async function kept(given, by) {
  const values = {};
  for (const [name, value] of Object.entries(given)) {
    values[name] = Array.isArray(value) ? (await Promise.all(value.map(keep))).join(',') : value;
  }
  return values;

  async function keep(file) {
    const query = new URLSearchParams({ by });
    const response = await fetch(`/playground/photo?${query}`, { method: 'POST', body: file });
    if (!response.ok) throw new Error(`the picture was answered with ${response.status}`);
    return (await response.json()).id;
  }
}

const again = (value) => (typeof value === 'string' ? { value } : {});

async function perform(card, button, given) {
  const by = operator();
  const values = await kept(given, by).catch(() => undefined);
  if (!values) return { ok: false, says: [{ text: word('photo-not-kept'), bold: false }] };
  return act(by, card, { type: button.action, seen: button.seen, values });
}

const tabNode = ({ id, label, count, current }, click) =>
  el(
    'button',
    {
      type: 'button',
      class: 'tab',
      'data-focus': id,
      'aria-current': current ? 'true' : undefined,
      on: { click },
    },
    label,
    count > 0 && [' ', el('span', { class: 'count' }, count)],
  );

const act = (by, { subject }, { type, seen, values }) =>
  post('/playground/act', { by, language: settings.locale, action: { type, subject, seen, values } }).catch(
    () => ({
      ok: false,
      says: [{ text: word('not-done'), bold: false }],
    }),
  );

/** What came of the last thing that was done, and with which card: until something else is begun, or it is dismissed. */
function answer(says, tone = '', about = undefined) {
  const line = byId('answer');
  line.dataset.tone = tone;
  if (says.length === 0) return line.replaceChildren();
  const dismiss = el(
    'button',
    { type: 'button', class: 'dismiss', 'aria-label': word('dismiss'), on: { click: () => answer([]) } },
    '×',
  );
  line.replaceChildren(el('p', {}, about && el('b', { class: 'about' }, about), ...pieces(says)), dismiss);
}
