import type { Line } from '../conversation/index.ts';
import type { GuardName } from './guards.ts';
import { lifecycle } from './lifecycle.ts';
import type { EventType } from './order-events.ts';
import type { OrderView } from './seen-by.ts';

type Personal = (order: OrderView, account: string) => Line | undefined;

/** Guards that look at who it is, and at nothing that can be filled in. */
const personal: { readonly [G in GuardName]?: Personal } = {
  'by its holder': ({ holder }, account) =>
    holder?.account === account
      ? undefined
      : { key: 'operators.not-yours', params: { name: holder?.name ?? '' } },
  'by a second person': ({ holder }, account) =>
    holder?.account === account ? { key: 'operators.second-person' } : undefined,
  'may see the customer': ({ isOwn }) => (isOwn ? undefined : { key: 'operators.contact-hidden' }),
};

/** The line that refuses a move of this stage to somebody, whatever they fill in: a button for it would only promise. */
export function refusedTo(order: OrderView, type: EventType, account: string): Line | undefined {
  for (const name of lifecycle[order.status][type]?.guards ?? []) {
    const reason = personal[name]?.(order, account);
    if (reason) return reason;
  }
  return undefined;
}
