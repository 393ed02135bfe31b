import type { Category } from '../catalogue/index.ts';
import { hours, type Instant, type Paise, rupees } from '../shared/index.ts';
import type { Gate } from './handover.ts';

/** A gate is closed for these, from this price on. Without categories: for all. */
type GateRule = { readonly gate: Gate; readonly from: Paise; readonly categories?: readonly Category[] };

/** Limits between claim and payment. */
export type HandoverPolicy = {
  /** Basis points below the estimate from which a second person looks before the customer sees the price. */
  readonly dropLimit: number;
  readonly mostAttempts: number;
  /** Times that a partner may move a visit that was agreed on; then only the customer can. */
  readonly mostReplans: number;
  /** Wrong codes at the door until only CX can say that the partner has come. */
  readonly arrivalTries: number;
  /** The same of everybody who has come for one order. */
  readonly orderTries: number;
  /** Milliseconds of daytime in which whoever has set out arrives. */
  readonly trip: Instant;
  /** Pictures that an order takes from its customer in 24 hours. */
  readonly mostPhotos: number;
  /** Milliseconds that the price after inspection stands. */
  readonly offer: Instant;
  readonly gates: readonly GateRule[];
};

export const defaultHandoverPolicy: HandoverPolicy = {
  dropLimit: 2_500,
  mostAttempts: 3,
  mostReplans: 2,
  arrivalTries: 5,
  orderTries: 10,
  trip: hours(3),
  mostPhotos: 10,
  offer: hours(2),
  gates: [
    { gate: 'ownership', from: 0 },
    { gate: 'identity', from: rupees(10_000) },
    { gate: 'indemnity', from: rupees(40_000) },
  ],
};

/** The gates of a device of that price, in the order in which they are passed. */
export const gatesFor = (
  { gates }: HandoverPolicy,
  { category, price }: { readonly category: Category; readonly price: Paise },
): readonly Gate[] =>
  gates
    .filter(({ from, categories }) => price >= from && (categories?.includes(category) ?? true))
    .map(({ gate }) => gate);
