import type { CatalogueRow, Category } from '#core/catalogue/index.ts';

/** The columns of a price list, in the order in which a stored book has them. */
export const listColumns = [
  'category',
  'brand',
  'brand_popularity',
  'model',
  'year',
  'processor',
  'ram_gb',
  'storage_gb',
  'base_price_inr',
  'market_percent',
  'popularity',
  'aliases',
] as const;

const header = listColumns.join(',');

/** Rows as the CSV that a book is stored as, in their order: a list that could be imported again. */
export function writeDocument(rows: readonly CatalogueRow[]): string {
  return [header, ...rows.map(lineOf)].join('\n');
}

/**
 * The rows of a stored book. They were checked before they were stored and are not checked again: 20,000 take 40 ms
 * this way and over a second as a new list, while customers wait. RangeError for what is no such document.
 */
export function readDocument(document: string): readonly CatalogueRow[] {
  const [first, ...lines] = document.split('\n');
  if (first !== header) throw new RangeError('this is not a stored price book');
  return lines.map((line, n) => rowOf(cellsOf(line), n + 2));
}

/** True when both hold the same rows. Their order only decides between models that sell equally well. */
export function isSameDocument(one: string, other: string): boolean {
  if (one === other) return true;
  return one.length === other.length && sortedLines(one) === sortedLines(other);
}

const sortedLines = (document: string): string => document.split('\n').sort().join('\n');

function lineOf(row: CatalogueRow): string {
  const cells: Record<(typeof listColumns)[number], string | number> = {
    category: row.category,
    brand: row.brand,
    brand_popularity: row.brandRank,
    model: row.model,
    year: row.year,
    processor: row.processor ?? '',
    ram_gb: row.ram ?? '',
    storage_gb: row.storage,
    base_price_inr: decimal(row.base),
    market_percent: decimal(row.market),
    popularity: row.rank,
    aliases: row.aliases.join('|'),
  };
  return listColumns.map((column) => quoted(String(cells[column]))).join(',');
}

const quoted = (cell: string): string => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const decimal = (hundredths: number): string =>
  hundredths % 100 === 0 ? String(hundredths / 100) : (hundredths / 100).toFixed(2);

const hundredths = (decimal: string): number => Math.round(Number(decimal) * 100);

const cellsOf = (line: string): readonly string[] =>
  line.includes('"')
    ? [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
        ([, inside, plain]) => inside?.replaceAll('""', '"') ?? plain ?? '',
      )
    : line.split(',');

function rowOf(cells: readonly string[], line: number): CatalogueRow {
  if (cells.length !== listColumns.length)
    throw new RangeError(`line ${line} of a stored price book is broken`);
  const [category, brand, brandRank, model, year, processor, ram, storage, base, market, rank, aliases] =
    cells as readonly string[] & { readonly length: 12 };
  return {
    line,
    category: category as Category,
    brand: brand ?? '',
    brandRank: Number(brandRank),
    model: model ?? '',
    year: Number(year),
    rank: Number(rank),
    aliases: aliases ? aliases.split('|') : [],
    processor: processor || undefined,
    ram: ram ? Number(ram) : undefined,
    storage: Number(storage),
    base: hundredths(base ?? ''),
    market: hundredths(market ?? ''),
  };
}
