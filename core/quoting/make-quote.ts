import type { Category, PriceBook, Variant } from '../catalogue/index.ts';
import { hours, type Instant } from '../shared/index.ts';
import { isComplete, ownAnswers } from './next-question.ts';
import { priceDevice } from './price.ts';
import type { QuestionBank } from './question.ts';
import type { Answers, Quote } from './quote.ts';

/** How long a price is kept for the customer, in milliseconds: long enough to sleep on it over a weekend. */
export const quoteValidity = hours(72);

export type QuoteInput = {
  readonly variant: Variant;
  readonly category: Category;
  readonly book: Pick<PriceBook, 'version'>;
  readonly bank: QuestionBank;
  readonly answers: Answers;
  readonly now: Instant;
  /** Milliseconds; `quoteValidity` when absent. */
  readonly validFor?: number;
};

/** Prices a device and notes what the price was made of. Throws RangeError while questions are open: ask them first. */
export function makeQuote({
  variant,
  category,
  book,
  bank,
  answers,
  now,
  validFor = quoteValidity,
}: QuoteInput): Quote {
  if (!isComplete(bank, category, answers))
    throw new RangeError(`${variant.id} cannot be quoted: answers are missing`);
  const own = ownAnswers(bank, category, answers);
  return {
    variant: variant.id,
    category,
    book: book.version,
    bank: bank.version,
    answers: own,
    breakdown: priceDevice({ variant, category, bank, answers: own }),
    quotedAt: now,
    validUntil: now + validFor,
  };
}
