import type { Paise } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { touched } from '../vendors/index.ts';

/** What a lead costs its vendor, and what became of asking for that back. */
export type Lead = {
  readonly fee: Paise;
  /** `held`: the order is theirs, and giving it back costs the fee. */
  readonly state: 'held' | 'charged' | 'asked' | 'refused' | 'credited';
};

const read = `select distinct on (h.number) h.number, h.fee, case
      when h.state = 'open' then 'held'
      when h.credited then 'credited'
      when w.outcome = 'refused' then 'refused'
      when w.id is not null then 'asked'
      else 'charged' end as state
  from ledger_holds h left join work_items w on w.id = 'lead-credit:' || h.id
  where h.vendor = $2 and h.number = any($1::text[])
    and (h.state = 'charged' or h.state = 'open' and ${touched('h.number', 'h.vendor')})
  order by h.number, h.nth desc`;

/** By the numbers of the orders; those that cost the vendor nothing are not in it. */
export async function leadsOf(
  { query }: Pick<Executor, 'query'>,
  numbers: readonly string[],
  vendor: string,
): Promise<ReadonlyMap<string, Lead>> {
  if (numbers.length === 0) return new Map();
  const rows = await query<Lead & { readonly number: string }>(read, [numbers, vendor]);
  return new Map(rows.map(({ number, fee, state }) => [number, { fee, state }]));
}
