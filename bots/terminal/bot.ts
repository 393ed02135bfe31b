import type { Instant } from '#core/shared/index.ts';
import type { Copy } from '#prompts/index.ts';
import type { Channel, Inbound } from '../shell/channel.ts';
import { ChannelError } from '../shell/errors.ts';
import { nameIn, parse, type Said } from './parse.ts';
import { render, type Told } from './render.ts';

export type TerminalOptions = {
  readonly copy: Copy;
  /** Takes what is said to somebody; what it throws means that nobody could be told. */
  readonly write: (as: string, told: readonly Told[]) => void;
  readonly now?: () => Instant;
};

export type TerminalChannel = Channel & {
  /** One line of somebody; resolves once its turn is durable. */
  hear(said: Said): Promise<void>;
};

/** A channel of lines: whoever has a keyboard on this machine. */
export function terminalChannel({ copy, write, now = Date.now }: TerminalOptions): TerminalChannel {
  const underWay = new Set<Promise<void>>();
  let accept: ((inbound: Inbound) => Promise<void>) | undefined;

  return {
    name: 'terminal',
    async start(accepts) {
      accept = accepts;
    },
    async stop() {
      accept = undefined;
      await Promise.allSettled(underWay);
    },
    async hear(said) {
      if (!accept) throw new Error('the terminal channel is not open');
      const turn = accept(parse(said, now()));
      underWay.add(turn);
      await turn.finally(() => underWay.delete(turn));
    },
    async send(outbound) {
      const as = nameIn(outbound.conversation);
      if (as === undefined) throw new ChannelError('rejected', 'the conversation is not of a terminal');
      const told = render(outbound, copy);
      try {
        write(as, told);
      } catch {
        throw new ChannelError('unreachable', 'nobody is there to be told');
      }
    },
    trouble: () => undefined,
  };
}
