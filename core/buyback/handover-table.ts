import { changeAddress, changeSlot } from './change-rules.ts';
import { handoverChanges as changes } from './handover-changes.ts';
import { handoverFollows as then } from './handover-news.ts';
import { letGo, nobody } from './letting-go.ts';
import { numbers } from './number-rules.ts';
import type { OrderStatus } from './order.ts';
import { follows } from './order-news.ts';
import { always, cancels, exits, type Rule, type Rules, whileOpen, write } from './rule.ts';

const givesUp: Rules = {
  release: { to: 'unassigned', guards: ['by its holder'], change: letGo, commands: follows.letGo },
  revoke: { to: 'unassigned', change: letGo, commands: follows.letGo },
};
const schedule: Rule<'schedule'> = {
  to: 'scheduled',
  guards: ['by its holder', 'slot is offered'],
  change: changes.scheduled,
  commands: then.scheduled,
};
const outOfArea: Rule<'out-of-area'> = { to: 'unassigned', change: letGo, commands: follows.outOfArea };
const report = (to: OrderStatus): Rule<'report-address'> => ({ to, commands: follows.reportedAddress });
/** On the way or not: who presses “on the way” days before has stood at no door by it. */
const visitFailed: Rule<'attempt-failed'> = {
  to: 'assigned',
  guards: ['by its holder', 'visit has begun'],
  change: changes.attemptFailed,
  commands: then.attemptFailed,
};
const visitMissed: Rule<'time-out'> = {
  to: 'unassigned',
  change: changes.visitMissed,
  commands: then.visitMissed,
};
const refuseDevice: Rule<'refuse-device'> = {
  to: 'no-deal',
  guards: ['nothing is owed'],
  change: nobody,
  commands: then.noDeal,
};
const payTo = (to: OrderStatus): Rule<'set-destination'> => ({
  to,
  change: changes.destinationSet,
  commands: then.destinationSet,
});
const approve: Rule<'approve'> = {
  to: 'offer-made',
  guards: ['by a second person'],
  change: changes.offered,
  commands: then.offered,
};

type Stage =
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
  | 'no-deal';

/** From the claim to the payment. */
export const handoverTable: { readonly [S in Stage]: Rules } = {
  assigned: {
    // Else agreeing on a visit and giving it up would begin a claim anew.
    schedule: {
      ...schedule,
      guards: ['by its holder', 'claim stands', 'slot is offered', 'slot is to come once moved'],
    },
    'time-out': { to: 'unassigned', change: letGo, commands: follows.letGo },
    ...givesUp,
    ...whileOpen('assigned'),
    ...numbers('assigned'),
    'change-address': changeAddress('assigned'),
    'report-address': report('assigned'),
    'change-slot': changeSlot('assigned'),
    'out-of-area': outOfArea,
    ...exits,
  },
  scheduled: {
    depart: { to: 'en-route', guards: ['by its holder'], change: changes.departed, commands: then.departed },
    // Else who moves it each time before it is due would keep the order for ever.
    schedule: {
      ...schedule,
      guards: ['by its holder', 'slot is offered', 'slot is to come once moved', 'may be moved again'],
      otherwise: { on: 'may be moved again', event: { type: 'too-many-plans' } },
    },
    'too-many-plans': { to: 'scheduled', commands: then.tooManyPlans },
    'time-out': visitMissed,
    'attempt-failed': visitFailed,
    ...givesUp,
    ...whileOpen('scheduled'),
    ...numbers('scheduled'),
    'change-address': changeAddress('scheduled'),
    'report-address': report('scheduled'),
    'change-slot': changeSlot('assigned'),
    'out-of-area': outOfArea,
    ...exits,
  },
  'en-route': {
    arrive: {
      to: 'inspecting',
      guards: ['by its holder', 'code matches'],
      otherwise: { on: 'code matches', event: { type: 'wrong-code' } },
      commands: then.arrived,
    },
    'wrong-code': { to: 'en-route', change: changes.wrongCode, commands: then.wrongCode },
    'confirm-arrival': { to: 'inspecting', guards: ['by a second person'], commands: then.arrived },
    'time-out': visitMissed,
    'attempt-failed': visitFailed,
    ...givesUp,
    ...whileOpen('en-route'),
    ...numbers('en-route'),
    'change-address': changeAddress('en-route'),
    'report-address': report('en-route'),
    // Who presses “on the way” days before takes nothing from the customer by it.
    'change-slot': changeSlot('assigned'),
    'out-of-area': outOfArea,
    ...exits,
  },
  inspecting: {
    inspect: {
      to: 'inspecting',
      guards: ['by its holder', 'number fits', 'check is told', 'answers fit'],
      change: changes.inspected,
    },
    'add-photos': {
      to: 'inspecting',
      guards: ['by its holder', 'is inspected'],
      change: changes.photosAdded,
    },
    'submit-inspection': {
      to: 'variance-review',
      guards: ['by its holder', 'is inspected', 'photos are there'],
      change: changes.submitted,
      commands: then.submitted,
    },
    revoke: { to: 'unassigned', change: letGo, commands: follows.letGo },
    ...whileOpen('inspecting'),
    ...numbers('inspecting'),
    ...cancels,
  },
  'variance-review': {
    approve,
    reprice: {
      to: 'offer-made',
      guards: ['by a second person', 'answers fit'],
      change: changes.repriced,
      commands: then.offered,
    },
    'return-for-evidence': { to: 'inspecting', guards: ['by a second person'], commands: then.returned },
    'refuse-device': refuseDevice,
    ...whileOpen('variance-review'),
    ...numbers('variance-review'),
    ...cancels,
  },
  'offer-made': {
    accept: { to: 'gates', guards: ['price as shown', 'offer stands'], commands: then.accepted },
    'dispute-line': {
      to: 'variance-review',
      guards: ['can be disputed', 'offer stands'],
      change: changes.disputed,
      commands: then.disputed,
    },
    decline: { to: 'no-deal', guards: ['price as shown'], change: nobody, commands: then.keptDevice },
    expire: { to: 'no-deal', guards: ['offer is over'], change: nobody, commands: then.offerOver },
    ...whileOpen('offer-made'),
    ...numbers('offer-made'),
    ...cancels,
  },
  gates: {
    'pass-gate': {
      to: 'gates',
      guards: ['gate is asked for'],
      change: changes.gatePassed,
      commands: then.gate,
    },
    'waive-gate': {
      to: 'gates',
      guards: ['gate is asked for', 'by a second person'],
      change: changes.gateWaived,
      commands: then.gate,
    },
    'fail-gate': { to: 'gates', guards: ['gate is asked for'], commands: then.gateFailed },
    'gates-passed': { to: 'payment-pending' },
    'set-destination': payTo('gates'),
    'refuse-device': refuseDevice,
    ...whileOpen('gates'),
    ...numbers('gates'),
    ...cancels,
  },
  'payment-pending': {
    'send-code': { to: 'payment-pending', guards: ['by its holder', 'destination is known'] },
    'verify-code': { to: 'paying', guards: ['by its holder', 'destination is known'], commands: then.paying },
    'bypass-code': {
      to: 'paying',
      guards: ['by a second person', 'destination is known', 'remarks are given'],
      commands: then.paying,
    },
    'set-destination': payTo('payment-pending'),
    'refuse-device': refuseDevice,
    ...whileOpen('payment-pending'),
    ...numbers('payment-pending'),
    ...cancels,
  },
  paying: {
    'payout-succeeded': { to: 'paid', commands: then.paid },
    'payout-failed': { to: 'payment-pending', commands: then.payoutFailed },
    ...whileOpen('paying'),
  },
  paid: { complete: { to: 'completed', change: nobody, commands: then.completed }, ...whileOpen('paid') },
  completed: {
    'payout-reversed': { to: 'payment-pending', change: changes.backWithUs, commands: then.reversed },
    review: {
      to: 'completed',
      guards: ['not rated yet'],
      change: changes.reviewed,
      commands: then.reviewed,
    },
    'record-wipe': { to: 'completed', guards: ['certificate is a number'], change: changes.wiped },
    'settle-review': { to: 'completed', guards: ['note is given'], change: changes.reviewSettled },
    ...always('completed'),
  },
  'no-deal': { 'send-to-customer': write('no-deal') },
};
