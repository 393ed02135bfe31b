import type { HeardOf } from '#core/payout/index.ts';
import { type PayoutNews, payoutNews } from './payout-news.ts';
import type { PayoutStore } from './payout-store.ts';

/** `repeated`: this delivery was taken before; `not-ours`: the provider made a payout that Haat did not ask for. */
export type Taken = HeardOf['type'] | 'repeated' | 'not-ours';

const remember = 'insert into inbound (id) values ($1) on conflict (id) do nothing returning id';

/** A delivery of a provider's webhook, once by its `delivery` id, whole or not at all. */
export const takeDelivery = (
  store: PayoutStore,
  { delivery, ...news }: PayoutNews & { readonly delivery: string },
): Promise<Taken> =>
  store.database.inTransaction(async (tx) => {
    const fresh = await tx.query(remember, [delivery]);
    if (fresh.length === 0) return 'repeated';
    return (await payoutNews(tx, store, news)) ?? 'not-ours';
  });
