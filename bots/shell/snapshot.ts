import { defaultPolicies, type Policies, type SellFacts } from '#core/buyback/index.ts';
import { makeSearch, makeShelf, type PriceBook } from '#core/catalogue/index.ts';
import type { Lexicon } from '#core/conversation/index.ts';
import { makeServiceArea, type Pincodes } from '#core/customers/index.ts';
import { questionBank } from '#core/quoting/index.ts';

/** All that turns look up, immutable: a new price book makes a new one (10,000 models take about 0.3 s). */
export type Snapshot = Pick<
  SellFacts,
  'shelf' | 'search' | 'bank' | 'pincodes' | 'area' | 'policies' | 'lexicon'
>;

export type SnapshotParts = {
  readonly book: PriceBook;
  readonly areas: readonly string[];
  readonly pincodes: Pincodes;
  readonly lexicon: Lexicon;
  readonly policies?: Policies;
};

export const makeSnapshot = ({ book, areas, pincodes, lexicon, policies }: SnapshotParts): Snapshot => ({
  shelf: makeShelf(book),
  search: makeSearch(book.models, book.variants),
  bank: questionBank,
  pincodes,
  area: makeServiceArea(areas),
  policies: policies ?? defaultPolicies,
  lexicon,
});
