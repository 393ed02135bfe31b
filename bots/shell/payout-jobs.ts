import { z } from 'zod';
import { arrivesWithin, isUnsettled, type Payout, type PayoutReport } from '#core/payout/index.ts';
import type { Instant } from '#core/shared/index.ts';
import { queue } from '#db/outbox/index.ts';
import {
  askLater,
  beginTry,
  findPayout,
  type PayoutStore,
  type PayoutToSend,
  payoutNews,
} from '#db/payouts/index.ts';
import { PayoutError, type PayoutProvider } from '../providers/payout/port.ts';
import { ChannelError } from './errors.ts';
import type { Handler } from './outbox.ts';

export type PayoutJobs = {
  readonly store: PayoutStore;
  /** Those that run now: a payout is asked about where it was begun, also after the settings have changed. */
  readonly providers: readonly PayoutProvider[];
  readonly now: () => Instant;
};

const named = z.object({ id: z.string() });
const asking = z.object({ id: z.string(), asked: z.number().int() });

/**
 * Calls to the providers of payouts. What is not answered is never taken for failed: it is asked about until somebody
 * knows, and asked for again under the same key only.
 */
export function payoutJobs(jobs: PayoutJobs): Readonly<Record<string, Handler>> {
  const { store } = jobs;
  return patient(jobs, {
    payout: async ({ payload }) => {
      const { id } = named.parse(payload);
      const payout = await findPayout(store.database, id);
      if (payout) await tell(jobs, { id, report: await begin(jobs, payout), asked: 0 });
    },
    'payout-query': async ({ payload }) => {
      const { id, asked } = asking.parse(payload);
      const payout = await findPayout(store.database, id);
      if (!payout || !isUnsettled(payout.state)) return;
      await tell(jobs, { id, report: await inquire(jobs, payout), asked });
    },
  });
}

/** Tries after which a person is told. The outbox gives up after twelve: a payment never is. */
const tellAfter = 8;
/** Milliseconds until it is tried again from then on. */
const again = 600_000;

/** A payment whose job keeps failing is somebody's task, and is tried for as long as it takes. */
function patient(
  { store, now }: PayoutJobs,
  handlers: Readonly<Record<string, Handler>>,
): Readonly<Record<string, Handler>> {
  const kept = Object.entries(handlers).map(([kind, handle]): [string, Handler] => [
    kind,
    async (job) => {
      try {
        await handle(job);
      } catch (error) {
        if (job.tries < tellAfter) throw error;
        const payout = await findPayout(store.database, named.parse(job.payload).id);
        await store.database.inTransaction(async (tx) => {
          if (payout) await store.hooks.alarmed(tx, { order: payout.number, because: 'stuck', payout });
          await queue(tx, [{ lane: job.lane, kind, payload: job.payload, due: now() + again }]);
        });
      }
    },
  ]);
  return Object.fromEntries(kept);
}

function providerOf({ providers }: PayoutJobs, { provider: name }: Payout): PayoutProvider {
  const provider = providers.find((each) => each.name === name);
  if (!provider) throw new ChannelError('unreachable', `the payout provider ${name} is not running`);
  return provider;
}

const noAnswer: PayoutReport = { heard: 'no-answer' };

/** A job that comes again finds it begun: then it only sees to it that somebody asks. */
async function begin(jobs: PayoutJobs, payout: Payout): Promise<PayoutReport> {
  if (payout.state !== 'pending') return noAnswer;
  const provider = providerOf(jobs, payout);
  const going = await beginTry(jobs.store, { id: payout.id, at: jobs.now(), states: ['pending'] });
  return going ? create(provider, going) : noAnswer;
}

/** `absentAt`: the provider has just said that it knows nothing of an earlier call. */
async function create(
  provider: PayoutProvider,
  { payout, destination, tries, firstTriedAt }: PayoutToSend,
  absentAt?: Instant,
): Promise<PayoutReport> {
  const { id: key, number, amount } = payout;
  try {
    return await provider.create({ key, number, amount, destination });
  } catch (error) {
    if (!(error instanceof PayoutError) || error.code !== 'refused') return noAnswer;
    // A refusal is about this call. An earlier one that nobody answered may still have been taken.
    const aged = absentAt !== undefined && absentAt - firstTriedAt >= arrivesWithin;
    return tries === 1 || aged ? { heard: 'failed', reason: error.reason } : noAnswer;
  }
}

async function inquire(jobs: PayoutJobs, payout: Payout): Promise<PayoutReport> {
  const provider = providerOf(jobs, payout);
  try {
    const report = await provider.query(payout.id);
    if (report) return report;
  } catch {
    return noAnswer;
  }
  const at = jobs.now();
  const going = await beginTry(jobs.store, { id: payout.id, at, states: ['unknown'] });
  return going ? create(provider, going, at) : noAnswer;
}

type Told = { readonly id: string; readonly report: PayoutReport; readonly asked: number };

/** The report and the next question are one: a crash between them would leave a payout that nobody asks about. */
const tell = ({ store, now }: PayoutJobs, { id, report, asked }: Told): Promise<void> =>
  store.database.inTransaction(async (tx) => {
    const at = now();
    await payoutNews(tx, store, { id, report, at });
    await askLater(tx, store, { id, asked, at });
  });
