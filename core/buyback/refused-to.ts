import type { Line } from '../conversation/index.ts';
import type { Instant } from '../shared/index.ts';
import type { GuardName } from './guards.ts';
import { visitToCome } from './handover-guards.ts';
import { lifecycle } from './lifecycle.ts';
import type { EventType } from './order-events.ts';
import type { OrderView } from './seen-by.ts';

/** Who would press it, and when. */
type Presser = { readonly account: string; readonly at: Instant };
type Personal = (order: OrderView, by: Presser) => Line | undefined;

/** Guards that look at who it is and when, and at nothing that can be filled in. */
const personal: { readonly [G in GuardName]?: Personal } = {
  'by its holder': ({ holder }, { account }) =>
    holder?.account === account
      ? undefined
      : { key: 'operators.not-yours', params: { name: holder?.name ?? '' } },
  'by a second person': ({ holder }, { account }) =>
    holder?.account === account ? { key: 'operators.second-person' } : undefined,
  'may see the customer': ({ isOwn }) => (isOwn ? undefined : { key: 'operators.contact-hidden' }),
  'visit has begun': (order, { at }) => visitToCome(order, at),
};

/** The line that refuses a move of this stage to somebody now, whatever they fill in: a button for it would only promise. */
export function refusedTo(order: OrderView, type: EventType, by: Presser): Line | undefined {
  for (const name of lifecycle[order.status][type]?.guards ?? []) {
    const reason = personal[name]?.(order, by);
    if (reason) return reason;
  }
  return undefined;
}
