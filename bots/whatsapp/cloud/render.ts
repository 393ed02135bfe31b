import type { Choice, Shown } from '#core/conversation/index.ts';
import type { Copy } from '#prompts/index.ts';
import type { Outbound } from '../../shell/channel.ts';
import { shortened } from '../../shell/cut.ts';
import { footOf, type Option } from '../../shell/numbers.ts';
import { type TapSecret, tapData } from '../../shell/tap.ts';
import { type Abilities, type Asked, type Form, isOpen, keysLine, numbered } from '../forms.ts';
import type { Standing } from '../policy.ts';
import { type Saying, say, silence, type Way } from '../say.ts';
import { pieces, whatsappText } from '../text.ts';
import { valuesOf } from './address.ts';
import { limits } from './limits.ts';

export type Rendering = {
  readonly copy: Copy;
  /** Signs the buttons. */
  readonly secret: TapSecret;
  /** Whether Meta's form for an address may be shown; to Indian numbers, by businesses in India only. */
  readonly addressForm?: boolean | undefined;
  readonly hasTemplate?: boolean | undefined;
  /** What is known of the chat; the platform is asked when absent. */
  readonly standing?: Standing | undefined;
};

/** One message as Graph takes it, but for whom it goes to. */
export type Body = {
  readonly type: string;
  readonly [field: string]: unknown;
};

/** One message, how it looks and why. */
export type Bubble = {
  readonly body: Body;
  readonly form: Form;
  readonly why: string;
  readonly text: string;
  /** All that it says, its choices numbered: for a form that has none. */
  readonly words: string;
  /** What to send in its place should Graph refuse it. */
  readonly otherwise?: Body;
};

const abilities: Abilities = {
  place: true,
  address: 0,
  buttons: { most: limits.buttons, label: limits.buttonTitle, body: limits.buttonsBody },
  rows: { most: limits.rows, label: limits.rowDescription },
};

const indian = /:91[6-9]\d{9}$/;
const unknown: Standing = { invited: true, now: 0 };

/** What the Cloud API asks of us, and what it draws for this person. */
function wayTo(conversation: string, { addressForm, hasTemplate = false }: Rendering): Way {
  const address = addressForm && indian.test(conversation) ? limits.addressBody : 0;
  return { policy: { windowHours: limits.windowHours, hasTemplate }, can: { ...abilities, address } };
}

/** Whether anything may be said in a chat now, and why. */
export const mayBeSaid = (conversation: string, rendering: Rendering): Saying =>
  say(silence, rendering.standing ?? unknown, wayTo(conversation, rendering));

/** The messages that say all replies, as few as can be. */
export function render(outbound: Outbound, rendering: Rendering): readonly Bubble[] {
  const { conversation, locale, replies } = outbound;
  const drawing = { ...rendering, conversation, locale, way: wayTo(conversation, rendering) };
  const said = replies.map((reply) => drawn(reply, drawing)).filter(({ asked }) => asked.text.trim() !== '');
  return joined(said).flatMap((each) => bubblesOf(each, drawing));
}

type Drawing = Rendering & {
  readonly conversation: string;
  readonly locale: string;
  readonly way: Way;
};
type Drawn = { readonly asked: Asked; readonly reply: Shown };

function drawn(reply: Shown, { copy, locale }: Drawing): Drawn {
  const { choices = [], controls = [], asks, form } = reply;
  const option = ({ id, label }: Choice): Option => ({ id, label: copy.label(locale, label) });
  const options = reply.menu === undefined ? [] : [...choices, ...controls].map(option);
  const text = whatsappText(copy.write(locale, reply));
  return { reply, asked: { text, options, answers: choices.length, asks, form } };
}

/** A reply with nothing to choose goes into the message of the one after it. */
function joined(said: readonly Drawn[]): readonly Drawn[] {
  const all: Drawn[] = [];
  for (const next of said) {
    const last = all.at(-1);
    const text = `${last?.asked.text}\n\n${next.asked.text}`;
    const joins = last && isOpen(last.asked, abilities) && text.length <= limits.text;
    if (joins) all[all.length - 1] = { reply: next.reply, asked: { ...next.asked, text } };
    else all.push(next);
  }
  return all;
}

/** The buttons stay with the end of what was asked. */
function bubblesOf({ asked, reply }: Drawn, drawing: Drawing): readonly Bubble[] {
  const saying = say(asked, drawing.standing ?? unknown, drawing.way);
  // Outside of the window only the words are used, in the slot of a template.
  const { form, why } = saying.permits === 'words' ? saying : { form: 'numbers' as const, why: saying.why };
  const whole = wordsOf(form, asked, drawing);
  const texts = pieces(whole, limits.text);
  return texts.map((text, i) => {
    const isLast = i === texts.length - 1;
    if (!isLast || form === 'text' || form === 'numbers')
      return { form: isLast ? form : 'text', why, text, words: text, body: textBody(text) };
    const words = numbered(asked, foot(asked, drawing));
    const question = { text, asked, menu: reply.menu ?? 0 };
    const body = interactive(form, question, drawing);
    const otherwise = form === 'address' ? { otherwise: interactive('place', question, drawing) } : {};
    return { form, why, text, words, body, ...otherwise };
  });
}

/** What stands in the message beside its buttons: the keys of what has no button here. */
function wordsOf(form: Form, asked: Asked, drawing: Drawing): string {
  const keys = foot(asked, drawing);
  if (form === 'numbers') return numbered(asked, keys);
  if (form === 'place' || form === 'address')
    return [asked.text, keysLine(keys)].filter((part) => part !== '').join('\n\n');
  const { options, answers } = asked;
  const without = form === 'list' ? options.slice(Math.max(answers, limits.rows)) : [];
  return without.length === 0 ? asked.text : `${asked.text}\n\n${keysLine(footOf(without))}`;
}

const foot = ({ options, answers }: Asked, { copy, locale }: Drawing) =>
  footOf(options.slice(answers), copy.label(locale, { key: 'choices.menu' }));

export const textBody = (text: string): Body => ({ type: 'text', text: { body: text, preview_url: false } });

type Question = { readonly text: string; readonly asked: Asked; readonly menu: number };

function interactive(form: Form, { text, asked, menu }: Question, drawing: Drawing): Body {
  const { copy, secret, conversation, locale } = drawing;
  const body = { text };
  if (form === 'address') {
    const values = valuesOf(asked.form ?? {});
    const parameters = { country: 'IN', ...(Object.keys(values).length === 0 ? {} : { values }) };
    return shownAs('address_message', { body, action: { name: 'address_message', parameters } });
  }
  if (form === 'place') {
    return shownAs('location_request_message', { body, action: { name: 'send_location' } });
  }
  const ids = asked.options.map((_option, index) => tapData(secret, { conversation, menu, index }));
  if (form === 'buttons') {
    const buttons = asked.options.map(({ label }, n) => ({
      type: 'reply',
      reply: { id: ids[n], title: label },
    }));
    return shownAs('button', { body, action: { buttons } });
  }
  const rows = asked.options.slice(0, limits.rows).map(({ label }, n) => rowOf(label, ids[n] ?? ''));
  const button = shortened(copy.label(locale, { key: 'whatsapp.open-list' }), limits.listButton);
  return shownAs('list', { body, action: { button, sections: [{ rows }] } });
}

const shownAs = (type: string, rest: object): Body => ({
  type: 'interactive',
  interactive: { type, ...rest },
});

/** What the title cuts off stands whole below it. */
const rowOf = (label: string, id: string) =>
  label.length <= limits.rowTitle
    ? { id, title: label }
    : { id, title: shortened(label, limits.rowTitle), description: label };
