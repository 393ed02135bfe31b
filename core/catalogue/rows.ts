import type { z } from 'zod';
import type { Paise } from '../shared/money.ts';
import type { Category } from './catalogue.ts';
import { shown } from './cells.ts';
import { modelIdOf, slug, variantIdOf } from './ids.ts';
import { type Column, columns, rowSchema } from './row-schema.ts';

/** One line of a price list: a variant with what its model and brand share. Ranks: 1 sells most. */
export type CatalogueRow = {
  readonly line: number;
  readonly category: Category;
  readonly brand: string;
  readonly brandRank: number;
  readonly model: string;
  readonly year: number;
  readonly rank: number;
  readonly aliases: readonly string[];
  readonly processor: string | undefined;
  /** Gigabytes. */
  readonly ram: number | undefined;
  /** Gigabytes. */
  readonly storage: number;
  readonly base: Paise;
  /** Basis points of `base`. */
  readonly market: number;
};

/** `reason` is one sentence that names the column, the value that was found and an example. */
export type RowFault = { readonly line: number; readonly reason: string };
export type ReadRows = { readonly rows: readonly CatalogueRow[]; readonly faults: readonly RowFault[] };

type Seen = {
  readonly brands: Map<string, CatalogueRow>;
  readonly models: Map<string, CatalogueRow>;
  readonly variants: Map<string, CatalogueRow>;
};

const toRow = (line: number, cells: z.infer<ReturnType<typeof rowSchema>>): CatalogueRow => ({
  line,
  category: cells.category,
  brand: cells.brand,
  brandRank: cells.brand_popularity,
  model: cells.model,
  year: cells.year,
  rank: cells.popularity,
  aliases: cells.aliases ?? [],
  processor: cells.processor,
  ram: cells.ram_gb,
  storage: cells.storage_gb,
  base: cells.base_price_inr,
  market: cells.market_percent,
});

/** The first row with this key, which is `row` itself when it is new. */
function firstWith(rows: Map<string, CatalogueRow>, key: string, row: CatalogueRow): CatalogueRow {
  const first = rows.get(key);
  if (first) return first;
  rows.set(key, row);
  return row;
}

const clash = (
  column: Column,
  found: string | number,
  { line, other, of }: { line: number; other: string | number; of: string },
) =>
  `${column} is ${shown(String(found))} but line ${line} has ${shown(String(other))} for the same ${of}: ` +
  `give all its lines one value, for example ${shown(String(other))}.`;

function brandClashes(row: CatalogueRow, seen: Seen): readonly string[] {
  const first = firstWith(seen.brands, `${row.category} ${slug(row.brand)}`, row);
  const against = (other: string | number) => ({ line: first.line, other, of: 'brand' });
  if (row.brand !== first.brand) return [clash('brand', row.brand, against(first.brand))];
  if (row.brandRank === first.brandRank) return [];
  return [clash('brand_popularity', row.brandRank, against(first.brandRank))];
}

function modelClashes(row: CatalogueRow, seen: Seen): readonly string[] {
  const first = firstWith(seen.models, modelIdOf(row), row);
  const pairs: readonly (readonly [Column, string | number, string | number])[] = [
    ['model', row.model, first.model],
    ['year', row.year, first.year],
    ['popularity', row.rank, first.rank],
    ['aliases', row.aliases.join('|'), first.aliases.join('|')],
  ];
  return pairs
    .filter(([, found, other]) => found !== other)
    .map(([column, found, other]) => clash(column, found, { line: first.line, other, of: 'model' }));
}

function repetition(row: CatalogueRow, seen: Seen): readonly string[] {
  const id = variantIdOf(modelIdOf(row), row);
  const first = firstWith(seen.variants, id, row);
  if (first === row) return [];
  return [
    `storage_gb is "${row.storage}", which makes this the same variant as line ${first.line} (${id}): ` +
      'keep one of the two, or correct what differs, for example 256.',
  ];
}

/** Asked of the first record only, as the rest of the file has the same header. */
function missingColumns(records: readonly Record<string, string>[]): string | undefined {
  const first = records[0];
  if (!first) return 'The list is empty: it needs a header and at least one line below it.';
  const missing = columns.filter((column) => !(column in first));
  if (missing.length === 0) return undefined;
  return `The header lacks ${missing.join(', ')}: it must name the columns ${columns.join(',')}.`;
}

/**
 * Reads a price list as a CSV parser gives it, `firstLine` being the line of `records[0]` in the file. Each fault is
 * told by line; `rows` are the lines without one, and a list with faults should not be published.
 */
export function readRows(
  records: readonly Record<string, string>[],
  firstLine: number,
  thisYear: number,
): ReadRows {
  const headerFault = missingColumns(records);
  if (headerFault !== undefined)
    return { rows: [], faults: [{ line: Math.max(1, firstLine - 1), reason: headerFault }] };
  const schema = rowSchema(thisYear);
  const seen: Seen = { brands: new Map(), models: new Map(), variants: new Map() };
  const rows: CatalogueRow[] = [];
  const faults: RowFault[] = [];
  for (const [index, record] of records.entries()) {
    const line = firstLine + index;
    const parsed = schema.safeParse(record);
    const row = parsed.success ? toRow(line, parsed.data) : undefined;
    const reasons = row
      ? [...brandClashes(row, seen), ...modelClashes(row, seen), ...repetition(row, seen)]
      : (parsed.error?.issues ?? []).map((issue) => issue.message);
    faults.push(...reasons.map((reason) => ({ line, reason })));
    if (row && reasons.length === 0) rows.push(row);
  }
  return { rows, faults };
}
