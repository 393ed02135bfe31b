import type { Line } from '../conversation/index.ts';
import { zoneOf } from '../customers/index.ts';
import type { Instant } from '../shared/index.ts';
import type { How } from './actor.ts';
import { handoverGuards } from './handover-guards.ts';
import { numberGuards } from './number-proof.ts';
import type { Holder, Order } from './order.ts';
import type { OrderEvent } from './order-events.ts';
import { leaseIsOver, stages } from './stages.ts';

type Guard = (order: Order, event: OrderEvent, how: How) => Line | undefined;

/** Why a move that its stage allows may still be refused, by the name that the table of stages uses. */
export const guards = {
  ...handoverGuards,
  ...numberGuards,
  'by its holder': ({ holder }, _event, { by }) =>
    holder?.account === by.account
      ? undefined
      : { key: 'operators.not-yours', params: { name: holder?.name ?? '' } },
  'claim stands': (order, _event, { at }) =>
    leaseIsOver(order, at) ? { key: 'operators.claim-over' } : undefined,
  'pincode is served': (_order, event) =>
    'served' in event && !event.served
      ? {
          key: 'operators.not-served',
          params: { pincode: ('area' in event ? event.area : event.place).pincode },
        }
      : undefined,
  'may see the customer': (order, event, { by, at }) =>
    mayContact(order, by.account, at) || ('desk' in event && event.desk && stages[order.status].shared)
      ? undefined
      : { key: hasLapsed(order, by.account, at) ? 'operators.claim-over' : 'operators.contact-hidden' },
  'something to say': (_order, event) =>
    'text' in event && event.text === '' ? { key: 'operators.nothing-to-send' } : undefined,
} as const satisfies Readonly<Record<string, Guard>>;

export type GuardName = keyof typeof guards;

type Claimed = Parameters<typeof leaseIsOver>[0] & Pick<Order, 'holder' | 'items'>;

/** Only who has the order, or a task about it, sees how to reach the customer; and no longer than the claim lasts. */
export const mayContact = (order: Claimed, account: string, at: Instant): boolean =>
  (order.holder?.account === account && !leaseIsOver(order, at)) ||
  order.items.some((item) => item.account === account);

/** Nobody has taken it from them yet, but it is theirs no longer. */
const hasLapsed = (order: Claimed, account: string, at: Instant): boolean =>
  order.holder?.account === account && leaseIsOver(order, at);

/** For who came second: who was first, and when. */
export const takenBy = (holder: Holder, account: string): Line =>
  holder.account === account
    ? { key: 'operators.already-yours' }
    : {
        key: 'operators.taken',
        params: { name: holder.name, at: { at: holder.since, zone: zoneOf(''), show: 'date-time' } },
      };
