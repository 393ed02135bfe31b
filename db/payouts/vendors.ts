import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { iso } from './code-rows.ts';

const clear = `insert into payout_vendors (vendor, cleared_at, cleared_by) values ($1, $2, $3)
  on conflict (vendor) do update set cleared_at = excluded.cleared_at, cleared_by = excluded.cleared_by`;

type Clearing = { readonly vendor: string; readonly by: string; readonly at: Instant };

/** CX has looked into a vendor's wrong codes: they no longer count, and a suspension is over. `by` is an account. */
export async function clearVendor({ query }: Executor, { vendor, by, at }: Clearing): Promise<void> {
  await query(clear, [vendor, iso(at), by]);
}
