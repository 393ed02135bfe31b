import type { Hono } from 'hono';
import { rupees } from '#core/shared/index.ts';
import { seedBook } from '#db/books/index.ts';
import type { Database } from '#db/client/index.ts';
import type { Dispatch } from '#db/dispatches/index.ts';
import { entropyPool } from '#db/entropy.ts';
import type { OrderStore } from '#db/orders/index.ts';
import { outboxStore } from '#db/outbox/index.ts';
import { moveMoney, type PaymentStore, payoutHooks } from '#db/payments/index.ts';
import { codeKeys } from '#db/payouts/index.ts';
import { checkSeal } from '#db/seal-check.ts';
import { type Copy, createCopy } from '#prompts/index.ts';
import { createApp } from './http/app.ts';
import type { Door } from './http/guards.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { type Log, logFailure } from './log.ts';
import { keepSopVersion, type OperatorDesk, operatorDesk } from './operators/index.ts';
import type { Payouts } from './payouts.ts';
import type { AnalyticsProvider } from './providers/analytics/port.ts';
import { manualPayouts } from './providers/payout/manual.ts';
import type { SmsProvider } from './providers/sms/port.ts';
import type { Secrets } from './secrets.ts';
import type { Channel, Inbound } from './shell/channel.ts';
import { chatJobs } from './shell/chat-jobs.ts';
import { customerJobs } from './shell/customer-jobs.ts';
import { keepDaily } from './shell/daily.ts';
import { decideTurns } from './shell/decide.ts';
import { carryOut } from './shell/effects.ts';
import { handoverJobs } from './shell/handover-jobs.ts';
import { conversationJobs } from './shell/jobs.ts';
import { keepPhotoJob } from './shell/keep-photo-job.ts';
import { leadJobs } from './shell/lead-jobs.ts';
import { type Limits, openSnapshot } from './shell/open-snapshot.ts';
import { orderJobs } from './shell/order-jobs.ts';
import { payoutCodeJob } from './shell/payout-code-job.ts';
import { payoutJobs } from './shell/payout-jobs.ts';
import { photoJobs } from './shell/photo-jobs.ts';
import { keepTidy } from './shell/retention.ts';
import type { Snapshot } from './shell/snapshot.ts';
import type { Surface } from './shell/surface.ts';
import { createTurns, type Turns } from './shell/turns.ts';

export type CounterOptions = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly settings: Limits;
  readonly sms?: SmsProvider | undefined;
  readonly analytics?: AnalyticsProvider | undefined;
  /** By hand when absent. */
  readonly payouts?: Pick<Payouts, 'current' | 'providers'> | undefined;
  /** Who may knock, and who may look behind the counter; nobody but this machine when absent. */
  readonly door?: Omit<Door, 'now'> | undefined;
  readonly log: Log;
  readonly now?: () => number;
  /** Effects that are left to the Haat that runs all day: a script has no board to show orders on. */
  readonly leaves?: readonly string[];
};

type ConnectedSurface = Surface & Partial<Pick<Channel, 'stop' | 'trouble'>>;

/** A shop that is open: turns are taken, effects are done. Channels and surfaces are put to it afterwards. */
export type Counter = {
  readonly app: Hono;
  readonly copy: Copy;
  readonly store: OrderStore;
  /** Where payouts are kept: their webhooks come to it. */
  readonly payments: PaymentStore;
  /** What our people can do, whatever they do it in. */
  readonly operators: OperatorDesk;
  readonly metrics: Metrics;
  readonly snapshot: () => Snapshot;
  readonly outbox: Turns['outbox'];
  readonly accept: (inbound: Inbound) => Promise<void>;
  readonly onDispatch: (listener: (dispatch: Dispatch) => void) => void;
  /** One with a connection of its own is asked how it is, and stopped with the channels. */
  addSurface(surface: ConnectedSurface): void;
  /** Starts the channel; its deliveries become turns from now on. */
  addChannel(channel: Channel): Promise<void>;
  /** Takes no more, finishes what is under way, closes the database. */
  close(): Promise<void>;
};

/** All that the parts of one shop share. */
type House = CounterOptions & {
  readonly copy: Copy;
  readonly store: OrderStore;
  readonly payments: PaymentStore;
  readonly snapshot: () => Snapshot;
  readonly metrics: Metrics;
  readonly now: () => number;
  readonly channels: Map<string, Channel>;
  readonly surfaces: ConnectedSurface[];
  readonly listeners: ((dispatch: Dispatch) => void)[];
};

async function prepare(database: Database, sealer: Secrets['sealer'], now: number): Promise<void> {
  await database.migrate();
  await checkSeal(database, sealer);
  // What a process that was killed had in hand waits for nobody.
  if (await database.isAlone()) await outboxStore(database, sealer).endLeases();
  await seedBook(database, now);
}

/** Migrates, seeds and opens the shop on a database. */
export async function openCounter(options: CounterOptions): Promise<Counter> {
  const { database, secrets, settings: limits, log, now = Date.now } = options;
  await prepare(database, secrets.sealer, now());
  const copy = createCopy();
  const shop = await openSnapshot({
    database,
    copy,
    limits,
    renewed: (version, variants) => log.info({ version, variants }, 'a new price book is in force'),
    report: (error) => log.warn({ err: error }, 'could not look for a new price book'),
  });
  await keepSopVersion({ database, facts: shop.get(), copy, now: now() });
  const metrics = createMetrics({
    oldest: () => outboxStore(database, secrets.sealer).oldest(),
    bookPublishedAt: () => shop.get().shelf.book.publishedAt,
    now,
  });
  const store: OrderStore = { database, sealer: secrets.sealer };
  const lists = { channels: new Map<string, Channel>(), surfaces: [], listeners: [] };
  const payments = paymentStore(options, now);
  const house: House = { ...options, ...lists, copy, store, payments, snapshot: shop.get, metrics, now };
  const turns = openTurns(house);
  await turns.outbox.start();
  const stopTidying = keepTidy(database, (error) => log.warn({ err: error }, 'could not tidy up'));
  const stopDaily = keepDaily({
    store,
    payments,
    providers: providersOf(options),
    now,
    nudge: turns.outbox.nudge,
    report: (error) => log.warn({ err: error }, 'could not do the work of the day'),
  });
  const closeShop = (): Promise<void> => {
    stopTidying();
    stopDaily();
    return shop.close();
  };
  return counterOf(house, turns, closeShop);
}

/** A channel is the first part of its conversation keys. */
const channelOf = (conversation: string): string => conversation.split(':', 1)[0] ?? '';

function openTurns(house: House): Turns {
  const { copy, database, log, metrics, now, secrets, snapshot, channels, leaves } = house;
  const effects = carryOut(secrets.sealer);
  return createTurns({
    database,
    sealer: secrets.sealer,
    ...decideTurns({ copy, snapshot, now, entropy: entropyPool(16), effects }),
    now,
    channels: () => [...channels.keys()],
    ...(leaves ? { leaves } : {}),
    observe: ({ turns, split }) => (split ? metrics.splits.inc() : metrics.batchTurns.observe(turns)),
    done: (kind) => metrics.jobs.inc({ kind }),
    defect: (error, about) => {
      metrics.defects.inc({ kind: about.kind });
      logFailure(log, error, about);
    },
    handlers: (accept) => ({
      ...conversationJobs({ accept, channelOf: (key) => channels.get(channelOf(key)), now }),
      ...orderJobs({
        ...house,
        accept,
        surfaces: () => house.surfaces,
        dispatched: tellAll(house),
      }),
      ...leadJobs(house.store),
      ...handoverJobs({ ...house, accept }),
      ...customerJobs({ ...house, accept }),
      ...chatJobs({ ...house, accept, entropy: entropyPool(16) }),
      ...photoJobs({ ...house, surfaces: () => house.surfaces }),
      ...keepPhotoJob({ ...house, channelOf: (key) => channels.get(channelOf(key)) }),
      ...payoutJobs({ store: house.payments, providers: providersOf(house), now }),
      ...payoutCodeJob({ ...house, store: house.payments, accept, dispatched: tellAll(house) }),
    }),
  });
}

const tellAll =
  ({ listeners }: House) =>
  (dispatch: Dispatch): void => {
    for (const listener of listeners) listener(dispatch);
  };

const providersOf = ({ payouts }: CounterOptions) => payouts?.providers ?? [manualPayouts];

/** From this many rupees on, a payout by hand takes two people. */
const approvalFrom = 25_000;

const paymentStore = (
  { database, secrets, payouts, settings }: CounterOptions,
  now: () => number,
): PaymentStore => ({
  database,
  sealer: secrets.sealer,
  codes: codeKeys(secrets.payoutCodes),
  hooks: payoutHooks(secrets.sealer, now),
  approvalFrom: rupees(settings.PAYOUT_APPROVAL_INR ?? approvalFrom),
  provider: payouts?.current.name ?? manualPayouts.name,
});

function deskOf({ copy, payouts, payments, snapshot, store, now }: House, turns: Turns): OperatorDesk {
  const draw = entropyPool(16);
  return operatorDesk({
    store,
    copy,
    pay: (move) => moveMoney(payments, move),
    approvalFrom: payments.approvalFrom,
    simulated: payouts?.current.simulated ?? false,
    byHand: payments.provider === manualPayouts.name,
    facts: () => ({ ...snapshot(), now: now(), entropy: draw() }),
    now,
    nudge: turns.outbox.nudge,
  });
}

const atHome = { proxies: 0, tokens: [], isPublic: false } as const;

function counterOf(house: House, turns: Turns, closeShop: () => Promise<void>): Counter {
  const { channels, copy, database, listeners, metrics, payments, snapshot, store, surfaces } = house;
  const parts = { copy, metrics, payments, snapshot, store };
  let draining = false;
  const accept = async (inbound: Inbound): Promise<void> => {
    if (draining) throw new Error('Haat is stopping');
    const end = metrics.turnSeconds.startTimer();
    await turns.accept(inbound);
    end();
    metrics.turns.inc({ channel: channelOf(inbound.conversation) });
  };
  const troubles = () =>
    Object.fromEntries([...channels.values(), ...surfaces].map((part) => [part.name, part.trouble?.()]));
  return {
    app: createApp(
      { ping: () => database.ping(), troubles, draining: () => draining, defect: reporter(house) },
      metrics,
      { ...(house.door ?? atHome), now: house.now },
    ),
    ...parts,
    operators: deskOf(house, turns),
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
      await closeShop();
      await database.close();
    },
  };
}

const reporter =
  ({ metrics, log }: House) =>
  (error: unknown): void => {
    metrics.defects.inc({ kind: 'http' });
    log.error({ err: error }, 'a request failed');
  };
