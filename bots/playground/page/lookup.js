import { cardNode } from './card.js';
import { byId, post, reconcile, settings, word } from './dom.js';

/** What is asked for by name: one card above the others, until something else is asked for or it is closed. */
export function createLookup({ operator, on, refuse }) {
  let asked = '';

  async function show(text) {
    asked = text;
    const found = await post('/playground/ask', { by: operator(), language: settings.locale, text }).catch(
      () => ({
        refused: [{ text: word('not-done'), bold: false }],
      }),
    );
    // Somebody may have asked for something else meanwhile.
    if (asked !== text) return;
    if (found.refused) {
      // Said once: what is done afterwards has an answer of its own.
      asked = '';
      refuse(found.refused);
    }
    reconcile(byId('found'), found.card ? [found.card] : [], {
      key: ({ subject }) => subject,
      draw: (card) => cardNode(card, on),
    });
  }

  byId('ask').addEventListener('submit', (event) => {
    event.preventDefault();
    void show(byId('command').value);
  });

  /** What was done may have changed it, a moment later: the conversation has its own turn. */
  const again = () => asked !== '' && setTimeout(() => asked !== '' && void show(asked), 400);

  return { show, again };
}
