import type {
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
} from 'grammy/types';
import type { Choice, Shown } from '#core/conversation/index.ts';
import type { Copy } from '#prompts/index.ts';
import { type TapSecret, tapData } from '../shell/tap.ts';
import { limits } from './limits.ts';

export type Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup;

/** What a keyboard is drawn with. */
export type Drawing = {
  readonly copy: Copy;
  readonly secret: TapSecret;
  readonly conversation: string;
  readonly locale: string;
};

/** The buttons of a reply, if it has any: the phone's own ones when it asks for a number or a place. */
export function keyboardOf(reply: Shown, drawing: Drawing): Keyboard | undefined {
  if (reply.asks === 'contact' || reply.asks === 'location')
    return askingKeyboard(reply, reply.asks, drawing);
  return inlineKeyboard(reply, drawing);
}

export const isInline = (keyboard: Keyboard | undefined): keyboard is InlineKeyboardMarkup =>
  keyboard !== undefined && 'inline_keyboard' in keyboard;

/** Without a menu number a tap would mean nothing, so then there are no buttons. */
function inlineKeyboard(reply: Shown, drawing: Drawing): InlineKeyboardMarkup | undefined {
  const { menu, choices = [], controls = [] } = reply;
  if (menu === undefined || choices.length + controls.length === 0) return undefined;
  const buttons = [...choices, ...controls].map((choice, index): InlineKeyboardButton => {
    const data = tapData(drawing.secret, { conversation: drawing.conversation, menu, index });
    return { text: labelOf(choice, drawing), callback_data: data };
  });
  return { inline_keyboard: rows(buttons, choices.length) };
}

/** Telegram shows these instead of the letters; a choice beside them is typed for the person, word for word. */
function askingKeyboard(reply: Shown, asks: 'contact' | 'location', drawing: Drawing): ReplyKeyboardMarkup {
  const { choices = [], controls = [] } = reply;
  const label = drawing.copy.label(drawing.locale, { key: `choices.send-${asks}` });
  const share: KeyboardButton =
    asks === 'contact' ? { text: label, request_contact: true } : { text: label, request_location: true };
  const typed = [...choices, ...controls].map((choice) => ({ text: bare(labelOf(choice, drawing)) }));
  return {
    keyboard: [[share], ...rows(typed, choices.length)],
    resize_keyboard: true,
    one_time_keyboard: true,
  };
}

/** Signs that decorate a label (an arrow, a tick) are no words that a person would send. */
const bare = (label: string): string => label.replace(/^[^\p{L}\p{N}\s]+\s+|\s+[^\p{L}\p{N}\s]+$/gu, '');

/** Choices two a row when all of them are short, else one; what leads on and back in a row of its own. */
function rows<Button extends { readonly text: string }>(
  buttons: readonly Button[],
  choices: number,
): Button[][] {
  const offered = buttons.slice(0, choices);
  const wide = offered.every(({ text }) => [...text].length <= limits.shortLabel) ? 2 : 1;
  const laid: Button[][] = [];
  for (let i = 0; i < offered.length; i += wide) laid.push(offered.slice(i, i + wide));
  if (buttons.length > choices) laid.push(buttons.slice(choices));
  return laid;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cut between letters as a reader sees them: half a Devanagari letter is another one. */
function labelOf(choice: Choice, { copy, locale }: Drawing): string {
  const label = copy.label(locale, choice.label);
  if (label.length <= limits.label) return label;
  const letters = [...graphemes.segment(label)].map(({ segment }) => segment);
  return letters.length <= limits.label
    ? label
    : `${letters
        .slice(0, limits.label - 1)
        .join('')
        .trimEnd()}…`;
}
