import { el, word } from './dom.js';

/** What an action needs to know, in a dialog; its values, or nothing when the person thought better of it. */
export function ask({ label, sure, tone, fields }) {
  if (!sure && fields.length === 0) return Promise.resolve({});
  return new Promise((resolve) => {
    const form = el(
      'form',
      { method: 'dialog' },
      el('h2', { id: 'ask-title' }, label),
      sure && el('p', {}, sure),
      ...fields.map(fieldNode),
      el(
        'div',
        { class: 'actions' },
        el('button', { value: 'yes', class: `button ${tone ?? 'primary'}` }, word('go-ahead')),
        el(
          'button',
          { type: 'button', class: 'button', on: { click: () => dialog.close() } },
          word('never-mind'),
        ),
      ),
    );
    const dialog = el('dialog', { 'aria-labelledby': 'ask-title' }, form);
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes' ? Object.fromEntries(new FormData(form)) : undefined);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

function fieldNode({ name, label, options, long, optional, value }) {
  const attributes = { name, required: !optional };
  // A reason that nobody chose is no reason: nothing is chosen beforehand.
  const none =
    value === undefined && el('option', { value: '', selected: true, disabled: true }, word('choose'));
  const choices = () => [
    none,
    ...options.map((one) => el('option', { value: one.value, selected: one.value === value }, one.label)),
  ];
  const input = options
    ? el('select', attributes, ...choices())
    : long
      ? el('textarea', { ...attributes, rows: 4, maxlength: 2000 }, value ?? '')
      : el('input', { ...attributes, type: 'text', maxlength: 300, value });
  return el('label', { class: 'field' }, el('span', {}, label), input);
}
