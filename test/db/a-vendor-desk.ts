import type { Actor, NewOrder } from '#core/buyback/index.ts';
import { claimOffer, matchOrder, timeOutWave, withdrawOthers } from '#db/vendors/index.ts';
import type { OrderStore } from '../../db/orders/index.ts';
import { noon } from '../core/buyback/people.ts';
import { writeOrder } from './an-order-store.ts';

export const account = (n: number) => `slack:T1:V${n}`;
export const person = (n: number): Actor => ({
  role: 'operator',
  account: account(n),
  name: `Vendor ${n}`,
});

/** Vendors `v1`, `v2`, ... in Bandra, each with one person; the further down the list, the further away. */
export const vendor = (n: number, changes: Readonly<Record<string, string>> = {}) => ({
  vendor: `v${n}`,
  name: `Vendor ${n}`,
  members: account(n),
  base: `19.0${String(50 - n).padStart(2, '0')}, 72.8295`,
  ...changes,
});

const bandra = { latitude: 19.0596, longitude: 72.8295 };
const wallet = { hold: 20_000, walletOf: async (_vendor: string) => 100_000 };
export type Terms = Partial<typeof wallet>;

/** Orders are sold, offered and claimed the way the desk does it, at noon, with 1,000 rupees in every wallet. */
export function aVendorDesk(store: () => OrderStore) {
  const sold = async (changes: Partial<NewOrder> = {}) => {
    const order = await writeOrder(store(), changes);
    const { number, category, quote, slot } = order;
    const place = { ...order.place, ...bandra };
    return { number, category, place, slot, estimate: quote.breakdown.estimate };
  };
  type Sold = Awaited<ReturnType<typeof sold>>;
  const matched = (order: Sold, terms: Terms = {}) =>
    store().database.inTransaction((tx) => matchOrder(tx, { order, now: noon, ...wallet, ...terms }));
  return {
    sold,
    matched,
    /** `keep` writes what else belongs to a claim. */
    claimed: (order: Sold, by: string, terms: Terms = {}, keep?: (number: string) => readonly unknown[]) =>
      store().database.inTransaction(async (tx) => {
        await tx.query('select 1 from orders where number = $1 for update', [order.number]);
        const result = await claimOffer(tx, { order, vendor: by, now: noon, ...wallet, ...terms });
        if (!result.ok) return result;
        await withdrawOthers(tx, { number: order.number, vendor: by, at: noon });
        const row = keep?.(order.number);
        if (row)
          await tx.query('insert into claims (number, actor, actor_name, at) values ($1, $2, $3, $4)', row);
        return result;
      }),
    asked: async (order: Sold) => {
      const result = await matched(order);
      return result.type === 'offered' ? result.to.map((each) => each.vendor) : result.type;
    },
    timesOut: (order: Sold, wave: number) =>
      timeOutWave(store().database, { number: order.number, wave, at: noon }),
  };
}

/** No vendor but the shop's own people. */
export const clearVendors = ({ database }: OrderStore): Promise<void> =>
  database.script(
    `truncate offers, matchings, vendor_members, vendor_areas, claims, outbox;
    delete from vendors where not house; update vendors set active = true`,
  );
