import { days, type Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';

/** How old the prices are that customers are offered. */
export type BookAge = {
  readonly version: number;
  readonly sample: boolean;
  readonly publishedAt: Instant;
  /** The last time that somebody published the book, or imported a list that had the same prices still. */
  readonly confirmedAt: Instant;
  /** Milliseconds since then. */
  readonly age: number;
  /** Older than a day: the list of models and prices is meant to be brought up to date daily. */
  readonly stale: boolean;
};

const setting = 'book-confirmed';
const read = `select b.version, b.sample, b.published_at as "publishedAt",
    (select value from settings where name = '${setting}') as confirmed
  from price_books b order by b.version desc limit 1`;
const write = `insert into settings (name, value) values ('${setting}', $1)
  on conflict (name) do update set value = excluded.value`;

/** The age of the book in force at `now`; undefined when there is none. */
export async function bookAge(
  { query }: Pick<Executor, 'query'>,
  now: Instant,
): Promise<BookAge | undefined> {
  const [row] = await query<{
    version: number;
    sample: boolean;
    publishedAt: number;
    confirmed: string | null;
  }>(read);
  if (!row) return undefined;
  const { version, sample, publishedAt } = row;
  const [of, at] = (row.confirmed ?? '').split(' ').map(Number);
  const confirmedAt = of === version && at ? Math.max(publishedAt, at) : publishedAt;
  const age = Math.max(0, now - confirmedAt);
  return { version, sample, publishedAt, confirmedAt, age, stale: age > days(1) };
}

/** Notes that the prices of `version` were looked at and still hold. */
export async function confirmBook(
  { query }: Pick<Executor, 'query'>,
  version: number,
  at: Instant,
): Promise<void> {
  await query(write, [`${version} ${at}`]);
}
