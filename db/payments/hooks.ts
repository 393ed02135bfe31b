import { type OrderEvent, theSystem } from '#core/buyback/index.ts';
import type { PayoutOutcome } from '#core/payout/index.ts';
import { keepDispatch } from '../dispatches/index.ts';
import { settle } from '../market/index.ts';
import { actWithin } from '../orders/index.ts';
import type { PayoutHooks } from '../payouts/index.ts';
import type { Sealer } from '../sealed.ts';
import { openItemWithin } from '../work/index.ts';

function eventOf(outcome: PayoutOutcome, provider: string): OrderEvent {
  if (outcome === 'failed') return { type: 'payout-failed' };
  if (outcome === 'reversed') return { type: 'payout-reversed' };
  return { type: 'payout-succeeded', simulated: provider === 'simulated' };
}

/** What an order does about its payout, in the transaction that settles it. */
export const payoutHooks = (sealer: Sealer, now: () => number): PayoutHooks => ({
  settled: async (tx, { order, outcome, payout }) => {
    const { id, provider, masked } = payout;
    const result = { id: `payout:${id}:${outcome}`, kind: 'payout', provider, number: order } as const;
    await keepDispatch(tx, { ...result, summary: masked, result: outcome, at: now() });
    const acted = await actWithin(tx, sealer, {
      number: order,
      event: eventOf(outcome, provider),
      by: theSystem,
      at: now(),
    });
    if (!acted.ok)
      throw new Error(`${order} does not take that its payout is ${outcome}: ${acted.reason.key}`);
    await settle(tx, { number: order, outcome, payout, at: now() });
  },
  alarmed: async (tx, { order, because, payout }) => {
    const id = `payout-alarm:${payout.id}:${because}`;
    await openItemWithin(tx, { id, kind: 'failed-payout', number: order, subject: { because }, at: now() });
  },
});
