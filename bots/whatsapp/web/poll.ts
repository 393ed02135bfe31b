import type { Copy } from '#prompts/index.ts';
import type { Outbound } from '../../shell/channel.ts';
import { bare } from '../text.ts';
import { limits } from './limits.ts';
import type { Body } from './protocol.ts';

type Poll = { readonly body: Extract<Body, { kind: 'poll' }>; readonly menu: number };

/**
 * The poll that stands below the numbers of the last question, where there are few and short ones that all differ. What
 * cannot be taken back is typed: a finger that slips on a list is no yes. Pages are turned by typing, too.
 */
export function pollOf({ locale, replies }: Outbound, copy: Copy): Poll | undefined {
  const { menu, choices = [] } = replies.at(-1) ?? {};
  const { least, most, option } = limits.poll;
  if (menu === undefined || choices.length < least || choices.length > most) return undefined;
  if (choices.some(({ binds }) => binds)) return undefined;
  const options = choices.map(({ label }) => bare(copy.label(locale, label)).trim());
  const isFit = options.every((label) => label !== '' && label.length <= option);
  if (!isFit || new Set(options).size < options.length) return undefined;
  const title = copy.label(locale, { key: 'whatsapp.poll' });
  return { body: { kind: 'poll', title, options }, menu };
}
