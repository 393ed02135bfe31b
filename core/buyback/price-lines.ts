import type { Line } from '../conversation/index.ts';
import { type Difference, differences, wordsOf } from './inspection.ts';
import type { Order } from './order.ts';

/** What made the final price of an estimate, line by line; none before there is one. */
export function priceLines(order: Order): readonly Line[] {
  const { inspection, offer } = order.handover;
  if (!inspection || !offer) return [];
  const found = differences(order, inspection);
  return [...found.map(differenceLine(order)), ...roundingLine(order, found)];
}

const differenceLine =
  ({ category }: Order) =>
  ({ question, claimed, found, amount }: Difference): Line => {
    const { name, option } = wordsOf(category, question);
    return {
      key: 'support.difference',
      params: {
        question: name,
        claimed: claimed.map(option),
        found: found.map(option),
        price: { paise: amount },
      },
    };
  };

/** Both prices are rounded to a step of their own: what that makes of the lines is a line, so that they add up (B2). */
function roundingLine({ estimate, handover }: Order, found: readonly Difference[]): readonly Line[] {
  const lines = found.reduce((sum, { amount }) => sum + amount, 0);
  const rest = (handover.offer?.price ?? 0) - estimate - lines;
  return found.length === 0 || rest === 0
    ? []
    : [{ key: 'support.difference-rounding', params: { price: { paise: rest } } }];
}
