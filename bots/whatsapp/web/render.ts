import type { Choice, Shown } from '#core/conversation/index.ts';
import type { Copy } from '#prompts/index.ts';
import type { Outbound } from '../../shell/channel.ts';
import { footOf, type Option } from '../../shell/numbers.ts';
import { type Asked, numbered } from '../forms.ts';
import { pieces, whatsappText } from '../text.ts';
import { limits } from './limits.ts';

/** The texts that say all replies, as few as can be: what people choose from is numbered, and typed. */
export function render({ locale, replies }: Outbound, copy: Copy): readonly string[] {
  const joined: string[] = [];
  let open = false;
  for (const reply of replies) {
    const { text, asks } = written(reply, locale, copy);
    if (text.trim() === '') continue;
    const last = joined.at(-1);
    const whole = `${last}\n\n${text}`;
    // What can be chosen stays at the end of its message.
    if (open && last !== undefined && whole.length <= limits.text) joined[joined.length - 1] = whole;
    else joined.push(text);
    open = !asks;
  }
  return joined.flatMap((text) => pieces(text, limits.text));
}

function written(
  reply: Shown,
  locale: string,
  copy: Copy,
): { readonly text: string; readonly asks: boolean } {
  const { choices = [], controls = [], menu } = reply;
  const option = ({ id, label }: Choice): Option => ({ id, label: copy.label(locale, label) });
  const options = menu === undefined ? [] : [...choices, ...controls].map(option);
  const text = whatsappText(copy.write(locale, reply));
  if (options.length === 0) return { text, asks: false };
  const asked: Asked = { text, options, answers: choices.length };
  const foot = footOf(options.slice(choices.length), copy.label(locale, { key: 'choices.menu' }));
  return { text: numbered(asked, foot), asks: true };
}
