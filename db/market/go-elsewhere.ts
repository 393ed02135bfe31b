import { comesTo } from '../vendors/index.ts';
import { claimantOf } from './claimant.ts';
import type { Trader } from './moving.ts';
import { offerAgain } from './trades.ts';

/** Elsewhere other vendors are nearer; who has it already keeps it, as long as they come there (S0-78). */
export const goElsewhere: Trader = async (tx, moving) => {
  const { before, after } = moving;
  const vendor = await claimantOf(tx, before.number);
  if (vendor && !(await comesTo(tx, vendor.id, after))) return { next: { type: 'out-of-area' } };
  return offerAgain(tx, moving);
};
