import { zoneOf } from '#core/customers/index.ts';
import {
  bookDifferences,
  type Difference,
  hear,
  type ListedPayout,
  type OwnPayout,
  providerDifferences,
} from '#core/payout/index.ts';
import { days, hours, type Instant, localTime } from '#core/shared/index.ts';
import { noteReconciled, ownPayouts, type PayoutStore, payoutNews, reconciledOn } from '#db/payouts/index.ts';
import { openItem } from '#db/work/index.ts';
import type { PayoutProvider } from '../providers/payout/port.ts';

/** How far back is looked; a day that was missed is seen the next. */
const back = days(3);
/** What is younger may be under way. */
const ripe = hours(1);
/** Hour of the day, in India, from which the day before is looked at. */
const from = 3;

type Reconciling = {
  readonly store: PayoutStore;
  readonly providers: readonly PayoutProvider[];
  readonly now: () => Instant;
};

/** M9, once a night, whichever process comes first: a provider that does not answer is asked again later. */
export async function reconcileNightly(reconciling: Reconciling): Promise<void> {
  const { store, now } = reconciling;
  const { date, hour } = localTime(now(), zoneOf(''));
  if (hour < from || (await reconciledOn(store.database)) === date) return;
  await reconcile(reconciling);
  await noteReconciled(store.database, date);
}

/**
 * Compares what each provider lists, our payouts and the books. News that we have missed is taken as if it had just come;
 * every difference that is left is a task, once. Nothing is said when all agrees.
 */
export async function reconcile({ store, providers, now }: Reconciling): Promise<void> {
  for (const provider of providers) {
    const at = now();
    const since = at - back;
    const list = (await provider.list?.(since)) ?? { payouts: [], isWhole: true };
    const listed = list.payouts;
    const ids = listed.flatMap(({ key }) => key ?? []);
    const asked = { provider: provider.name, since, ids };
    await catchUp(store, { listed, own: await ownPayouts(store.database, asked), at });
    const own = await ownPayouts(store.database, asked);
    const found = [
      ...bookDifferences(own),
      ...(provider.list ? providerDifferences(listed, own, ripeOf(own, at)) : []),
      ...(list.isWhole ? [] : [{ what: 'cut-off', id: `${provider.name} ${dateOf(at)}` } as const]),
    ];
    for (const difference of await confirmed(provider, found, own)) await openTask(store, difference, at);
  }
}

const dateOf = (at: Instant): string => localTime(at, zoneOf('')).date;

const ripeOf = (own: readonly OwnPayout[], at: Instant): ReadonlySet<string> =>
  new Set(own.filter(({ payout }) => payout.createdAt <= at - ripe).map(({ payout }) => payout.id));

type Listed = {
  readonly listed: readonly ListedPayout[];
  readonly own: readonly OwnPayout[];
  readonly at: Instant;
};

/** A webhook that never came is no difference: a payment that came back is due again from now on. */
async function catchUp(store: PayoutStore, { listed, own, at }: Listed): Promise<void> {
  const known = new Map(own.map(({ payout }) => [payout.id, payout]));
  for (const { key = '', report } of listed) {
    const payout = known.get(key);
    if (!payout || hear(payout, report, at).type !== 'moved') continue;
    try {
      await store.database.inTransaction((tx) => payoutNews(tx, store, { id: key, report, at }));
    } catch {
      // The order or the books do not take it: then it is a difference, and somebody looks.
    }
  }
}

/** A list may be older than what we know by now: what it lacks, or says otherwise, is asked for by name once more. */
async function confirmed(
  provider: PayoutProvider,
  found: readonly Difference[],
  own: readonly OwnPayout[],
): Promise<readonly Difference[]> {
  const checked = await Promise.all(
    found.map(async (difference) => {
      const { what, id } = difference;
      if (what !== 'not-theirs' && what !== 'state') return [difference];
      const report = await provider.query(id);
      const again = providerDifferences(
        report ? [{ key: id, report }] : [],
        own.filter(({ payout }) => payout.id === id),
        new Set([id]),
      );
      return again.filter((each) => each.what === what);
    }),
  );
  return checked.flat();
}

async function openTask(store: PayoutStore, difference: Difference, at: Instant): Promise<void> {
  const { what, id, number, ours, theirs } = difference;
  const subject = {
    what,
    payout: id,
    ...(number === undefined ? {} : { order: number }),
    ...(ours === undefined ? {} : { ours }),
    ...(theirs === undefined ? {} : { theirs }),
  };
  await openItem(store, { id: `payout-difference:${what}:${id}`, kind: 'payout-difference', subject, at });
}
