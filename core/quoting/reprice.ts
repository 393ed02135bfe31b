import { priceDevice } from './price.ts';
import type { QuestionBank } from './question.ts';
import type { Answers, Breakdown, Quote } from './quote.ts';

/**
 * Prices what an inspection found. Base and market stay as quoted, whatever the books say since: between the estimate
 * and the final price only the answers may differ. Throws RangeError on an option that the bank does not have.
 */
export function reprice(quote: Quote, bank: QuestionBank, found: Answers): Breakdown {
  const { base, lines } = quote.breakdown;
  const market = lines.find(({ type }) => type === 'market')?.basisPoints;
  if (market === undefined) throw new RangeError(`the quote for ${quote.variant} has no market line`);
  return priceDevice({ variant: { base, market }, category: quote.category, bank, answers: found });
}
