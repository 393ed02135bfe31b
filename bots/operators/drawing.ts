import type { Policies } from '#core/buyback/index.ts';
import type { QuestionBank } from '#core/quoting/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Room } from './admitted.ts';

/** What cards are drawn with. */
export type Drawing = {
  readonly bank: QuestionBank;
  readonly policies: Policies;
  readonly now: Instant;
  /** No money moves: every card about money says so. */
  readonly simulated?: boolean;
  /** Payouts are made at the bank by our people. */
  readonly byHand?: boolean;
};

/** What an order's card is drawn with. */
export const drawing = ({ facts, now, simulated = false, byHand = false }: Room): Drawing => ({
  bank: facts.bank,
  policies: facts.policies,
  now,
  simulated,
  byHand,
});
