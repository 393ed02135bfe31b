import type { Actor } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import type { Executor } from '../client/index.ts';
import { ownSide } from '../vendors/index.ts';
import { claimantOf } from './claimant.ts';

/** The line that refuses who decides about an order of their own vendor; nothing for the customer, the shop and everybody else. */
export async function sidesWith(
  tx: Pick<Executor, 'query'>,
  number: string,
  by: Actor,
): Promise<Line | undefined> {
  if (by.role !== 'operator') return undefined;
  const vendor = await claimantOf(tx, number);
  return vendor && !vendor.house ? ownSide(tx, { vendor: vendor.id, account: by.account }) : undefined;
}
