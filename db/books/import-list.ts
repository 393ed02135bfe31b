import {
  type CatalogueRow,
  type Difference,
  difference,
  makeBook,
  type RowFault,
  refusal,
} from '#core/catalogue/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Database } from '../client/index.ts';
import { type BookAge, bookAge, confirmBook } from './age.ts';
import { type Changes, nameChanges } from './changes.ts';
import { isSameDocument, writeDocument } from './document.ts';
import { readPriceList } from './price-list.ts';
import { publishBook } from './publish.ts';
import { openBook, type StoredBook, storedBook } from './stored.ts';

export type ImportOptions = {
  readonly by: string;
  readonly sample: boolean;
  /** `check` publishes nothing. */
  readonly mode: 'check' | 'publish';
  /** Basis points by which a price may move. */
  readonly limit: number | 'none';
  readonly at: Instant;
  readonly read?: (bytes: number) => void;
};

/** What became of a list. Only `published` changed the price book. */
export type ImportOutcome = {
  /** The book that was in force before; absent for the first one. */
  readonly current?: BookAge;
} & (
  | { readonly type: 'faulty'; readonly faults: readonly RowFault[]; readonly count: number }
  | { readonly type: 'unchanged' }
  | { readonly type: 'refused'; readonly reason: string; readonly moves: number; readonly changes: Changes }
  | { readonly type: 'checked'; readonly changes: Changes }
  | { readonly type: 'moved-on' }
  | {
      readonly type: 'published';
      readonly version: number;
      readonly variants: number;
      readonly changes: Changes;
      /** What customers had asked for and are told of now: their word for it, and its name. */
      readonly answered: readonly { readonly asked: string; readonly name: string }[];
    }
);

/** Faults beyond this many are counted only: a file with its columns mixed up has several on each line. */
const mostFaults = 5_000;

/** Reads a price list and, when it has no fault and moves no price too far, puts it in force. All or nothing. */
export async function importList(
  database: Database,
  source: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const { at, read } = options;
  const age = await bookAge(database, at);
  const current = age ? { current: age } : {};
  const { rows, faults } = await readPriceList(source, { at, ...(read ? { read } : {}) });
  if (faults.length > 0)
    return { ...current, type: 'faulty', faults: faults.slice(0, mostFaults), count: faults.length };
  const stored = age && (await storedBook(database, age.version));
  if (stored && isUnchanged(stored, rows, options)) {
    if (options.mode === 'publish') await confirmBook(database, stored.version, at);
    return { ...current, type: 'unchanged' };
  }
  return { ...current, ...(await judge(database, { stored, rows }, options)) };
}

/** The sample's own prices stay a sample: somebody who imports them has not made them theirs. */
const isUnchanged = (stored: StoredBook, rows: readonly CatalogueRow[], { sample }: ImportOptions): boolean =>
  (stored.sample || !sample) && isSameDocument(stored.document, writeDocument(rows));

type Lists = { readonly stored: StoredBook | undefined; readonly rows: readonly CatalogueRow[] };

async function judge(
  database: Database,
  { stored, rows }: Lists,
  { by, sample, mode, limit, at }: ImportOptions,
): Promise<ImportOutcome> {
  const { found, changes } = compare({ stored, rows }, { sample, at });
  const refused = limit === 'none' ? undefined : refusal(found, limit);
  if (refused) return { type: 'refused', reason: refused.reason, moves: refused.moves.length, changes };
  if (mode === 'check') return { type: 'checked', changes };
  const published = await publishBook(database, { rows, by, sample, at, expecting: stored?.version ?? 0 });
  if (!published.ok) return { type: 'moved-on' };
  const { version, answers } = published.value;
  const answered = answers.map(({ asked, name }) => ({ asked, name }));
  return { type: 'published', version, variants: rows.length, changes, answered };
}

function compare(
  { stored, rows }: Lists,
  { sample, at }: Pick<ImportOptions, 'sample' | 'at'>,
): { readonly found: Difference; readonly changes: Changes } {
  const before = stored && openBook(stored);
  const after = makeBook({ version: (stored?.version ?? 0) + 1, publishedAt: at, sample, rows });
  const found = difference(before, after);
  return { found, changes: nameChanges(found, before, after) };
}
