import { zoneOf } from '#core/customers/index.ts';
import { type Instant, localTime } from '#core/shared/index.ts';
import { trialBalance } from '../ledger/index.ts';
import type { OrderStore } from '../orders/index.ts';
import { openItem } from './new-item.ts';

/** Hour of the day, in India, from which the books are shown. */
const from = 9;

/** B14: the day's trial balance, for CX to look at; once a day, however often and wherever it is asked for. */
export async function postTrialBalance(store: OrderStore, at: Instant): Promise<void> {
  const { date, hour } = localTime(at, zoneOf(''));
  if (hour < from) return;
  const trial = await trialBalance(store.database);
  // Nothing was ever booked: there is nothing to look at.
  if (trial.rows.length === 0) return;
  const subject = { trial: JSON.stringify(trial) };
  await openItem(store, { id: `trial-balance:${date}`, kind: 'trial-balance', subject, at });
}
