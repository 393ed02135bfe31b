import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { makeBook, makeSearch, readRows } from '#core/catalogue/index.ts';

const records: Record<string, string>[] = parse(readFileSync('db/seed/catalogue.csv', 'utf8'), {
  columns: true,
});

/** The price book that Haat comes with, and a search in it. */
export const book = makeBook({
  version: 1,
  publishedAt: 0,
  sample: true,
  rows: readRows(records, 2, 2026).rows,
});
export const search = makeSearch(book.models, book.variants);

/** The names of what is found, the best first. */
export const namesOf = (text: string, limit = 5): readonly string[] =>
  search.find(text, { limit }).map(({ model }) => model.name);
