import type { Line } from '#core/conversation/index.ts';
import type { Executor } from '../client/index.ts';

type Sides = { readonly vendor: string; readonly account: string };

/** Who claimed an order for a vendor stays on its side, whomever they act for by now; the hold says for whom it was. */
const read = `select v.name from vendors v where v.id = $1 and not v.house and (
    exists (select 1 from vendor_members m where m.account = $2 and m.vendor = v.id)
    or exists (select 1 from claims c join ledger_holds h on h.number = c.number and h.opened_at = c.at
      where c.actor = $2 and h.vendor = v.id))`;

/** The line that refuses a decision about a vendor to its own people, those who have left too; nothing for anybody else. */
export async function ownSide(
  { query }: Pick<Executor, 'query'>,
  { vendor, account }: Sides,
): Promise<Line | undefined> {
  const [row] = await query<{ name: string }>(read, [vendor, account]);
  return row && { key: 'matching.own-side', params: { name: row.name } };
}

const rival = `select v.name from vendor_members m join vendors v on v.id = m.vendor
  where m.account = $2 and not m.left and not v.house and v.id <> $1`;

/** The line that refuses a decision about a vendor's order to the people of those it competes with. */
export async function rivalSide(
  { query }: Pick<Executor, 'query'>,
  { vendor, account }: Sides,
): Promise<Line | undefined> {
  const [row] = await query<{ name: string }>(rival, [vendor, account]);
  return row && { key: 'matching.rival-side', params: { name: row.name } };
}

const named = `select s.name as person, v.name from vendor_members m join vendors v on v.id = m.vendor
  join staff s on s.account = m.account
  where v.id = $1 and not v.house and (lower(s.name) = any($2::text[]) or lower(s.account) = any($2::text[])) limit 1`;

/** The same for people that are known by what they call themselves at a terminal: names or accounts. */
export async function namedSide(
  { query }: Pick<Executor, 'query'>,
  { vendor, people }: { readonly vendor: string; readonly people: readonly string[] },
): Promise<Line | undefined> {
  const names = people.map((name) => name.toLowerCase());
  const [row] = await query<{ person: string; name: string }>(named, [vendor, names]);
  return row && { key: 'matching.own-side-of', params: { ...row } };
}
