import type { Executor } from '../client/index.ts';

const due = `select 1 from outbox where failed_at is null and due <= now() and tries = 0
  and not kind = any ($1::text[])
  union all select 1 from outbox_batches limit 1`;

/** Whether anything is left that should be done now and was not tried yet, but for kinds that are left to others. */
export const isAnyDue = async (
  { query }: Pick<Executor, 'query'>,
  leaves: readonly string[],
): Promise<boolean> => (await query(due, [leaves])).length > 0;
