import type { Copy } from '#prompts/index.ts';
import { type TerminalChannel, terminalChannel } from './bot.ts';
import { createExchange, type Exchange } from './exchange.ts';
import { createMailbox } from './mailbox.ts';

/** The terminal as others use it: a channel for the shop, and an exchange for whoever has the keyboard. */
export type Terminal = { readonly channel: TerminalChannel; readonly exchange: Exchange };

/** `settled` resolves when the shop has nothing left to send: then all of an answer is there. */
export function openTerminal(copy: Copy, settled: () => Promise<void>): Terminal {
  const mailbox = createMailbox();
  const channel = terminalChannel({ copy, write: mailbox.write });
  return { channel, exchange: createExchange({ channel, mailbox, settled }) };
}
