import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';

/** What became of the analytics events of some time. */
export type Tracking = {
  /** By name, provider and the source of the order they are about; `unknown` for those about none. */
  readonly events: readonly {
    readonly name: string;
    readonly provider: string;
    readonly source: string;
    readonly sent: number;
    readonly notSent: number;
  }[];
  /** Given up, or being tried again. */
  readonly failed: readonly { readonly name: string; readonly failed: number; readonly waiting: number }[];
  /** Orders by where they came from; `tagged` have campaign tags (UTM), `silent` have no event that went out. */
  readonly orders: readonly {
    readonly source: string;
    readonly orders: number;
    readonly tagged: number;
    readonly silent: number;
  }[];
};

type Between = { readonly from: Instant; readonly until: Instant };

/** A provider that only pretends sends nothing. */
const wentOut = "(d.provider not in ('none', 'simulated'))";

const events = `select d.summary as name, d.provider, coalesce(o.source ->> 'entry', 'unknown') as source,
    count(*) filter (where ${wentOut})::int as sent,
    count(*) filter (where not ${wentOut})::int as "notSent"
  from dispatches d left join orders o on o.number = d.number
  where d.kind = 'analytics' and d.at >= $1::timestamptz and d.at < $2::timestamptz
  group by 1, 2, 3 order by 1, 2, 3`;

const failed = `select payload::json ->> 'name' as name, count(*) filter (where failed_at is not null)::int as failed,
    count(*) filter (where failed_at is null)::int as waiting
  from outbox where kind = 'analytics' and (failed_at is not null or tries > 0) group by 1 order by 1`;

const orders = `select coalesce(o.source ->> 'entry', 'unknown') as source, count(*)::int as orders,
    count(*) filter (where jsonb_exists_any(o.source, array['source', 'medium', 'campaign']))::int as tagged,
    count(*) filter (where not exists (select 1 from dispatches d
      where d.number = o.number and d.kind = 'analytics' and ${wentOut}))::int as silent
  from orders o where o.created_at >= $1::timestamptz and o.created_at < $2::timestamptz
  group by 1 order by 1`;

export async function readTracking(
  { query }: Pick<Executor, 'query'>,
  { from, until }: Between,
): Promise<Tracking> {
  const between = [new Date(from).toISOString(), new Date(until).toISOString()];
  return {
    events: await query<Tracking['events'][number]>(events, between),
    failed: await query<Tracking['failed'][number]>(failed),
    orders: await query<Tracking['orders'][number]>(orders, between),
  };
}
