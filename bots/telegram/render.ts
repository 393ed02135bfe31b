import type { Copy, Markup } from '#prompts/index.ts';
import type { Outbound } from '../shell/channel.ts';
import type { TapSecret } from '../shell/tap.ts';
import { isInline, type Keyboard, keyboardOf } from './keyboard.ts';
import { fits, split } from './split.ts';

/** One message as Telegram takes it, but for the chat it goes to. */
export type Bubble = { readonly text: Markup; readonly keyboard?: Keyboard };

export type Rendering = {
  readonly copy: Copy;
  /** Signs the buttons. */
  readonly secret: TapSecret;
  /** The chat may still show a keyboard of ours in place of its letters, which a message with buttons cannot take away. */
  readonly clears?: true;
};

/**
 * The messages that say all replies, as few as can be: one call either reaches the chat or does not, so that a
 * repeated try never says half of it twice.
 */
export function render(outbound: Outbound, { copy, secret, clears }: Rendering): readonly Bubble[] {
  const { conversation, locale, replies } = outbound;
  const drawing = { copy, secret, conversation, locale };
  const said = replies
    .map((reply) => bubble(copy.write(locale, reply), keyboardOf(reply, drawing)))
    .filter(({ text }) => text.trim() !== '');
  const bubbles = join(said).flatMap(pieces);
  const cannotClear = bubbles.length > 0 && bubbles.every(({ keyboard }) => isInline(keyboard));
  if (!clears || !cannotClear) return bubbles;
  const apart = said.flatMap(pieces);
  if (apart.some(({ keyboard }) => keyboard === undefined)) return apart;
  return [{ text: copy.write(locale, { key: 'telegram.noted' }) }, ...apart];
}

/** A reply without buttons goes into the message of the one after it. */
function join(said: readonly Bubble[]): readonly Bubble[] {
  const joined: Bubble[] = [];
  for (const next of said) {
    const last = joined.at(-1);
    const text = `${last?.text}\n\n${next.text}`;
    if (last && !last.keyboard && fits(text)) joined[joined.length - 1] = bubble(text, next.keyboard);
    else joined.push(next);
  }
  return joined;
}

/** The buttons stay with the end of what was asked. */
function pieces({ text, keyboard }: Bubble): readonly Bubble[] {
  const texts = split(text);
  return texts.map((piece, i) => bubble(piece, i === texts.length - 1 ? keyboard : undefined));
}

const bubble = (text: Markup, keyboard: Keyboard | undefined): Bubble =>
  keyboard ? { text, keyboard } : { text };
