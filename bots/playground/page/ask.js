import { el, pieces, word } from './dom.js';

/**
 * What an action needs to know, in a dialog; its values, or nothing when the person thought better of it. `because`: why
 * what was filled in before was refused.
 */
export function ask({ label, sure, tone, fields }, { about, because } = {}) {
  if (!sure && fields.length === 0) return Promise.resolve({});
  return new Promise((resolve) => {
    const form = el(
      'form',
      { method: 'dialog', class: fields.length > 5 ? 'wide' : undefined },
      el('h2', { id: 'ask-title' }, label),
      about && el('p', { class: 'note' }, about),
      because && el('p', { class: 'refused', role: 'alert' }, ...pieces(because)),
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
      resolve(dialog.returnValue === 'yes' ? filled(new FormData(form)) : undefined);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Several values of one name as one, joined by commas; pictures stay what they are. */
function filled(data) {
  const values = {};
  for (const name of new Set(data.keys())) {
    const all = data.getAll(name);
    const files = all.filter((one) => one instanceof File && one.size > 0);
    if (all.some((one) => one instanceof File)) values[name] = files;
    else values[name] = all.join(',');
  }
  return values;
}

/** A ready answer stands in the text, where it is read and may be changed before it goes. */
function putIn(select, options) {
  const area = select.form?.elements.namedItem('text');
  if (area) area.value = options.find(({ value }) => value === select.value)?.text ?? '';
}

function fieldNode({ name, label, options, long, multi, photos, optional, value }) {
  const attributes = { name, required: !optional };
  if (photos) {
    const input = el('input', { ...attributes, type: 'file', accept: 'image/*', multiple: true });
    return el('label', { class: 'field' }, el('span', {}, label), input);
  }
  if (multi) return manyNode({ name, label, options, chosen: (value ?? '').split(',') });
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
  if (options?.some(({ text }) => text)) input.addEventListener('change', () => putIn(input, options));
  return el('label', { class: 'field' }, el('span', {}, label), input);
}

const manyNode = ({ name, label, options, chosen }) =>
  el(
    'fieldset',
    { class: 'field many' },
    el('legend', {}, label),
    ...options.map((one) =>
      el(
        'label',
        {},
        el('input', {
          type: 'checkbox',
          name,
          value: one.value,
          checked: chosen.includes(one.value),
          on: { change: ({ target }) => target.checked && untick(target, options) },
        }),
        ' ',
        one.label,
      ),
    ),
  );

/** What stands alone ("everything else works") and the others exclude each other. */
function untick(ticked, options) {
  const isAlone = (value) => options.some((one) => one.value === value && one.alone);
  for (const box of ticked.closest('fieldset').querySelectorAll('input'))
    if (box !== ticked && (isAlone(box.value) || isAlone(ticked.value))) box.checked = false;
}
