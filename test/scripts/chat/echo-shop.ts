import type { Told } from '#bots/terminal/index.ts';
import { openTerminal } from '#bots/terminal/index.ts';
import { copy, outboundOf, shown } from '../../contracts/channel-harness.ts';

/** A shop that says back what it hears, breaks at “break”, and can say something unasked. */
export async function echoShop() {
  let sent: Promise<void> = Promise.resolve();
  const { channel, exchange } = openTerminal(copy, () => sent);
  const tell = (conversation: string, text: string) => channel.send(outboundOf(conversation, shown(text)));
  const fail = (conversation: string) =>
    channel.send(outboundOf(conversation, { key: 'conversation.defect' }));
  await channel.start(async ({ conversation, event }) => {
    const text = 'text' in event ? event.text : event.type;
    if (text === 'no database') throw new Error('the database is down');
    sent = Promise.resolve().then(() => (text === 'break' ? fail(conversation) : tell(conversation, text)));
  });
  return { exchange, tell };
}

export const wordsOf = (told: readonly Told[]): readonly string[] => told.map(({ markup }) => markup);
