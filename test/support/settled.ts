import type { Shop } from './open-shop.ts';

/** What failed is tried again later, and a timer is nobody's hurry. */
const waiting = `select count(*)::int as waiting from outbox
  where failed_at is null and (due <= now() or tries > 0)`;

/** Rows that wait in the table are not in memory yet: looks until there are none. */
export async function settled({ counter, database }: Shop): Promise<void> {
  for (;;) {
    counter.outbox.nudge();
    await counter.outbox.idle();
    const [row] = await database.query(waiting);
    if (row?.waiting === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
