import type { Executor } from '../client/index.ts';

const others = `select exists (select 1 from vendor_members m join vendors v on v.id = m.vendor
  where not m."left" and not v.house) as "areThere"`;

/** Nobody works here for another vendor: the shop's own people are among themselves. */
export async function isHouse({ query }: Pick<Executor, 'query'>): Promise<boolean> {
  const [row] = await query<{ areThere: boolean }>(others);
  return row?.areThere !== true;
}
