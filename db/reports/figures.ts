import { type OrderStatus, stages } from '#core/buyback/index.ts';
import type { Instant, Paise } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';

/** How the shop stands. `late` counts orders and tasks that wait longer than they should. */
export type Figures = { readonly late: number; readonly ordersToday: number; readonly valueToday: Paise };

const select = `select
    (select count(*) from work_items where status in ('open', 'claimed') and due_at < $1::timestamptz)
      + (select count(*) from unnest($2::text[], $3::timestamptz[]) as x (status, before)
           join orders o on o.status = x.status and o.updated_at < x.before) as late,
    count(*) as orders, coalesce(sum(o.estimate), 0) as value
  from unnest($4::text[]) as x (status) join orders o on o.status = x.status and o.created_at >= $5::timestamptz`;

const statuses = Object.keys(stages) as readonly OrderStatus[];
const timed = statuses.flatMap((status) => {
  const { within } = stages[status];
  return within === undefined ? [] : [{ status, within }];
});

/** `today` is when the day of the shop began. */
export async function readFigures(
  { query }: Pick<Executor, 'query'>,
  { now, today }: { readonly now: Instant; readonly today: Instant },
): Promise<Figures> {
  const before = timed.map(({ within }) => iso(now - within));
  const params = [iso(now), timed.map(({ status }) => status), before, statuses, iso(today)];
  const [row] = await query(select, params);
  return { late: Number(row?.late), ordersToday: Number(row?.orders), valueToday: Number(row?.value) };
}

const iso = (at: Instant): string => new Date(at).toISOString();
