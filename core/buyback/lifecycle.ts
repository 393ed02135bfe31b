import type { Line } from '../conversation/index.ts';
import type { How, Role } from './actor.ts';
import { changeAddress, changeSlot } from './change-rules.ts';
import { eventTerms } from './event-terms.ts';
import { guards, takenBy } from './guards.ts';
import { handoverTable } from './handover-table.ts';
import { numbers } from './number-rules.ts';
import type { Order, OrderStatus } from './order.ts';
import type { EventOf, EventType, OrderEvent } from './order-events.ts';
import { follows, type OrderCommand } from './order-news.ts';
import { exits, type Rule, type Rules, sendPhoto, whileOpen, write } from './rule.ts';
import { isOver } from './stages.ts';

const correct = ({ place }: Order, { area }: EventOf<'fix-pincode'>) => {
  const { address, landmark } = place;
  return { place: { address, ...(landmark === undefined ? {} : { landmark }), ...area } };
};
const hold = (_order: Order, _event: OrderEvent, { by, at }: How) => ({
  holder: { account: by.account, name: by.name, since: at },
});

/** What may happen to an order at each stage, and what follows. A new stage is one entry here and one in `stages`. */
export const lifecycle: { readonly [S in OrderStatus]: Rules } = {
  created: {
    'open-matching': { to: 'unassigned' },
    'mark-unserviceable': { to: 'unserviceable', commands: follows.noPickup },
    'change-address': changeAddress('created'),
    'change-slot': changeSlot('created'),
    'send-to-customer': write('created'),
    'send-photo': sendPhoto('created'),
    ...numbers('created'),
    ...exits,
  },
  unassigned: {
    claim: { to: 'assigned', change: hold, commands: follows.claimed },
    'decline-offer': { to: 'unassigned' },
    ...whileOpen('unassigned'),
    ...numbers('unassigned'),
    'change-address': changeAddress('unassigned'),
    'change-slot': changeSlot('unassigned'),
    'mark-unserviceable': { to: 'unserviceable', commands: follows.noPickup },
    ...exits,
  },
  ...handoverTable,
  unserviceable: {
    'fix-pincode': {
      to: 'created',
      guards: ['pincode is served'],
      change: correct,
      commands: follows.pickupPossible,
    },
    'change-address': {
      to: 'created',
      guards: ['pincode is served'],
      change: (_order, { place }) => ({ place }),
      commands: follows.pickupPossible,
    },
    'change-slot': changeSlot('unserviceable'),
    'close-lead': { to: 'lead-closed', commands: follows.closedLead },
    ...whileOpen('unserviceable'),
    ...numbers('unserviceable'),
    ...exits,
  },
  'lead-closed': { 'send-to-customer': write('lead-closed') },
  cancelled: { 'send-to-customer': write('cancelled') },
};

export type Transition =
  | { readonly ok: true; readonly order: Order; readonly commands: readonly OrderCommand[] }
  /** `instead`: what happens because of the refusal; it is kept, a wrong code at the door is counted. */
  | { readonly ok: false; readonly reason: Line; readonly instead?: OrderEvent };

/** One move of an order: the order after it and what follows, or a line that says why not. */
export function apply(order: Order, event: OrderEvent, how: How): Transition {
  const rule = lifecycle[order.status][event.type] as Rule<EventType> | undefined;
  const refused = refusal(order, event, how);
  if (!rule || refused) return { ok: false, ...(refused ?? { reason: notNow(order) }) };
  // A look is no sign of life (B13): who only looks does not keep an order.
  const updatedAt = eventTerms[event.type].looks ? order.updatedAt : how.at;
  const changed = { ...rule.change?.(order, event, how), status: rule.to, updatedAt };
  const after: Order = { ...order, ...changed, version: order.version + 1 };
  return { ok: true, order: after, commands: rule.commands?.(after, event, { ...how, before: order }) ?? [] };
}

/** The buttons of a stage, in the order of its table. */
export const eventsFrom = (status: OrderStatus, role: Role): readonly EventType[] =>
  (Object.keys(lifecycle[status]) as EventType[]).filter((type) => eventTerms[type].by.includes(role));

type Refused = { readonly reason: Line; readonly instead?: OrderEvent };

function refusal(order: Order, event: OrderEvent, how: How): Refused | undefined {
  if (!eventTerms[event.type].by.includes(how.by.role)) return { reason: { key: 'operators.not-for-you' } };
  const rule = lifecycle[order.status][event.type];
  if (!rule && event.type === 'claim' && order.holder)
    return { reason: takenBy(order.holder, how.by.account) };
  if (!rule && isOver(order.status)) return { reason: { key: 'operators.is-over', params: status(order) } };
  if (!rule) return { reason: notNow(order) };
  for (const name of rule.guards ?? []) {
    const reason = guards[name](order, event, how);
    const { on, event: instead } = rule.otherwise ?? {};
    if (reason) return on === name && instead ? { reason, instead } : { reason };
  }
  return undefined;
}

const notNow = (order: Order): Line => ({ key: 'operators.not-now', params: status(order) });
const status = ({ status: at }: Order) => ({ status: { key: `operators.status-${at}` } }) as const;
