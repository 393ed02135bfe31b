import { openDatabase } from '#db/client/index.ts';
import { payoutHooks } from '#db/payments/index.ts';
import { payoutStoreOn } from '../../db/a-payout-store.ts';
import { act, type Go, type Went } from './sides.ts';

/** One side of a race, in a process of its own: it does what it is told when it is told to, with sessions of its own. */
const database = await openDatabase({ url: String(process.env.DATABASE_URL), size: { lanes: 2, slots: 6 } });
const { store } = payoutStoreOn(database);
const payments = { ...store, hooks: payoutHooks(store.sealer, Date.now), provider: 'razorpayx' };
const now = (): bigint => process.hrtime.bigint();

process.on('message', async ({ deeds, from }: Go) => {
  while (now() < BigInt(from));
  const began = now();
  const results = await Promise.all(
    deeds.map((deed) => act(store, payments, deed).catch((error: unknown) => `defect: ${String(error)}`)),
  );
  const went: Went = { results, began: String(began), ended: String(now()) };
  process.send?.(went);
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
