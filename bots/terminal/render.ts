import type { Choice, CopyKey, Shown } from '#core/conversation/index.ts';
import type { Copy, Markup } from '#prompts/index.ts';
import type { Outbound } from '../shell/channel.ts';
import type { Option } from '../shell/numbers.ts';

/** A reply, written out in its language; JSON, so that it can go over a wire. */
export type Told = {
  readonly key: CopyKey;
  readonly markup: Markup;
  /** Numbered from 1 in this order. */
  readonly choices: readonly Option[];
  readonly controls: readonly Option[];
  /** What the key for the main menu is called, where there is a menu. */
  readonly menu?: string;
};

export function render({ locale, replies }: Outbound, copy: Copy): readonly Told[] {
  const option = ({ id, label }: Choice): Option => ({ id, label: copy.label(locale, label) });
  return replies.map((reply) => {
    const { choices = [], controls = [] } = reply;
    return {
      key: reply.key,
      markup: copy.write(locale, reply),
      choices: choices.map(option),
      controls: controls.map(option),
      ...(isMenu(reply) ? { menu: copy.label(locale, { key: 'choices.menu' }) } : {}),
    };
  });
}

const isMenu = ({ choices = [], controls = [] }: Shown): boolean =>
  choices.length + controls.length > 0 && !choices.some(({ id }) => id === '@menu');
