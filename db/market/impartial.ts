import type { Actor } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import type { Executor } from '../client/index.ts';
import { ownSide, rivalSide } from '../vendors/index.ts';
import { claimantOf } from './claimant.ts';

/**
 * The line that refuses who decides about an order of their own vendor, or of another one while they pick up for theirs;
 * nothing for the customer, the shop and everybody else.
 */
export async function sidesWith(
  tx: Pick<Executor, 'query'>,
  number: string,
  by: Actor,
): Promise<Line | undefined> {
  if (by.role !== 'operator') return undefined;
  const vendor = await claimantOf(tx, number);
  if (!vendor || vendor.house) return undefined;
  const side = { vendor: vendor.id, account: by.account };
  return (await ownSide(tx, side)) ?? rivalSide(tx, side);
}
