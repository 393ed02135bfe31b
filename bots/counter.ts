import type { Hono } from 'hono';
import { defaultPolicies, type Policies } from '#core/buyback/index.ts';
import { rupees } from '#core/shared/index.ts';
import { loadBook, loadServiceAreas, seedBook, watchAreas, watchBook } from '#db/books/index.ts';
import type { Database } from '#db/client/index.ts';
import type { Dispatch } from '#db/dispatches/index.ts';
import type { OrderStore } from '#db/orders/index.ts';
import { outboxStore } from '#db/outbox/index.ts';
import { createCopy } from '#prompts/index.ts';
import type { Settings } from './env.ts';
import { createApp } from './http/app.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import type { Log } from './log.ts';
import { type OperatorDesk, operatorDesk } from './operators/index.ts';
import type { AnalyticsProvider } from './providers/analytics/port.ts';
import type { SmsProvider } from './providers/sms/port.ts';
import type { Secrets } from './secrets.ts';
import type { Channel, Inbound } from './shell/channel.ts';
import { decideTurns } from './shell/decide.ts';
import { carryOut } from './shell/effects.ts';
import { entropyPool } from './shell/entropy.ts';
import { conversationJobs } from './shell/jobs.ts';
import { buildLexicon } from './shell/lexicon.ts';
import { loadPincodes } from './shell/load-pincodes.ts';
import { orderJobs } from './shell/order-jobs.ts';
import { makeSnapshot, type Snapshot } from './shell/snapshot.ts';
import type { Surface } from './shell/surface.ts';
import { createTurns, type Turns } from './shell/turns.ts';

export type CounterOptions = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly settings: Pick<Settings, 'HIGH_VALUE_INR' | 'SUPPORTED_YEARS' | 'PRICING_OWNER'>;
  readonly sms?: SmsProvider | undefined;
  readonly analytics?: AnalyticsProvider | undefined;
  readonly log: Log;
  readonly now?: () => number;
  /** Effects that are left to the Haat that runs all day: a script has no board to show orders on. */
  readonly leaves?: readonly string[];
};

/** A shop that is open: turns are taken, effects are done. Channels and surfaces are put to it afterwards. */
export type Counter = {
  readonly app: Hono;
  readonly copy: ReturnType<typeof createCopy>;
  readonly store: OrderStore;
  /** What our people can do, whatever they do it in. */
  readonly operators: OperatorDesk;
  readonly metrics: Metrics;
  readonly snapshot: () => Snapshot;
  readonly outbox: Turns['outbox'];
  readonly accept: (inbound: Inbound) => Promise<void>;
  readonly onDispatch: (listener: (dispatch: Dispatch) => void) => void;
  /** One that has a connection of its own is asked how it is, and stopped with the channels. */
  addSurface(surface: Surface & Partial<Pick<Channel, 'stop' | 'trouble'>>): void;
  /** Starts the channel; its deliveries become turns from now on. */
  addChannel(channel: Channel): Promise<void>;
  /** Takes no more, finishes what is under way, closes the database. */
  close(): Promise<void>;
};

/** How often a new price book is looked for when no hint of it came, in milliseconds. */
const lookForBook = 30_000;

/** Migrates, seeds and opens the shop on a database. */
export async function openCounter(options: CounterOptions): Promise<Counter> {
  const { database, secrets, log, now = Date.now } = options;
  await database.migrate();
  await seedBook(database, now());
  const copy = createCopy();
  const shop = await openSnapshot(options, copy);
  const store: OrderStore = { database, sealer: secrets.sealer };
  const channels = new Map<string, Channel>();
  const surfaces: Parameters<Counter['addSurface']>[0][] = [];
  const listeners: ((dispatch: Dispatch) => void)[] = [];
  let draining = false;

  const metrics = createMetrics(
    () => outboxStore(database).oldest(),
    () => shop.get().shelf.book.publishedAt,
    now,
  );
  const { decide, park } = decideTurns({
    copy,
    snapshot: shop.get,
    now,
    entropy: entropyPool(),
    effects: carryOut(secrets.sealer),
  });
  const turns = createTurns({
    database,
    decide,
    park,
    now,
    channels: () => [...channels.keys()],
    ...(options.leaves ? { leaves: options.leaves } : {}),
    observe: ({ turns: count, split }) => (split ? metrics.splits.inc() : metrics.batchTurns.observe(count)),
    done: (kind) => metrics.jobs.inc({ kind }),
    defect: (error, about) => {
      metrics.defects.inc({ kind: about.kind });
      log.error({ err: error, ...about }, 'could not be done');
    },
    handlers: (accept) => ({
      ...conversationJobs({ accept, channelOf: (key) => channels.get(key.split(':', 1)[0] ?? ''), now }),
      ...orderJobs({
        store,
        accept,
        snapshot: shop.get,
        surfaces: () => surfaces,
        sms: options.sms,
        analytics: options.analytics,
        copy,
        now,
        dispatched: (dispatch) => {
          for (const listener of listeners) listener(dispatch);
        },
      }),
    }),
  });

  const accept = async (inbound: Inbound): Promise<void> => {
    if (draining) throw new Error('Haat is stopping');
    const end = metrics.turnSeconds.startTimer();
    await turns.accept(inbound);
    end();
    metrics.turns.inc({ channel: inbound.conversation.split(':', 1)[0] ?? '' });
  };
  const troubles = () =>
    Object.fromEntries([...channels.values(), ...surfaces].map((part) => [part.name, part.trouble?.()]));
  const app = createApp({ ping: () => database.ping(), troubles, draining: () => draining }, metrics);

  turns.outbox.start();
  return {
    app,
    copy,
    store,
    operators: operatorDesk({ store, facts: shop.get, now, nudge: () => turns.outbox.nudge() }),
    metrics,
    snapshot: shop.get,
    outbox: turns.outbox,
    accept,
    onDispatch: (listener) => void listeners.push(listener),
    addSurface: (surface) => void surfaces.push(surface),
    addChannel: async (channel) => {
      channels.set(channel.name, channel);
      await channel.start(accept);
    },
    close: async () => {
      await Promise.all([...channels.values(), ...surfaces].map((part) => part.stop?.()));
      draining = true;
      await turns.drain();
      await turns.outbox.stop();
      await shop.close();
      await database.close();
    },
  };
}

async function openSnapshot({ database, settings, log }: CounterOptions, copy: Counter['copy']) {
  const lexicon = buildLexicon(copy);
  const pincodes = loadPincodes();
  const policies = policiesOf(settings);
  let [book, areas] = await Promise.all([loadBook(database), loadServiceAreas(database)]);
  const make = () =>
    makeSnapshot({ book, areas: areas.map(({ area }) => area), pincodes, lexicon, policies });
  let current = make();
  const report = (error: unknown) => log.warn({ err: error }, 'could not look for a new price book');
  const stopBooks = watchBook(database, {
    every: lookForBook,
    version: book.version,
    report,
    onNew: (next) => {
      book = next;
      current = make();
      log.info({ version: next.version, variants: next.variants.length }, 'a new price book is in force');
    },
  });
  const stopAreas = watchAreas(database, {
    every: lookForBook,
    version: 0,
    report,
    onNew: (next) => {
      areas = next;
      current = make();
    },
  });
  return { get: () => current, close: async () => void (await Promise.all([stopBooks(), stopAreas()])) };
}

const policiesOf = (settings: CounterOptions['settings']): Policies => ({
  ...defaultPolicies,
  highValue: rupees(settings.HIGH_VALUE_INR),
  supportedYears: settings.SUPPORTED_YEARS,
  pricingOwner: settings.PRICING_OWNER,
});
