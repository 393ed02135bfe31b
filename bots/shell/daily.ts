import type { OrderStore } from '#db/orders/index.ts';
import type { PayoutStore } from '#db/payouts/index.ts';
import { postTrialBalance, remindOfLate } from '#db/work/index.ts';
import type { PayoutProvider } from '../providers/payout/port.ts';
import { reconcileNightly } from './reconcile.ts';

/** Milliseconds between two looks at the clock. */
const every = 600_000;

type Daily = {
  readonly store: OrderStore;
  readonly payments: PayoutStore;
  readonly providers: readonly PayoutProvider[];
  readonly now: () => number;
  /** Something was queued. */
  readonly nudge: () => void;
  readonly report: (error: unknown) => void;
};

/** What the shop does by itself once a day, or when something is late; which process does it does not matter. */
export function keepDaily({ store, payments, providers, now, nudge, report }: Daily): () => void {
  const jobs = [
    () => remindOfLate(store, now()),
    () => postTrialBalance(store, now()),
    () => reconcileNightly({ store: payments, providers, now }),
  ];
  const look = async (): Promise<void> => {
    // What goes wrong with one of them keeps none of the others from being done.
    for (const job of jobs) await job().catch(report);
    nudge();
  };
  const timer = setInterval(() => void look(), every).unref();
  return () => clearInterval(timer);
}
