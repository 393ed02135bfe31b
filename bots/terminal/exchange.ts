import type { TerminalChannel } from './bot.ts';
import { limits } from './limits.ts';
import type { Mailbox } from './mailbox.ts';
import type { Said } from './parse.ts';
import type { Told } from './render.ts';

/** Question and answer, for those who talk line by line. */
export type Exchange = {
  /** Says a line and returns what is answered, after what had been waiting. Rejects when it could not be stored. */
  say(said: Said): Promise<readonly Told[]>;
  /** What comes without being asked for; empty when `signal` said enough. */
  listen(as: string, signal: AbortSignal): Promise<readonly Told[]>;
};

export type ExchangeOptions = {
  readonly channel: TerminalChannel;
  readonly mailbox: Mailbox;
  /** Resolves when nothing is left to be sent: then all of the answer is there. */
  readonly settled: () => Promise<void>;
  /** Milliseconds. */
  readonly patience?: number;
};

export function createExchange(options: ExchangeOptions): Exchange {
  const { channel, mailbox, settled, patience = limits.patience } = options;
  return {
    async say(said) {
      const before = mailbox.take(said.as);
      await channel.hear(said);
      await atMost(settled(), patience);
      return [...before, ...mailbox.take(said.as)];
    },
    async listen(as, signal) {
      await mailbox.filled(as, signal);
      // Whoever has hung up finds it the next time.
      return signal.aborted ? [] : mailbox.take(as);
    },
  };
}

/** Somebody else's message may hang for long; then what is there has to do. */
async function atMost(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, enough]);
  clearTimeout(timer);
}
