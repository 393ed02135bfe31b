import { houseId } from '#core/matching/index.ts';
import type { Executor } from '../client/index.ts';

/** What vendors have to do with an order: of all of them, or of the one that somebody acts for. */
export type Standing = {
  /** Vendors were looked for, and there are others than the shop's own people. */
  readonly matched: boolean;
  /** It is on offer to this vendor; without one, to any. */
  readonly offered: boolean;
};

const read = `select m.number,
    exists (select 1 from vendors v where v.active and not v.house) as matched,
    exists (select 1 from offers f where f.number = m.number and f.state = 'offered' and f.vendor <> $3
      and ($2::text is null or f.vendor = $2)) as offered
  from matchings m where m.number = any($1::text[])`;

/** By the numbers of the orders; those that nobody was looked for are not in it. */
export async function standingsOf(
  { query }: Pick<Executor, 'query'>,
  numbers: readonly string[],
  vendor?: string,
): Promise<ReadonlyMap<string, Standing>> {
  if (numbers.length === 0) return new Map();
  const rows = await query<Standing & { readonly number: string }>(read, [numbers, vendor ?? null, houseId]);
  return new Map(rows.map(({ number, ...standing }) => [number, standing]));
}
