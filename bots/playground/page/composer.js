import { byId } from './dom.js';

const message = byId('message');

/** Enter sends, Shift+Enter begins a line; not while a letter is being composed. */
export function composer(send) {
  const form = byId('composer');
  /** What was begun and not sent, by whose it is. */
  const drafts = new Map();
  let writer = '';
  message.addEventListener('input', grow);
  message.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = message.value.trim();
    if (text === '') return message.focus();
    write('');
    // What did not go out comes back, unless something else was begun meanwhile.
    const by = writer;
    if (await send(text)) return;
    if (by !== writer) drafts.set(by, text);
    else if (message.value === '') write(text);
  });
  return {
    /** Somebody else comes to the front, with what they had begun. */
    enter(id) {
      drafts.set(writer, message.value);
      writer = id;
      write(drafts.get(id) ?? '');
    },
  };
}

function write(text) {
  message.value = text;
  grow();
}

const grow = () => {
  message.rows = Math.min(5, message.value.split('\n').length);
};
