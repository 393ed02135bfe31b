import { bubbleNode, writingNode } from './bubble.js';
import { composer } from './composer.js';
import { byId, newId, post, reconcile, settings, word } from './dom.js';
import { sharing } from './share.js';

const log = byId('log');
const trouble = byId('trouble');
/** Milliseconds after which nobody waits for an answer any more: not everything has one. */
const patience = 2_000;

/** One chat at a time: what it shows, and what the person does in it. */
export function chat() {
  let as = '';
  let bubbles = [];
  let following = true;
  /** A button was pressed: the keyboard goes on with the next question's buttons. */
  let tapped = false;
  /** What was said and has no answer yet. */
  const waiting = new Set();
  /** One after another, so that words arrive in the order they were sent. */
  let line = Promise.resolve();

  log.addEventListener('scroll', () => {
    following = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  });
  const toEnd = () => log.scrollTo({ top: log.scrollHeight });
  // The panel above the words, or a phone's keyboard, leaves less room for the last message.
  new ResizeObserver(() => following && toEnd()).observe(log);
  // A picture has no height before it is there.
  log.addEventListener('load', () => following && toEnd(), true);

  const draw = () => {
    const asking = bubbles.findLast(({ buttons, asks }) => buttons || asks);
    const items = bubbles.map((bubble, i) => ({
      ...bubble,
      open: bubble === asking && bubble.chosen === undefined,
      follows: bubbles[i - 1]?.from === bubble.from,
    }));
    reconcile(log, waiting.size > 0 ? [...items, { id: 'writing' }] : items, {
      key: ({ id }) => id,
      draw: (item) => (item.from ? bubbleNode(item, { tap, share: share.open }) : writingNode()),
    });
    log.setAttribute('aria-busy', String(waiting.size > 0));
    if (tapped) goOn();
    speaks(bubbles.findLast(({ locale }) => locale)?.locale);
    if (following) toEnd();
  };

  /** Words that are being written keep the focus; on a phone its keyboard must not open by itself. */
  const goOn = () => {
    if (document.activeElement !== log && document.activeElement !== document.body) return;
    const next = log.querySelector('.answers button');
    if (next) tapped = false;
    (next ?? log).focus({ preventScroll: true });
  };

  const tap = (bubble, index) => {
    const chosen = bubble.buttons.labels[index];
    bubbles = bubbles.map((one) => (one.id === bubble.id ? { ...one, chosen } : one));
    tapped = true;
    void say({ type: 'tap', menu: bubble.buttons.menu, index, about: bubble.id });
  };

  const say = async (event) => {
    const sending = { as, id: newId(), language: settings.locale, event };
    trouble.hidden = true;
    following = true;
    waiting.add(sending);
    draw();
    const sent = line.then(() => post('/playground/say', sending));
    line = sent.catch(() => {});
    try {
      await sent;
      setTimeout(over, patience, sending);
      return true;
    } catch {
      over(sending);
      if (sending.as === as) refuse(event);
      return false;
    }
  };
  const over = (sending) => {
    if (waiting.delete(sending)) draw();
  };
  const refuse = ({ about }) => {
    trouble.textContent = word('not-sent');
    trouble.hidden = false;
    bubbles = bubbles.map(({ chosen, ...one }) =>
      chosen === undefined || one.id === about ? one : { ...one, chosen },
    );
    draw();
  };

  const share = sharing({ say });
  const words = composer((text) => {
    share.close();
    return say({ type: 'text', text });
  });

  return {
    toEnd,
    enter(id) {
      words.enter(id);
      as = id;
      bubbles = [];
      waiting.clear();
      following = true;
      tapped = false;
      trouble.hidden = true;
      draw();
    },
    open: (payload) => say(payload === undefined ? { type: 'start' } : { type: 'start', payload }),
    heard(event) {
      bubbles = heard(bubbles, event);
      if (event.type === 'put' && event.bubble.from === 'shop' && event.bubble.chosen === undefined)
        waiting.clear();
      draw();
    },
  };
}

/** In the place of the bubble it replaces, or of itself as it was; else at the end. */
function heard(bubbles, { type, bubble, replaces, id, ...state }) {
  if (type === 'state') return state.bubbles;
  if (type === 'drop') return bubbles.filter((one) => one.id !== id);
  const at = bubbles.findIndex((one) => one.id === (replaces ?? bubble.id));
  return at < 0 ? [...bubbles, bubble] : bubbles.with(at, bubble);
}

function speaks(locale) {
  const name = locale && new Intl.DisplayNames([locale], { type: 'language' }).of(locale);
  byId('language').textContent = name ? word('speaks', { language: name }) : '';
}
