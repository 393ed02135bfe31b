import type { Choice, Shown } from '#core/conversation/index.ts';
import type { Copy } from '#prompts/index.ts';
import type { Outbound } from '../../shell/channel.ts';
import { footOf, type Option } from '../../shell/numbers.ts';
import { type Asked, isOpen, numbered } from '../forms.ts';
import { pieces, whatsappText } from '../text.ts';
import { abilities, limits } from './limits.ts';

/** A text, and the question it ends with. */
type Written = { readonly text: string; readonly asked: Asked };

/** The texts that say all replies, as few as can be: what people choose from is numbered, and typed. */
export const render = (outbound: Outbound, copy: Copy): readonly string[] =>
  written(outbound, copy).map(({ text }) => text);

/** The same, each with what it asks. */
export function written({ locale, replies }: Outbound, copy: Copy): readonly Written[] {
  const joined: Written[] = [];
  for (const reply of replies) {
    const next = writtenOf(reply, locale, copy);
    if (next.text.trim() === '') continue;
    const last = joined.at(-1);
    const text = `${last?.text}\n\n${next.text}`;
    // What can be chosen stays at the end of its message.
    if (last && isOpen(last.asked, abilities) && text.length <= limits.text)
      joined[joined.length - 1] = { ...next, text };
    else joined.push(next);
  }
  return joined.flatMap(({ text, asked }) =>
    pieces(text, limits.text).map((piece) => ({ text: piece, asked })),
  );
}

function writtenOf(reply: Shown, locale: string, copy: Copy): Written {
  const { choices = [], controls = [], menu } = reply;
  const option = ({ id, label }: Choice): Option => ({ id, label: copy.label(locale, label) });
  const options = menu === undefined ? [] : [...choices, ...controls].map(option);
  const text = whatsappText(copy.write(locale, reply));
  const asked: Asked = { text, options, answers: choices.length };
  if (options.length === 0) return { text, asked };
  const foot = footOf(options.slice(choices.length), copy.label(locale, { key: 'choices.menu' }));
  return { text: numbered(asked, foot), asked };
}
