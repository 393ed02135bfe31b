import { el, pieces, time, word } from './dom.js';
import { shareAnything, sharing } from './share.js';

/** One message; `on.tap` is told the bubble and the place of the button, `on.share` what is to be shared. */
export const bubbleNode = (bubble, on) =>
  el(
    'div',
    { class: `bubble ${bubble.from}${bubble.follows ? ' follows' : ''}`, 'data-id': bubble.id },
    bubble.from === 'sms' && el('p', { class: 'sms-to' }, word('sms-to', { end: bubble.to })),
    el(
      'div',
      { class: 'words', lang: bubble.locale },
      bubble.from !== 'sms' && el('span', { class: 'unseen' }, word(saidBy[bubble.from]), ' '),
      photoNode(bubble),
      ...(bubble.photos ?? []).map((id) => keptNode(id)),
      ...pieces(bubble.text),
      el('time', { datetime: new Date(bubble.at).toISOString() }, time(bubble.at)),
    ),
    bubble.chosen !== undefined && el('p', { class: 'picked' }, word('chosen', { label: bubble.chosen })),
    bubble.open && answersNode(bubble, on),
  );

const saidBy = { shop: 'said-by-shop', customer: 'said-by-you' };

/** Labels up to this long fit two a row on a narrow phone. */
const shortLabel = 17;

function answersNode(bubble, on) {
  const { labels = [], choices = 0 } = bubble.buttons ?? {};
  const short = labels.slice(0, choices).every((label) => label.length <= shortLabel);
  const button = (label, index) =>
    el(
      'button',
      {
        type: 'button',
        class: index < choices ? 'tap' : 'tap control',
        'data-focus': `tap-${index}`,
        // The second click of a double one lands on whatever has come meanwhile.
        on: { click: ({ detail }) => detail < 2 && on.tap(bubble, index) },
      },
      label,
    );
  return el(
    'div',
    {
      class: `answers${short ? ' short' : ''}`,
      role: 'group',
      'aria-label': word('answers'),
      lang: bubble.locale,
    },
    bubble.asks && shareAnything(bubble.asks, bubble.asksLabel, on.share),
    ...labels.map(button),
  );
}

/** The picture is in this browser's memory only; elsewhere its place is shown. */
function photoNode({ photo }) {
  if (photo === undefined) return undefined;
  const url = sharing.pictures.get(photo);
  if (url) return el('img', { class: 'photo', src: url, alt: word('shared-photo') });
  return el('span', { class: 'photo away' }, word('photo-elsewhere'));
}

/** A picture of what was found, which the shop keeps. */
export const keptNode = (id, name = word('found-photo')) =>
  el('img', {
    class: 'photo',
    src: `/playground/photo/${encodeURIComponent(id)}`,
    alt: name,
    // One that is not kept any more has no place here.
    on: { error: ({ target }) => target.remove() },
  });

export const writingNode = () =>
  el(
    'div',
    { class: 'bubble shop writing', 'aria-hidden': 'true', title: word('writing') },
    el('div', { class: 'words' }, el('i'), el('i'), el('i')),
  );
