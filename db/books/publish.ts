import { type CatalogueRow, makeBook } from '#core/catalogue/index.ts';
import { type Instant, no, ok, type Result } from '#core/shared/index.ts';
import { type Database, type Executor, sqlState } from '../client/index.ts';
import { writeDocument } from './document.ts';
import { type Answer, answersOf, closeRequests } from './model-requests.ts';

export type Publication = {
  /** Checked ones, as `readPriceList` gives them. */
  readonly rows: readonly CatalogueRow[];
  /** Who answers for these prices. */
  readonly by: string;
  readonly sample: boolean;
  readonly at: Instant;
  /** The version that must be in force still, 0 for none; whichever it is when absent. */
  readonly expecting?: number;
};

export type Published = {
  readonly version: number;
  /** Customers who asked for a model that this book has, and are told so. */
  readonly answers: readonly Answer[];
};

/** NOTIFY channel; the payload is the version. */
export const bookChannel = 'haat_book';

const insert = `insert into price_books (version, published_at, published_by, sample, variants, document)
  select coalesce(max(version), 0) + 1, $1::timestamptz, $2::text, $3::boolean, $4::int, $5::text from price_books
  having $6::int is null or coalesce(max(version), 0) = $6::int
  returning version`;

/**
 * Puts a book in force as the next version, and closes the requests for models that it now has, all or nothing. Of two
 * that publish at the same time one is told `moved-on`. Throws RangeError when the rows make no book.
 */
export async function publishBook(
  database: Database,
  publication: Publication,
): Promise<Result<Published, 'moved-on'>> {
  const { rows, by, sample, at, expecting } = publication;
  if (rows.length === 0) throw new RangeError('a price book without prices cannot be published');
  const answers = await answersOf(database, makeBook({ version: 0, publishedAt: at, sample, rows }));
  const values = [at, by, sample, rows.length, writeDocument(rows), expecting];
  const work = async (tx: Executor): Promise<Result<Published, 'moved-on'>> => {
    const [row] = await tx.query<{ version: number }>(insert, values);
    if (!row) return no('moved-on');
    const told = await closeRequests(tx, answers, { by, at });
    await tx.query('select pg_notify($1, $2)', [bookChannel, String(row.version)]);
    return ok({ version: row.version, answers: told });
  };
  try {
    return await database.inTransaction(work);
  } catch (error) {
    return await judge(database, error, { values, answers });
  }
}

type Attempt = { readonly values: readonly unknown[]; readonly answers: readonly Answer[] };

/** Whoever publishes at the same time is first, or holds the lock of the version that we want. */
const uniqueViolation = '23505';
const lockNotAvailable = '55P03';

async function judge(
  { query }: Database,
  error: unknown,
  { values, answers }: Attempt,
): Promise<Result<Published, 'moved-on'>> {
  const state = sqlState(error);
  if (state === uniqueViolation || state === lockNotAvailable) return no('moved-on');
  if (state !== 'CONNECTION_LOST') throw error;
  // Nobody told us whether it was committed.
  const [kept] = await query<{ version: number }>(
    `select version from price_books where published_at = $1::timestamptz and published_by = $2 and document = $3`,
    [values[0], values[1], values[4]],
  );
  if (!kept) throw error;
  return ok({ version: kept.version, answers });
}
