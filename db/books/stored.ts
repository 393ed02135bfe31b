import { makeBook, type PriceBook } from '#core/catalogue/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { readDocument } from './document.ts';

/** A row of `price_books`. */
export type StoredBook = {
  readonly version: number;
  readonly publishedAt: Instant;
  readonly sample: boolean;
  readonly document: string;
};

const newest = 'select max(version) as version from price_books';
const one = `select version, published_at as "publishedAt", sample, document from price_books
  where version = coalesce($1::int, (${newest}))`;

/** The version that is in force; 0 when no book was ever published. */
export async function currentVersion({ query }: Pick<Executor, 'query'>): Promise<number> {
  const [row] = await query<{ version: number | null }>(newest);
  return row?.version ?? 0;
}

/** The book of a version, or the one in force. */
export async function storedBook(
  { query }: Pick<Executor, 'query'>,
  version?: number,
): Promise<StoredBook | undefined> {
  const [row] = await query<StoredBook>(one, [version]);
  return row;
}

export const openBook = ({ document, ...about }: StoredBook): PriceBook =>
  makeBook({ ...about, rows: readDocument(document) });

/** The book of a version, or the one in force. RangeError when there is none: publish one first, or `seedBook`. */
export async function loadBook(database: Pick<Executor, 'query'>, version?: number): Promise<PriceBook> {
  const stored = await storedBook(database, version);
  if (!stored) throw new RangeError(`there is no price book${version ? ` of version ${version}` : ''}`);
  return openBook(stored);
}
