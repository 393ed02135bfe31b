import { byId, el, newId, word } from './dom.js';

/** Degrees, of places that try the shop out: served cities, a far one, and one abroad. */
const places = {
  'place-mumbai': [19.1364, 72.8296],
  'place-delhi': [28.6315, 77.2167],
  'place-bengaluru': [12.9352, 77.6245],
  'place-leh': [34.1526, 77.5771],
  'place-colombo': [6.9271, 79.8612],
};

const icons = { contact: 'share-number', location: 'share-place', photo: 'share-photo' };

/** The button under a message that asks for something the person can share. */
export const shareAnything = (kind, label, open) =>
  el(
    'button',
    { type: 'button', class: 'tap ask', 'data-focus': 'share', on: { click: () => open(kind) } },
    label ?? word(icons[kind]),
  );

/** What can be shared beside words, in a panel above them. */
export function sharing({ say }) {
  const panel = byId('share');
  const opener = byId('open-share');

  const close = () => {
    panel.hidden = true;
    panel.replaceChildren();
    opener.setAttribute('aria-expanded', 'false');
  };
  const open = (kind) => {
    panel.replaceChildren(kinds(kind), forms[kind](send));
    panel.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    panel.querySelector('form').querySelector('input, select').focus();
  };
  const send = (event) => {
    close();
    byId('message').focus();
    void say(event);
  };
  const kinds = (current) =>
    el(
      'div',
      { class: 'kinds', role: 'group', 'aria-label': word('share-something') },
      ...Object.keys(icons).map((kind) =>
        el(
          'button',
          {
            type: 'button',
            class: 'kind',
            'aria-pressed': String(kind === current),
            on: { click: () => open(kind) },
          },
          word(icons[kind]),
        ),
      ),
    );

  opener.addEventListener('click', () => (panel.hidden ? open('contact') : close()));
  panel.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    close();
    opener.focus();
  });
  return { open, close };
}

/** Pictures of this browser, by the name the shop knows them by. */
sharing.pictures = new Map();

const form = (send, ...fields) =>
  el(
    'form',
    {
      on: {
        submit: (event) => {
          event.preventDefault();
          send();
        },
      },
    },
    ...fields,
    el('button', { class: 'button primary' }, word('share')),
  );

const field = (label, input) => el('label', { class: 'field' }, el('span', {}, label), input);

const forms = {
  contact(send) {
    const phone = el('input', { type: 'tel', required: true, maxlength: 32, value: '+91 98765 43210' });
    return form(() => send({ type: 'contact', phone: phone.value }), field(word('number'), phone));
  },

  location(send) {
    const options = Object.keys(places).map((key) => el('option', { value: key }, word(key)));
    const pick = el('select', {}, ...options, el('option', { value: '' }, word('place-typed')));
    const degrees = (most, value) =>
      el('input', { type: 'number', step: 'any', min: -most, max: most, required: true, value });
    const latitude = degrees(90, 19.0176);
    const longitude = degrees(180, 72.8562);
    const typed = el(
      'div',
      { class: 'pair', hidden: true },
      field(word('latitude'), latitude),
      field(word('longitude'), longitude),
    );
    pick.addEventListener('change', () => {
      typed.hidden = pick.value !== '';
    });
    const where = () => places[pick.value] ?? [latitude.valueAsNumber, longitude.valueAsNumber];
    const share = () => {
      const [lat, long] = where();
      send({ type: 'location', latitude: lat, longitude: long });
    };
    return form(share, field(word('place'), pick), typed);
  },

  photo(send) {
    const file = el('input', { type: 'file', accept: 'image/*', required: true });
    const share = () => {
      const ref = `photo-${newId()}`;
      sharing.pictures.set(ref, URL.createObjectURL(file.files[0]));
      send({ type: 'photo', ref });
    };
    return form(share, field(word('photo'), file), el('p', { class: 'note' }, word('photo-note')));
  },
};
