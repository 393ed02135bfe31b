import type { Line } from '../conversation/index.ts';
import { zoneOf } from '../customers/index.ts';
import type { How } from './actor.ts';
import { handoverGuards } from './handover-guards.ts';
import { numberGuards } from './number-proof.ts';
import type { Holder, Order } from './order.ts';
import type { OrderEvent } from './order-events.ts';

type Guard = (order: Order, event: OrderEvent, how: How) => Line | undefined;

/** Why a move that its stage allows may still be refused, by the name that the table of stages uses. */
export const guards = {
  ...handoverGuards,
  ...numberGuards,
  'by its holder': ({ holder }, _event, { by }) =>
    holder?.account === by.account
      ? undefined
      : { key: 'operators.not-yours', params: { name: holder?.name ?? '' } },
  'pincode is served': (_order, event) =>
    'served' in event && !event.served
      ? {
          key: 'operators.not-served',
          params: { pincode: ('area' in event ? event.area : event.place).pincode },
        }
      : undefined,
  'may see the customer': (order, _event, { by }) =>
    mayContact(order, by.account) ? undefined : { key: 'operators.contact-hidden' },
  'something to say': (_order, event) =>
    'text' in event && event.text === '' ? { key: 'operators.nothing-to-send' } : undefined,
} as const satisfies Readonly<Record<string, Guard>>;

export type GuardName = keyof typeof guards;

/** Only who has the order, or a task about it, sees how to reach the customer. */
export const mayContact = ({ holder, items }: Pick<Order, 'holder' | 'items'>, account: string): boolean =>
  holder?.account === account || items.some((item) => item.account === account);

/** For who came second: who was first, and when. */
export const takenBy = (holder: Holder, account: string): Line =>
  holder.account === account
    ? { key: 'operators.already-yours' }
    : {
        key: 'operators.taken',
        params: { name: holder.name, at: { at: holder.since, zone: zoneOf(''), show: 'date-time' } },
      };
