import { createLog } from '#bots/log.ts';
import { deriveSecrets, type Secrets } from '#bots/secrets.ts';
import type { Channel } from '#bots/shell/channel.ts';
import { decideTurns } from '#bots/shell/decide.ts';
import { carryOut } from '#bots/shell/effects.ts';
import { conversationJobs } from '#bots/shell/jobs.ts';
import { buildLexicon } from '#bots/shell/lexicon.ts';
import { loadPincodes } from '#bots/shell/load-pincodes.ts';
import { makeSnapshot } from '#bots/shell/snapshot.ts';
import { createTurns, type Turns } from '#bots/shell/turns.ts';
import { render } from '#bots/telegram/render.ts';
import type { CounterDesk } from '#core/counter/index.ts';
import { loadBook, loadServiceAreas, seedBook } from '#db/books/index.ts';
import { type Database, openDatabase } from '#db/client/index.ts';
import { entropyPool } from '#db/entropy.ts';
import { createCopy } from '#prompts/index.ts';
import type { BenchDatabase, Contender } from '../contender.ts';
import { textsOf } from '../trivial.ts';
import { benchDesk } from './bench-desk.ts';

export const secrets: Secrets = deriveSecrets('a secret of the benchmark, thirty-two or more');
export const silent = createLog('silent', false);

export const open = ({ kind, url }: BenchDatabase): Promise<Database> =>
  openDatabase(kind === 'postgres' ? { url } : { memory: true });

export const countProductOrders = async (database: Database): Promise<number> =>
  Number((await database.query('select count(*) as n from orders'))[0]?.n);

/** Told of each outbox row that is about to be sent. */
type Sent = (id: string) => void;

/** Telegram's messages are drawn whole; only the call that would send them is left out. */
export function stubChannel(copy: ReturnType<typeof createCopy>, sent: Sent = () => {}): Channel {
  return {
    name: 'bench',
    start: async () => {},
    stop: async () => {},
    send: async (outbound) => {
      sent(outbound.id);
      render(outbound, { copy, secret: secrets.taps });
    },
    trouble: () => undefined,
  };
}

/** One delivery as a channel makes it. */
export const delivery = (chat: number, text: string, update: number) => ({
  id: `bench:1:${update}`,
  conversation: `bench:1:${chat}`,
  at: Date.now(),
  event: text === '/start' ? ({ type: 'start' } as const) : ({ type: 'text', text } as const),
  sender: { name: 'Asha', language: 'en' },
  message: String(update),
});

/** The path of every message as the counter composes it: real router, copy, batcher, statements and outbox. */
export async function composeTurns(
  database: Database,
  { desk, sent }: { readonly desk?: CounterDesk; readonly sent?: Sent },
): Promise<Turns> {
  await database.migrate();
  await seedBook(database, Date.now());
  const copy = createCopy();
  const [book, areas] = await Promise.all([loadBook(database), loadServiceAreas(database)]);
  const shop = makeSnapshot({
    book,
    areas: areas.map(({ area }) => area),
    pincodes: loadPincodes(),
    lexicon: buildLexicon(copy),
  });
  const channel = stubChannel(copy, sent);
  const { decide, park } = decideTurns({
    copy,
    snapshot: () => shop,
    now: Date.now,
    entropy: entropyPool(16),
    effects: carryOut(secrets.sealer),
    ...(desk ? { desk } : {}),
  });
  return createTurns({
    database,
    sealer: secrets.sealer,
    decide,
    park,
    now: Date.now,
    channels: () => [channel.name],
    defect: (error) => {
      console.error(error);
      process.exitCode = 1;
    },
    handlers: (accept) => ({
      ...conversationJobs({ accept, channelOf: () => channel, now: Date.now }),
      ...outside,
    }),
  });
}

/** What a new order sets off outside of its own turn (Slack, SMS, analytics, the look for duplicates). */
const done = async (): Promise<void> => {};
const outside = { card: done, sms: done, analytics: done, 'open-matching': done };

/** Haat, with a flow of so many questions and an order at the end. */
export function product(questions: number): Contender {
  const texts = textsOf(questions);
  let database: Database;
  let turns: Turns;
  return {
    name: 'product',
    texts: () => texts,
    start: async (db) => {
      database = await open(db);
      turns = await composeTurns(database, { desk: benchDesk(questions) });
      await turns.outbox.start();
    },
    turn: (chat, text, update) => turns.accept(delivery(chat, text, update)),
    settled: () => turns.outbox.idle(),
    orders: () => countProductOrders(database),
    stop: async () => {
      await turns.drain();
      await turns.outbox.stop();
      await database.close();
    },
  };
}
