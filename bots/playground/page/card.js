import { keptNode } from './bubble.js';
import { el, pieces, settings, word } from './dom.js';

/** An order or a task. `on` is told what is picked, which button is pressed, and that both operators race for it. */
export const cardNode = (card, on) =>
  el(
    'article',
    { class: `card${card.picked ? ' chosen' : ''}`, 'data-subject': card.subject },
    card.elsewhere && el('p', { class: 'note' }, word('elsewhere')),
    el(
      'div',
      { class: 'card-head' },
      el('span', { class: `status ${card.status.tone}` }, card.status.label),
      on.close && closeNode(on.close),
      el('h3', {}, titleNode(card, on)),
    ),
    ...card.lines.map(lineNode),
    // Where all of it is open, what can be done is in sight before what can be read.
    card.alone && relayedNode(card),
    card.alone && actionsNode(card, on),
    card.photos.length > 0 && part('photos', { title: word('photos') }, ...card.photos.map(photosNode)),
    card.details.length > 0 &&
      part('details', { title: word('details'), open: card.alone }, ...card.details.map(lineNode)),
    !card.alone && relayedNode(card),
    !card.alone && actionsNode(card, on),
  );

const relayedNode = ({ relayed }) =>
  relayed.length > 0 &&
  el(
    'div',
    { class: 'relayed', role: 'group', 'aria-label': word('customer-writes') },
    ...relayed.map((text) => el('p', {}, text)),
  );

const photosNode = ({ name, ids }) =>
  el('p', { class: 'line' }, `${name}: `, ...ids.map((id) => keptNode(id, name)));

export const lineNode = (line) => el('p', { class: 'line' }, ...pieces(line));

/** What the reader opened or closed themselves stays so, whatever is drawn anew. */
const part = (name, { title, open }, ...inside) => {
  const touch = ({ target }) => {
    target.closest('details').dataset.touched = 'yes';
  };
  const summary = el('summary', { 'data-focus': name, on: { click: touch } }, title);
  return el('details', { 'data-part': name, open }, summary, ...inside);
};

const closeNode = (close) =>
  el(
    'button',
    {
      type: 'button',
      class: 'dismiss',
      'data-focus': 'close',
      'aria-label': word('close'),
      on: { click: close },
    },
    '×',
  );

const titleNode = ({ title, number }, on) =>
  number === undefined
    ? title
    : el(
        'button',
        {
          type: 'button',
          class: 'pick',
          'data-focus': 'pick',
          title: word('show-timeline', { number }),
          on: { click: () => on.pick(number) },
        },
        title,
      );

/** The likeliest ones at hand, all others behind one word, so that a card stays easy to read. */
function actionsNode(card, on) {
  if (card.buttons.length === 0) return undefined;
  const first = [...card.buttons].sort((a, b) => rank(a) - rank(b));
  const atHand = first.length > 4 && !card.alone ? first.slice(0, 3) : first;
  const others = first.slice(atHand.length);
  const node = (button) =>
    buttonNode([button.action, button.of].filter(Boolean).join(' '), button, () => on.press(card, button));
  const races = settings.operators.length > 1 && card.buttons.some(({ action }) => action === 'claim');
  const race = { label: word('race'), tone: 'quiet', title: word('race-hint') };
  const raceNode = races && buttonNode('race', race, () => on.race(card));
  return [
    el('div', { class: 'actions' }, ...atHand.map(node), others.length === 0 && raceNode),
    others.length > 0 &&
      part(
        'others',
        { title: word('more-actions') },
        el('div', { class: 'actions' }, ...others.map(node), raceNode),
      ),
  ];
}

const rank = ({ tone }) => ({ primary: 0, danger: 2 })[tone] ?? 1;

const buttonNode = (name, { label, tone, title }, pressed) =>
  el(
    'button',
    {
      type: 'button',
      class: `button ${tone ?? ''}`,
      'data-focus': name,
      title,
      on: { click: () => void pressed() },
    },
    label,
  );
