import type { Category } from '../catalogue/index.ts';
import type { Source } from '../conversation/index.ts';
import type { PickupSlot, Place } from '../customers/index.ts';
import type { Quote, WordedAnswer } from '../quoting/index.ts';
import type { Instant, Paise } from '../shared/index.ts';
import type { WorkItem } from '../support/index.ts';
import type { Handover } from './handover.ts';
import type { Reach } from './proof.ts';

/** Numbers are E.164; `whatsapp` only when it is another one. */
export type Customer = {
  readonly name: string;
  readonly phone: string;
  readonly whatsapp?: string;
  /** Where payment codes go instead of `phone`: that may be the device that is sold. */
  readonly second?: string;
  /** Numbers that were proven to reach them: vouched for by the channel, or by a code (S0-46). */
  readonly proven?: readonly Reach[];
};

/** All that a confirmed sale knows. */
export type NewOrder = {
  readonly number: string;
  readonly conversation: string;
  readonly locale: string;
  readonly channel: string;
  readonly category: Category;
  readonly model: string;
  readonly variant: string;
  /** Model and variant as the customer knows them. */
  readonly device: string;
  readonly quote: Quote;
  readonly worded: readonly WordedAnswer[];
  readonly customer: Customer;
  readonly place: Place;
  readonly slot: Pick<PickupSlot, 'from' | 'to'>;
  readonly source: Source;
  readonly highValue: boolean;
  readonly at: Instant;
};

export type OrderStatus =
  | 'created'
  | 'unassigned'
  | 'assigned'
  | 'scheduled'
  | 'en-route'
  | 'inspecting'
  | 'variance-review'
  | 'offer-made'
  | 'gates'
  | 'payment-pending'
  | 'paying'
  | 'paid'
  | 'completed'
  | 'no-deal'
  | 'unserviceable'
  | 'lead-closed'
  | 'cancelled';

/** Who has the order. */
export type Holder = { readonly account: string; readonly name: string; readonly since: Instant };

export type Order = Omit<NewOrder, 'channel' | 'at'> & {
  readonly status: OrderStatus;
  /** Moves so far; the sequence of the newest one. */
  readonly version: number;
  readonly estimate: Paise;
  readonly holder?: Holder | undefined;
  readonly handover: Handover;
  /** Tasks of ours about it that are not closed. */
  readonly items: readonly WorkItem[];
  readonly createdAt: Instant;
  /** When it last moved. */
  readonly updatedAt: Instant;
};
