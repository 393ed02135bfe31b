import { covers, type MatchedOrder } from '#core/matching/index.ts';
import type { Executor } from '../client/index.ts';
import { selectVendors, toVendor } from './vendor-rows.ts';

/** Whether a vendor comes to where the order is. The shop's own people go wherever it serves. */
export async function comesTo(
  { query }: Pick<Executor, 'query'>,
  vendor: string,
  order: Pick<MatchedOrder, 'place'>,
): Promise<boolean> {
  const [row] = await query(`${selectVendors} where v.id = $1`, [vendor]);
  const known = row && toVendor(row);
  return known !== undefined && (known.house || covers(known, order));
}
