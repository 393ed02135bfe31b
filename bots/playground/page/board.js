import { ask } from './ask.js';
import { cardNode, lineNode } from './card.js';
import { byId, el, pieces, post, reconcile, settings, word } from './dom.js';
import { createLookup } from './lookup.js';
import { outside } from './outside.js';

const operator = () => document.querySelector('input[name=operator]:checked').value;

/** The operators' side: read whole whenever the shop says that something changed. */
export function board() {
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

  async function read() {
    const query = new URLSearchParams({ by: operator(), view, order: number, lang: settings.locale });
    if (following) query.set('follow', number);
    const response = await fetch(`/playground/board?${query}`);
    if (!response.ok) throw new Error(`the board answered ${response.status}`);
    const { figures, tabs, cards, looked, refused, timeline, sent } = await response.json();
    if (!tabs.some(({ id }) => id === view)) view = tabs[0]?.id ?? '';
    if (unread) answer([]);
    unread = false;
    if (refused.length > 0) answer(refused, 'refused');
    byId('figures').replaceChildren(...figures.map(lineNode));
    drawTabs(tabs);
    const elsewhere = looked && !cards.some((card) => card.number === number);
    drawCards(elsewhere ? [{ ...looked, elsewhere: true }, ...cards] : cards);
    outside({ number, timeline, sent });
  }

  const drawTabs = (tabs) =>
    reconcile(
      byId('tabs'),
      tabs.map((tab) => ({ ...tab, current: tab.id === view })),
      { key: ({ id }) => id, draw: (tab) => tabNode(tab, () => choose({ view: tab.id })) },
    );

  const drawCards = (cards) => {
    const items = cards.map((card) => ({
      ...card,
      picked: card.number !== undefined && card.number === number,
    }));
    reconcile(byId('cards'), items.length > 0 ? items : [{ subject: '' }], {
      key: ({ subject }) => subject,
      draw: (card) => (card.subject === '' ? el('p', { class: 'empty' }, word('empty')) : cardNode(card, on)),
    });
  };

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
      if (button.shows) return lookup.show(`/${button.shows} ${card.subject}`);
      let tried = {};
      let because;
      do {
        const fields = button.fields.map((field) => ({ ...field, ...again(tried[field.name]) }));
        tried = await ask({ ...button, fields }, { about: card.title, because });
        if (!tried) return;
        const said = await perform(card, button, tried);
        // Refused at one field, all others keep what was filled in.
        because = said.ok || button.fields.length === 0 ? undefined : said.says;
        answer(said.says, said.ok ? 'done' : 'refused');
      } while (because);
      follow(card);
      void lookup.again();
      void refresh();
    },

    /** Two operators, one order, the same moment: what each of them is told. */
    async race(card) {
      const [one, other] = await Promise.all(
        settings.operators.slice(0, 2).map(async ({ account, name }) => {
          const { says } = await act(account, card, { type: 'claim', values: {} });
          return [{ text: `${name}: `, bold: false }, ...says];
        }),
      );
      follow(card);
      answer([...one, { text: '\n', bold: false }, ...other], 'done');
      void refresh();
    },
  };

  const lookup = createLookup({ operator, on, refuse: (says) => answer(says, 'refused') });

  for (const choice of document.querySelectorAll('input[name=operator]'))
    choice.addEventListener('change', () => choose({}));

  return { refresh };
}

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

/** What came of it, until the next one or until it is dismissed. */
function answer(says, tone = '') {
  const line = byId('answer');
  line.dataset.tone = tone;
  if (says.length === 0) return line.replaceChildren();
  const dismiss = el(
    'button',
    { type: 'button', class: 'dismiss', 'aria-label': word('dismiss'), on: { click: () => answer([]) } },
    '×',
  );
  line.replaceChildren(el('p', {}, ...pieces(says)), dismiss);
}
