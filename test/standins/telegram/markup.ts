import { badRequest } from './refusal.ts';
import { checkedLink } from './text.ts';
import type { Button, Fields } from './types.ts';
import type { World } from './world.ts';

export type ReplyMarkup =
  | { readonly kind: 'none' }
  | { readonly kind: 'inline'; readonly keyboard: Button[][] }
  | { readonly kind: 'reply'; readonly markup: Fields };

/** `callback_data` takes 1-64 bytes of UTF-8 (Bot API, InlineKeyboardButton). */
const CALLBACK_BYTES = 64;
/** What the apps lay out and the server keeps: beyond it, buttons vanish without a word. */
const MOST = { row: 8, keyboard: 100 };

/** Reads and checks `reply_markup` of a message to send. Throws Telegram's 400s. */
export function replyMarkup(world: World, params: Fields): ReplyMarkup {
  const markup = params.reply_markup as Fields | undefined;
  if (markup === undefined) return { kind: 'none' };
  if (typeof markup !== 'object' || markup === null || Array.isArray(markup))
    throw badRequest('object expected as reply markup');
  if ('inline_keyboard' in markup) return inlineMarkup(world, markup);
  if ('keyboard' in markup) checkReplyKeyboard(world, markup);
  return Object.keys(markup).length === 0 ? { kind: 'none' } : { kind: 'reply', markup };
}

/** Reads `reply_markup` of an edit, where only an inline keyboard may be. */
export function editedMarkup(world: World, params: Fields): ReplyMarkup {
  const read = replyMarkup(world, params);
  if (read.kind === 'reply') throw badRequest('inline keyboard expected');
  return read;
}

function inlineMarkup(world: World, markup: Fields): ReplyMarkup {
  const rows = rowsOf(markup.inline_keyboard, 'inline_keyboard');
  const keyboard = rows.map((row) => row.map(inlineButton)).filter((row) => row.length > 0);
  checkLayout(world, keyboard);
  return keyboard.length === 0 ? { kind: 'none' } : { kind: 'inline', keyboard };
}

function rowsOf(rows: unknown, field: string): Fields[][] {
  if (!Array.isArray(rows)) throw badRequest(`Field "${field}" must be of type Array`);
  if (!rows.every((row) => Array.isArray(row))) throw badRequest(`${field} must be an Array of Arrays`);
  return rows as Fields[][];
}

function inlineButton(button: Fields): Button {
  if (typeof button !== 'object' || button === null)
    throw badRequest("can't parse InlineKeyboardButton: expected an Object");
  if (typeof button.text !== 'string')
    throw badRequest('can\'t parse InlineKeyboardButton: Can\'t find field "text"');
  const data = button.callback_data;
  const actions = Object.keys(button).filter(
    (key) => !['text', 'icon_custom_emoji_id', 'style'].includes(key),
  );
  if (actions.length === 0 || (actions.length === 1 && data === ''))
    throw badRequest('Text buttons are not allowed in the inline keyboard');
  if (typeof data === 'string' && Buffer.byteLength(data) > CALLBACK_BYTES)
    throw badRequest('BUTTON_DATA_INVALID');
  if (typeof button.url === 'string' && checkedLink(button.url) === undefined)
    throw badRequest(`inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`);
  return button as Fields & Button;
}

function checkLayout({ judge }: World, rows: readonly (readonly Fields[])[]): void {
  const buttons = rows.flat();
  if (buttons.length > MOST.keyboard) judge.note(`a keyboard of ${buttons.length} buttons`);
  for (const row of rows) if (row.length > MOST.row) judge.note(`a row of ${row.length} buttons`);
  for (const button of buttons) {
    if (String(button.text).trim() === '') judge.note('a button without words');
    if ('url' in button && 'callback_data' in button) judge.note(`button "${button.text}" does two things`);
  }
}

function checkReplyKeyboard(world: World, markup: Fields): void {
  const rows = rowsOf(markup.keyboard, 'keyboard');
  const buttons = rows.map((row) =>
    row.map((button) => (typeof button === 'string' ? { text: button } : button)),
  );
  for (const button of buttons.flat())
    if (typeof button.text !== 'string')
      throw badRequest('can\'t parse KeyboardButton: Can\'t find field "text"');
  if (buttons.flat().length === 0) world.judge.note('a reply keyboard without buttons');
  checkLayout(world, buttons);
}
