import { type Decision, fill } from '../conversation/index.ts';
import { type Quote, quoteState, refreshQuote, wordedAnswers } from '../quoting/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';
import type { Sale } from './sale.ts';
import { soldDevice } from './sold-device.ts';

/** What an expired price leads to: today's, shown with what moved and asked again. Undefined while it is valid. */
export function renewExpired(
  quote: Quote,
  variantId: string,
  facts: SellFacts,
): Decision<Sale, Command> | undefined {
  const variant = facts.shelf.variant(variantId);
  if (!variant) return { type: 'change', step: 'model' };
  const today = { variant, book: facts.shelf.book, bank: facts.bank, now: facts.now };
  if (quoteState(quote, today) !== 'expired') return undefined;
  const fresh = refreshQuote(quote, today);
  if (!fresh.ok) return { type: 'change', step: 'condition' };
  const { quote: renewed, moved } = fresh.value;
  return {
    ...fill<Sale>({ quote: renewed, moved, explaining: undefined }),
    commands: [keepQuote(renewed, facts)],
  };
}

export const keepQuote = (quote: Quote, { bank, shelf, word }: SellFacts): Command => ({
  type: 'keep-quote',
  device: soldDevice(quote.variant, { shelf }),
  quote,
  worded: wordedAnswers(quote, bank, word),
});
