import { touches } from '#core/ledger/index.ts';
import type { Executor } from '../client/index.ts';

/**
 * True where a vendor has an order and its people have had the customer: told of an order's and a vendor's column. Who
 * claimed it did so for this vendor, whomever they act for by now; others when they acted for it then.
 */
export const touched = (number: string, vendor: string): string => `exists (select 1 from claims c
    join order_events e on e.number = c.number and e.at >= c.at
    where c.number = ${number} and c.released_at is null and e.event = any('{${touches.join()}}'::text[])
      and (e.actor = c.actor or e.side = ${vendor}))`;

const read = `select ${touched('$1', '$2')} as touched`;

/** Whether giving the order back now would cost this vendor the lead fee. */
export async function isTouched(
  { query }: Pick<Executor, 'query'>,
  number: string,
  vendor: string,
): Promise<boolean> {
  const [row] = await query<{ touched: boolean }>(read, [number, vendor]);
  return row?.touched === true;
}
