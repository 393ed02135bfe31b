import type { Actor } from '#core/buyback/index.ts';
import type { Instant, Paise } from '#core/shared/index.ts';
import type { Acted, OrderStore } from '#db/orders/index.ts';
import type { PaymentMove } from '#db/payments/index.ts';
import type { OperatorFacts } from './to-event.ts';

/** Who does something, when, and with what is in memory. */
export type Acting = {
  /** The steps that release a customer's money. */
  readonly pay: (move: PaymentMove) => Promise<Acted>;
  /** From this amount on, money that is moved by hand takes two people. */
  readonly approvalFrom: Paise;
  readonly store: OrderStore;
  readonly facts: OperatorFacts;
  readonly by: Actor;
  readonly at: Instant;
  /** The mark of what they have seen; empty when their button carried none. */
  readonly seen: string;
};
