import type { PriceBook, Variant } from '../catalogue/index.ts';
import { type Instant, no, ok, type Paise, type Result } from '../shared/index.ts';
import { makeQuote } from './make-quote.ts';
import { isComplete } from './next-question.ts';
import { priceDevice } from './price.ts';
import type { QuestionBank } from './question.ts';
import type { Quote } from './quote.ts';

/** What prices are made of today. `variant` is the quoted one as the current book has it. */
export type Today = {
  readonly variant: Variant;
  readonly book: Pick<PriceBook, 'version'>;
  readonly bank: QuestionBank;
  readonly now: Instant;
};

/**
 * `moved`: it may still be accepted as it is until it expires, but today's book gives another price, perhaps a better
 * one. A bank that asks something new moves nothing: the quote stands until it expires.
 */
export function quoteState(quote: Quote, { variant, book, bank, now }: Today): 'valid' | 'expired' | 'moved' {
  if (now >= quote.validUntil) return 'expired';
  if (book.version === quote.book && bank.version === quote.bank) return 'valid';
  const { category, answers, breakdown } = quote;
  if (!isComplete(bank, category, answers)) return 'valid';
  return priceDevice({ variant, category, bank, answers }).estimate === breakdown.estimate
    ? 'valid'
    : 'moved';
}

/**
 * The same device and answers at today's prices, valid as long again as before; `moved` is above zero when it rose.
 * Refuses with `unanswered` when today's bank asks what the old one did not: ask that, then make a new quote.
 */
export function refreshQuote(
  quote: Quote,
  { variant, book, bank, now }: Today,
): Result<{ readonly quote: Quote; readonly moved: Paise }, 'unanswered'> {
  const { category, answers } = quote;
  if (!isComplete(bank, category, answers)) return no('unanswered');
  const validFor = quote.validUntil - quote.quotedAt;
  const fresh = makeQuote({ variant, category, book, bank, answers, now, validFor });
  return ok({ quote: fresh, moved: fresh.breakdown.estimate - quote.breakdown.estimate });
}
