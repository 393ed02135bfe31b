import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { book, search } from './shop.ts';

type Query = { readonly text: string; readonly model: string | readonly string[]; readonly storage?: number };

const queries: readonly Query[] = JSON.parse(readFileSync('test/data/search-queries.json', 'utf8'));
const wanted = ({ model }: Query): readonly string[] => [model].flat();
const answers = queries.map((query) => ({ query, hits: search.find(query.text, { limit: 5 }) }));

/** What went wrong, in a form that a person can read in the test's output. */
const place = ({ query, hits }: (typeof answers)[number]): number =>
  hits.findIndex(({ model }) => wanted(query).includes(model.name));

describe('people who spell a device as they say it', () => {
  it('ask for models that the catalogue has', () => {
    const names = new Set(book.models.map(({ name }) => name));
    expect(queries.length).toBeGreaterThanOrEqual(80);
    expect(queries.flatMap(wanted).filter((name) => !names.has(name))).toEqual([]);
  });

  it('S0-11: find it first 95 times in 100, and among the first five 99 times', () => {
    const later = answers.filter((answer) => place(answer) !== 0).map(({ query }) => query.text);
    const never = answers.filter((answer) => place(answer) < 0).map(({ query }) => query.text);
    expect(never).toEqual([]);
    expect(later.length, later.join(', ')).toBeLessThanOrEqual(0.05 * queries.length);
  });

  it('S0-11: are never given another device without being asked', () => {
    const wrong = answers.filter(
      ({ query, hits }) => hits[0]?.sure && !wanted(query).includes(hits[0].model.name),
    );
    expect(wrong.map(({ query }) => query.text)).toEqual([]);
    expect(answers.filter(({ hits }) => hits[0]?.sure).length).toBeGreaterThan(0.8 * queries.length);
  });

  it('S0-22: are given the storage that they named', () => {
    const sized = answers.filter(({ query }) => query.storage !== undefined);
    expect(sized.length).toBeGreaterThan(15);
    for (const { query, hits } of sized) expect(hits[0]?.variant?.storage, query.text).toBe(query.storage);
  });
});
