import { isOver, type OrderStatus, stages } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { zoneOf } from '#core/customers/index.ts';
import { type Instant, instantAt, localTime } from '#core/shared/index.ts';
import { bar } from '#core/staff/index.ts';
import type { OrderStore } from '#db/orders/index.ts';
import { readFigures } from '#db/reports/index.ts';

type Counted = {
  readonly counts: ReadonlyMap<OrderStatus, number>;
  readonly mine: number;
  readonly now: Instant;
};

/** How the shop stands, and a bar for each status that has orders. */
export async function figureLines(
  { database }: OrderStore,
  { counts, mine, now }: Counted,
): Promise<readonly Line[]> {
  const { late, ordersToday, valueToday } = await readFigures(database, { now, today: startOfDay(now) });
  const statuses = (Object.keys(stages) as OrderStatus[]).filter((status) => (counts.get(status) ?? 0) > 0);
  const open = statuses
    .filter((status) => !isOver(status))
    .reduce((all, status) => all + (counts.get(status) ?? 0), 0);
  const most = Math.max(0, ...counts.values());
  return [
    { key: 'staff.figures-open', params: { open, late, mine } },
    { key: 'staff.figures-today', params: { orders: ordersToday, value: { paise: valueToday } } },
    ...statuses.map((status): Line => {
      const amount = counts.get(status) ?? 0;
      return {
        key: 'staff.bar',
        params: { bar: bar(amount, most), amount, name: { key: `operators.status-${status}` } },
      };
    }),
  ];
}

function startOfDay(now: Instant): Instant {
  const zone = zoneOf('');
  return instantAt(localTime(now, zone).date, 0, zone);
}
