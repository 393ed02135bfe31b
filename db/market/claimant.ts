import type { Executor } from '../client/index.ts';
import type { VendorName } from '../vendors/index.ts';

const read = `select v.id, v.name, v.house from offers f join vendors v on v.id = f.vendor
  where f.number = $1 and f.state = 'claimed'`;

/** The vendor that has an order. Undefined when nobody does, or nobody was asked. */
export async function claimantOf(
  { query }: Pick<Executor, 'query'>,
  number: string,
): Promise<VendorName | undefined> {
  const [vendor] = await query<VendorName>(read, [number]);
  return vendor;
}
