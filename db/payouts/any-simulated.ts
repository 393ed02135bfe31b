import type { Executor } from '../client/index.ts';

/** Whether any payout in the books was only simulated. */
export const anySimulated = async ({ query }: Pick<Executor, 'query'>): Promise<boolean> =>
  (await query("select 1 from payouts where provider = 'simulated' limit 1")).length > 0;
