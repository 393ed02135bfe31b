import type { PriceBook } from '../catalogue/index.ts';
import { type Line, offer, type Reply } from '../conversation/index.ts';
import type { Paise } from '../shared/index.ts';
import type { QuestionBank } from './question.ts';
import type { Quote } from './quote.ts';
import { showBreakdown } from './show-breakdown.ts';
import { whyPrice } from './why-price.ts';

export type PriceScreen = {
  readonly bank: QuestionBank;
  /** The book of the quote: sample prices are called so. */
  readonly book: Pick<PriceBook, 'sample'>;
  /** Model and variant as the customer knows them; a name is data, not copy. */
  readonly device: string;
  /** By how much a refreshed quote differs from the one before. */
  readonly moved?: Paise;
  /** Somebody asked why it is what it is. */
  readonly explaining?: true;
};

/** A device that fetches nothing has no price to accept. */
export const saleable = (quote: Quote): boolean => quote.breakdown.estimate > 0;

/** The price, what it is made of, how far it binds, and what can be done with it. */
export function showPrice(quote: Quote, { bank, book, device, moved, explaining }: PriceScreen): Reply {
  if (!saleable(quote)) return offer('quoting.nothing-to-offer', [changeAnswers], { device });
  if (explaining) return explained(whyPrice(quote, bank, device));
  const screen: Line = {
    key: 'quoting.estimated-price',
    params: {
      price: { paise: quote.breakdown.estimate },
      device,
      lines: showBreakdown(quote, bank),
      notes: [
        { key: 'quoting.not-final' },
        { key: 'quoting.valid-until', params: { until: { at: quote.validUntil, zone, show: 'date-time' } } },
        ...(book.sample ? [{ key: 'quoting.sample-prices' } as const] : []),
      ],
      badges: { key: 'quoting.trust-badges' },
    },
  };
  const choices = [sellNow, changeAnswers, remindMe];
  if (moved === undefined) return { ...screen, choices };
  return offer('quoting.refreshed-price', choices, { news: news(moved), screen });
}

const zone = 'Asia/Kolkata';
const sellNow = { id: 'sell-now', label: { key: 'quoting.sell-now' } } as const;
const changeAnswers = { id: 'change-answers', label: { key: 'quoting.change-answers' } } as const;
const remindMe = { id: 'remind-me', label: { key: 'quoting.remind-me' } } as const;

const explained = ({ choices = [], ...why }: Reply): Reply => ({
  ...why,
  choices: [sellNow, ...choices, changeAnswers, remindMe],
});

function news(moved: Paise): Line {
  const by = { paise: Math.abs(moved) };
  if (moved === 0) return { key: 'quoting.price-same' };
  return { key: moved > 0 ? 'quoting.price-rose' : 'quoting.price-fell', params: { by } };
}
