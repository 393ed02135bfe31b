import type { OrderStore } from '#db/orders/index.ts';
import { postTrialBalance } from '#db/work/index.ts';

/** Milliseconds between two looks at the clock. */
const every = 600_000;

type Daily = {
  readonly store: OrderStore;
  readonly now: () => number;
  /** Something was queued. */
  readonly nudge: () => void;
  readonly report: (error: unknown) => void;
};

/** What the shop does by itself once a day; which process does it does not matter. */
export function keepDaily({ store, now, nudge, report }: Daily): () => void {
  const look = async (): Promise<void> => {
    await postTrialBalance(store, now());
    nudge();
  };
  const timer = setInterval(() => void look().catch(report), every).unref();
  return () => clearInterval(timer);
}
