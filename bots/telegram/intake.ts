import type { RawApi } from 'grammy';
import type { Inbound } from '../shell/channel.ts';
import { parse, type Reader, tapToAnswer } from './parse.ts';

export type Intake = {
  readonly api: RawApi;
  /** Who reads, as of now. */
  readonly reader: () => Reader;
  readonly accept: (inbound: Inbound) => Promise<void>;
  /** Sees an inbound before its turn is taken. */
  readonly notice: (inbound: Inbound) => void;
  /** Work that the channel waits for before it stops. */
  readonly track: <Value>(work: Promise<Value>) => Promise<Value>;
};

/** Takes one update; resolves once it is durable, or at once when there is nothing in it for us. */
export const intake =
  ({ api, reader, accept, notice, track }: Intake) =>
  async (update: unknown): Promise<void> => {
    const tap = tapToAnswer(update);
    // At once and whatever the turn does, or the button keeps spinning; too old a tap is beyond answering.
    if (tap !== undefined)
      void track(api.answerCallbackQuery({ callback_query_id: tap }).catch(() => undefined));
    const inbound = parse(update, reader());
    if (!inbound) return;
    notice(inbound);
    await track(accept(inbound));
  };
