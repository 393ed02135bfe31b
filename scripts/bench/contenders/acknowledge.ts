import type postgres from 'postgres';

/** Sends at once (nowhere), and deletes what was sent 128 rows at a time or each 50 ms. */
export function acknowledger(sql: postgres.Sql) {
  let sent: number[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const ids = sent;
    sent = [];
    if (ids.length > 0)
      await sql.unsafe('delete from outbox where id = any($1::bigint[])', [ids], { prepare: true });
  };
  return {
    sent: (id: number): void => {
      sent.push(id);
      if (sent.length >= 128) void flush();
      else timer ??= setTimeout(() => void flush(), 50);
    },
    flush,
  };
}
