import type { Incoming, RouterFacts } from './desk.ts';
import type { Table } from './floor.ts';

type LedHere<F, C> = {
  readonly table: Table<F, C>;
  readonly incoming: Incoming;
  readonly commands: readonly C[];
};

/** First words may tell how the person found us: that is kept, and never changed by what leads here later (S0-9). */
export function ledHere<F extends RouterFacts, C>(
  table: Table<F, C>,
  incoming: Incoming,
): LedHere<F, C> | undefined {
  const { conversation, desk, facts } = table;
  if (conversation.asked > 0 || conversation.source !== undefined) return undefined;
  const led = desk.led(incoming, facts);
  if (!led) return undefined;
  const { source, event, commands } = led;
  return {
    table: { ...table, conversation: { ...conversation, source } },
    incoming: { ...incoming, event },
    commands,
  };
}
