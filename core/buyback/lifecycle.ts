import type { Line } from '../conversation/index.ts';
import { hours, type Instant, minutes } from '../shared/index.ts';
import type { How, Role } from './actor.ts';
import { eventTerms } from './event-terms.ts';
import { type GuardName, guards, takenBy } from './guards.ts';
import type { Order, OrderStatus } from './order.ts';
import type { EventOf, EventType, OrderEvent } from './order-events.ts';
import { follows, type OrderCommand } from './order-news.ts';

type Rule<T extends EventType> = {
  readonly to: OrderStatus;
  readonly guards?: readonly GuardName[];
  readonly change?: (order: Order, event: EventOf<T>, how: How) => Partial<Order>;
  /** What follows, told of the order as it is after the move. */
  readonly commands?: (order: Order, event: EventOf<T>, how: How) => readonly OrderCommand[];
};
type Rules = { readonly [T in EventType]?: Rule<T> };

const moveTo = (_order: Order, { place }: { readonly place: Order['place'] }) => ({ place });
const correct = ({ place }: Order, { area }: EventOf<'fix-pincode'>) => {
  const { address, landmark } = place;
  return { place: { address, ...(landmark === undefined ? {} : { landmark }), ...area } };
};
const nobody = () => ({ holder: undefined });
const hold = (_order: Order, _event: OrderEvent, { by, at }: How) => ({
  holder: { account: by.account, name: by.name, since: at },
});

const write = (to: OrderStatus): Rule<'send-to-customer'> => ({
  to,
  guards: ['something to say'],
  commands: follows.wrote,
});
const look = (to: OrderStatus): Rule<'show-contact'> => ({ to, guards: ['may see the customer'] });
const changeAddress = (to: OrderStatus): Rule<'change-address'> => ({
  to,
  guards: ['pincode is served'],
  change: moveTo,
  commands: follows.movedAddress,
});
/** Ways out that every stage has until the device changes hands. */
const exits: Rules = {
  cancel: { to: 'cancelled', change: nobody, commands: follows.cancelled },
  'merge-duplicate': { to: 'cancelled', change: nobody, commands: follows.merged },
};

/** What may happen to an order at each stage, and what follows. A new stage is one entry here and one in `stages`. */
export const lifecycle: { readonly [S in OrderStatus]: Rules } = {
  created: {
    'open-matching': { to: 'unassigned' },
    'mark-unserviceable': { to: 'unserviceable', commands: follows.noPickup },
    'change-address': changeAddress('created'),
    'send-to-customer': write('created'),
    ...exits,
  },
  unassigned: {
    claim: { to: 'assigned', change: hold, commands: follows.claimed },
    'log-call': { to: 'unassigned', guards: ['may see the customer'], commands: follows.called },
    'show-contact': look('unassigned'),
    'send-to-customer': write('unassigned'),
    'change-address': changeAddress('unassigned'),
    'mark-unserviceable': { to: 'unserviceable', commands: follows.noPickup },
    ...exits,
  },
  assigned: {
    release: { to: 'unassigned', guards: ['by its holder'], change: nobody, commands: follows.letGo },
    revoke: { to: 'unassigned', change: nobody, commands: follows.letGo },
    'log-call': { to: 'assigned', guards: ['may see the customer'], commands: follows.called },
    'show-contact': look('assigned'),
    'send-to-customer': write('assigned'),
    'change-address': changeAddress('assigned'),
    ...exits,
  },
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
      change: moveTo,
      commands: follows.pickupPossible,
    },
    'close-lead': { to: 'lead-closed', commands: follows.closedLead },
    'log-call': { to: 'unserviceable', guards: ['may see the customer'], commands: follows.called },
    'show-contact': look('unserviceable'),
    'send-to-customer': write('unserviceable'),
    ...exits,
  },
  'lead-closed': { 'send-to-customer': write('lead-closed') },
  cancelled: { 'send-to-customer': write('cancelled') },
};

type Stage = {
  /** Whose move it is; nobody's once it is over. */
  readonly waitsFor: 'system' | 'operators' | 'holder' | 'cx' | 'nobody';
  /** Milliseconds without a move until it is shown as late. */
  readonly within?: Instant;
  /** The operators see name and address, and the number masked: somebody is on the way. */
  readonly shared?: true;
};

export const stages: { readonly [S in OrderStatus]: Stage } = {
  created: { waitsFor: 'system', within: minutes(5) },
  unassigned: { waitsFor: 'operators', within: hours(2) },
  assigned: { waitsFor: 'holder', within: hours(4), shared: true },
  unserviceable: { waitsFor: 'cx', within: hours(4) },
  'lead-closed': { waitsFor: 'nobody' },
  cancelled: { waitsFor: 'nobody' },
};

export const isOver = (status: OrderStatus): boolean => stages[status].waitsFor === 'nobody';

/** Nobody has moved it for longer than its stage allows. */
export const waitsTooLong = (
  { status, updatedAt }: Pick<Order, 'status' | 'updatedAt'>,
  now: Instant,
): boolean => now - updatedAt > (stages[status].within ?? Number.POSITIVE_INFINITY);

export type Transition =
  | { readonly ok: true; readonly order: Order; readonly commands: readonly OrderCommand[] }
  | { readonly ok: false; readonly reason: Line };

/** One move of an order: the order after it and what follows, or a line that says why not. */
export function apply(order: Order, event: OrderEvent, how: How): Transition {
  const rule = lifecycle[order.status][event.type] as Rule<EventType> | undefined;
  const reason = refusal(order, event, how);
  if (!rule || reason) return { ok: false, reason: reason ?? notNow(order) };
  const changed = { ...rule.change?.(order, event, how), status: rule.to, updatedAt: how.at };
  const after: Order = { ...order, ...changed, version: order.version + 1 };
  return { ok: true, order: after, commands: rule.commands?.(after, event, how) ?? [] };
}

/** The buttons of a stage, in the order of its table. */
export const eventsFrom = (status: OrderStatus, role: Role): readonly EventType[] =>
  (Object.keys(lifecycle[status]) as EventType[]).filter((type) => eventTerms[type].by.includes(role));

function refusal(order: Order, event: OrderEvent, how: How): Line | undefined {
  if (!eventTerms[event.type].by.includes(how.by.role)) return { key: 'operators.not-for-you' };
  const rule = lifecycle[order.status][event.type];
  if (!rule && event.type === 'claim' && order.holder) return takenBy(order.holder, how.by.account);
  if (!rule)
    return isOver(order.status) ? { key: 'operators.is-over', params: status(order) } : notNow(order);
  for (const name of rule.guards ?? []) {
    const reason = guards[name](order, event, how);
    if (reason) return reason;
  }
  return undefined;
}

const notNow = (order: Order): Line => ({ key: 'operators.not-now', params: status(order) });
const status = ({ status: at }: Order) => ({ status: { key: `operators.status-${at}` } }) as const;
