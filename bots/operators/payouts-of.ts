import type { Line } from '#core/conversation/index.ts';
import { isPayoutAction, type Payout } from '#core/payout/index.ts';
import type { OrderStore } from '#db/orders/index.ts';
import { newestPayouts, payoutMark } from '#db/payouts/index.ts';
import type { Card } from './card.ts';

/** Puts on an order's card what was said of the payment that somebody makes at the bank. */
type WithPayout = (card: Card) => Card;

/** Of those of `numbers` whose payment is under way: what the first person said of it, for the second one to compare (M10). */
export async function payoutsOf(
  { database, sealer }: OrderStore,
  numbers: readonly string[],
): Promise<WithPayout> {
  const newest = await newestPayouts(database, numbers);
  return (card) => {
    const payout = newest.get(card.subject);
    if (!payout || !card.buttons.some(({ action }) => isPayoutAction(action))) return card;
    const reads = saidOf(payout);
    const decides = { mark: payoutMark(payout, sealer), reads };
    return {
      ...card,
      lines: [...card.lines, ...reads],
      buttons: card.buttons.map((button) =>
        isPayoutAction(button.action) ? { ...button, decides } : button,
      ),
    };
  };
}

function saidOf({ amount, masked, reference, state, recordedBy }: Payout): readonly Line[] {
  const params = { amount: { paise: amount }, destination: masked };
  const due: Line = { key: 'payout.by-hand-due', params };
  if (state !== 'sent' || recordedBy === undefined) return [due];
  return reference === undefined
    ? [due, { key: 'payout.by-hand-given-up' }]
    : [due, { key: 'payout.by-hand-recorded', params: { reference } }];
}
