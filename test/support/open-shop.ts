import { type Counter, type CounterOptions, openCounter } from '#bots/counter.ts';
import { createLog } from '#bots/log.ts';
import { simulatedAnalytics } from '#bots/providers/analytics/simulated.ts';
import { simulatedPayouts } from '#bots/providers/payout/simulated.ts';
import { simulatedSms } from '#bots/providers/sms/simulated.ts';
import { deriveSecrets } from '#bots/secrets.ts';
import type { Channel, Inbound, Outbound } from '#bots/shell/channel.ts';
import type { Event, Shown } from '#core/conversation/index.ts';
import type { Database } from '#db/client/index.ts';
import { plain } from '#prompts/index.ts';

export const testSecret = 'a secret for tests only, long enough for anybody';

export type Shop = {
  readonly counter: Counter;
  readonly database: Database;
  /** All that was sent in a chat, oldest first. */
  readonly heard: (conversation: string) => readonly Outbound[];
  readonly person: (id: string) => ShopPerson;
  close(): Promise<void>;
};

export type ShopPerson = {
  readonly conversation: string;
  /** Sends and waits for the answer. */
  says(text: string): Promise<Shown>;
  does(event: Event, id?: string): Promise<Shown>;
  taps(choice: string): Promise<Shown>;
  /** Delivers without waiting for an answer. */
  delivers(event: Event, id: string): Promise<void>;
  text(): string;
  last(): Shown | undefined;
};

/** A whole shop, through its real composition: only the wire to a chat application is a list in memory. */
export async function openShop(
  database: Database,
  change: Partial<Pick<CounterOptions, 'now' | 'payouts' | 'sms'>> = {},
): Promise<Shop> {
  const counter = await openCounter({
    database,
    secrets: deriveSecrets(testSecret),
    settings: { HIGH_VALUE_INR: 40_000, SUPPORTED_YEARS: 5, PRICING_OWNER: 'Mohsin' },
    sms: simulatedSms,
    analytics: simulatedAnalytics,
    payouts: { current: simulatedPayouts, providers: [simulatedPayouts] },
    log: createLog('silent', false),
    ...change,
  });
  const sent = new Map<string, Outbound[]>();
  const waiting = new Map<string, () => void>();
  const wire: Channel = {
    name: 'test',
    start: async () => {},
    stop: async () => {},
    trouble: () => undefined,
    send: async (outbound) => {
      sent.set(outbound.conversation, [...(sent.get(outbound.conversation) ?? []), outbound]);
      waiting.get(outbound.conversation)?.();
    },
  };
  await counter.addChannel(wire);
  const heard = (conversation: string) => sent.get(conversation) ?? [];
  const person = (id: string): ShopPerson =>
    personAt({ counter, heard, waiting, conversation: `test:shop:${id}`, now: change.now ?? Date.now });
  return { counter, database, heard, person, close: () => counter.close() };
}

type At = {
  readonly counter: Counter;
  readonly heard: (conversation: string) => readonly Outbound[];
  readonly waiting: Map<string, () => void>;
  readonly conversation: string;
  readonly now: () => number;
};

function personAt({ counter, heard, waiting, conversation, now }: At): ShopPerson {
  let count = 0;
  const last = () => heard(conversation).at(-1)?.replies.at(-1);
  const delivers = (event: Event, id: string) => {
    const inbound: Inbound = { id, conversation, at: now(), event, sender: { name: 'Asha' } };
    return counter.accept(inbound);
  };
  const does = async (event: Event, id = `${conversation}:${++count}`): Promise<Shown> => {
    const answered = new Promise<void>((resolve) => waiting.set(conversation, resolve));
    await delivers(event, id);
    await answered;
    const reply = last();
    if (!reply) throw new Error('nothing was said');
    return reply;
  };
  return {
    conversation,
    delivers,
    does,
    last,
    says: (text) => does({ type: 'text', text }),
    taps: (choice) => {
      const reply = last();
      const ids = [...(reply?.choices ?? []), ...(reply?.controls ?? [])].map(({ id }) => id);
      if (!ids.includes(choice))
        throw new Error(`nothing called ${choice} was offered, only ${ids.join(', ')}`);
      return does({ type: 'tap', menu: reply?.menu ?? 0, index: ids.indexOf(choice) });
    },
    text: () =>
      (heard(conversation).at(-1)?.replies ?? [])
        .map((reply) => plain(counter.copy.write('en', reply)))
        .join('\n'),
  };
}

/** Sells an iPhone 11 from the first word to the order; the answers of a person in Mumbai. Gives the order's number. */
export async function sellsPhone(person: ShopPerson, phone = '98765 43210'): Promise<string> {
  await person.does({ type: 'start' });
  let reply = await person.says('iphone 11 128 gb');
  while (reply.key.startsWith('buyback.ask-condition')) reply = await person.says('1');
  await person.taps('sell-now');
  for (const answer of [
    'Asha Rao',
    phone,
    'same',
    'Flat 12B, Sai Kripa, SV Road, Andheri West',
    '400058',
    'skip',
    'tomorrow morning',
  ])
    reply = await person.says(answer);
  if (reply.key !== 'buyback.summary') throw new Error(`no summary but ${reply.key}: ${person.text()}`);
  reply = await person.taps('create-order');
  return String(reply.params?.number);
}
