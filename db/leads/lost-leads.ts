import type { Category } from '#core/catalogue/index.ts';
import type { Instant, Paise } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';

type Query = Pick<Executor, 'query'>;

/** A sale that nobody could pick up. */
export type LostLead = {
  /** The order's number, or the id of the task when there was no order yet. */
  readonly id: string;
  readonly conversation: string;
  readonly pincode: string;
  readonly district: string;
  readonly category: Category;
  /** 0 when there was no price yet. */
  readonly estimate: Paise;
  readonly at: Instant;
};

const record = `insert into lost_leads (id, conversation, pincode, district, category, estimate, at)
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (id) do update set pincode = excluded.pincode, district = excluded.district`;

/** Counts a lead as lost (B11), once: told again, only its pincode is brought up to date. */
export async function recordLostLead({ query }: Query, lead: LostLead): Promise<void> {
  const { id, conversation, pincode, district, category, estimate, at } = lead;
  await query(record, [id, conversation, pincode, district, category, estimate, at]);
}

/** It was not lost after all: the pincode was wrong, or somebody comes. */
export async function forgetLostLead({ query }: Query, id: string): Promise<void> {
  await query('delete from lost_leads where id = $1', [id]);
}

/** The customer wants to know once pickup is possible there. False when there is no such lead of theirs. */
export async function wishNotice(
  { query }: Query,
  { id, conversation }: Pick<LostLead, 'id' | 'conversation'>,
): Promise<boolean> {
  const wish = 'update lost_leads set notify = true where id = $1 and conversation = $2 returning 1';
  return (await query(wish, [id, conversation])).length === 1;
}

/** Where a vendor is missing, and for what. */
export type Gap = {
  readonly pincode: string;
  readonly district: string;
  readonly category: string;
  readonly leads: number;
  /** All estimates together. */
  readonly value: Paise;
  /** Customers who wait to be told. */
  readonly wishes: number;
};

const gaps = `select pincode, max(district) as district, category, count(*)::int as leads, sum(estimate)::bigint as value,
    (count(*) filter (where notify and notified_at is null))::int as wishes
  from lost_leads where at >= $1 group by pincode, category order by value desc, leads desc, pincode, category`;

/** What was lost since then, by pincode and category, the most money first. */
export async function lostLeads(
  { query }: Query,
  { since }: { readonly since: Instant },
): Promise<readonly Gap[]> {
  return query<Gap>(gaps, [since]);
}
