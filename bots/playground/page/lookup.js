import { cardNode } from './card.js';
import { byId, post, reconcile, settings, word } from './dom.js';

/**
 * What is asked for by name: one card above the others, until something else is asked for or it is closed. `open` is told
 * of the tab that answers instead, `begin` that something is asked.
 */
export function createLookup({ operator, on, begin, refuse, open }) {
  let asked = '';

  const draw = (cards) =>
    reconcile(byId('found'), cards, {
      key: ({ subject }) => subject,
      draw: (card) => cardNode({ ...card, alone: true }, { ...on, close }),
    });

  async function show(text) {
    if (asked !== text) byId('found').scrollTop = 0;
    asked = text;
    const found = await post('/playground/ask', { by: operator(), language: settings.locale, text }).catch(
      () => ({
        refused: [{ text: word('not-done'), bold: false }],
      }),
    );
    // Somebody may have asked for something else meanwhile.
    if (asked !== text) return;
    // Said once: what is done afterwards has an answer of its own.
    if (!found.card) asked = '';
    draw(found.card ? [found.card] : []);
    if (found.view) open(found.view);
    if (found.refused) refuse(found.refused);
  }

  /** The keyboard goes on where the next thing is asked for. */
  function close() {
    const held = byId('found').contains(document.activeElement);
    asked = '';
    draw([]);
    if (held) byId('command').focus();
  }

  byId('ask').addEventListener('submit', (event) => {
    event.preventDefault();
    begin();
    void show(byId('command').value);
  });
  for (const id of ['found', 'command'])
    byId(id).addEventListener('keydown', ({ key }) => key === 'Escape' && close());

  /** What was done may have changed it, a moment later: the conversation has its own turn. */
  const again = () => asked !== '' && setTimeout(() => asked !== '' && void show(asked), 400);

  return { show, again, close };
}
