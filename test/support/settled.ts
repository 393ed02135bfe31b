import type { Shop } from './open-shop.ts';

/** What failed is tried again later, and a timer is nobody's hurry. */
const waiting = `select count(*)::int as waiting from outbox
  where failed_at is null and (due <= now() or tries > 0)
  union all select count(*)::int from outbox_batches`;

/** Rows that wait in the table are not in memory yet: looks until there are none. */
export async function settled({ counter, database }: Shop): Promise<void> {
  for (;;) {
    counter.outbox.nudge();
    await counter.outbox.idle();
    const counts = await database.query(waiting);
    if (counts.every((row) => row.waiting === 0)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
