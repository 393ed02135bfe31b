import type { Line } from '#core/conversation/index.ts';
import type { Instant, Result } from '#core/shared/index.ts';
import type { Deed, StaffRole } from '#core/staff/index.ts';
import { admitted as admittedToShop, type OrderStore } from '#db/orders/index.ts';
import type { Copy } from '#prompts/index.ts';
import type { Operator } from './card.ts';
import type { OperatorFacts } from './to-event.ts';

/** All that is looked up for one answer, as of now. */
export type Room = {
  readonly store: OrderStore;
  readonly facts: OperatorFacts;
  readonly now: Instant;
  readonly copy: Copy;
  /** Nobody but the shop's own people reads along: no other vendor works here. */
  readonly isHouse: boolean;
  /** Payouts are simulated: no money moves. */
  readonly simulated?: boolean;
  /** Payouts are made at the bank by our people. */
  readonly byHand?: boolean;
};

/** Who asks, as what they are here. */
export type Asker = Operator & { readonly roles: readonly StaffRole[] };

/** What somebody is for the shop, read at this moment; the line that refuses who may not do `deed`. */
export const admitted = (
  { database }: OrderStore,
  by: Operator,
  deed?: Deed,
): Promise<Result<readonly StaffRole[], Line>> => admittedToShop(database, { role: 'operator', ...by }, deed);
