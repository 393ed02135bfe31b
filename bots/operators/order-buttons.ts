import {
  callOutcomes,
  cancelReasons,
  type EventType,
  eventsFrom,
  type OrderView,
  slotLine,
} from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { zoneOf } from '#core/customers/index.ts';
import { isPayoutAction, type PayoutAction, payoutActions } from '#core/payout/index.ts';
import { hours } from '#core/shared/index.ts';
import { leadReasons } from '#core/support/index.ts';
import type { CardButton, Field } from './card.ts';
import { decidedLines, duplicateLines } from './decided-lines.ts';
import type { Drawing } from './drawing.ts';
import * as handover from './handover-fields.ts';
import { willBeRefused } from './handover-lines.ts';
import * as selects from './handover-selects.ts';
import * as texts from './handover-texts.ts';
import type { TaskAction } from './to-event.ts';

type Terms = Omit<CardButton, 'action' | 'label' | 'fields'> & {
  readonly fields?: (order: OrderView, drawing: Drawing) => readonly Field[];
  /** Other words than usual, when something has been done already. */
  readonly label?: (order: OrderView) => CardButton['label'] | undefined;
  /** Said instead of `sure`, when more than usual follows. */
  readonly warns?: (order: OrderView, drawing: Drawing) => CardButton['sure'] | undefined;
  /** It is no longer what comes next: it stands back then. */
  readonly past?: (order: OrderView) => boolean;
  /** Shown only then; always when absent. */
  readonly when?: (order: OrderView) => boolean;
};

/** The customer's and the shop's own moves, and those that a task about duplicates makes, have no button; a vendor's own, in `market.ts`. */
type Pressable = Exclude<
  EventType,
  | 'open-matching'
  | 'decline-offer'
  | 'merge-duplicate'
  | 'change-slot'
  | 'out-of-area'
  | 'report-address'
  | 'send-photo'
  | 'review'
  | 'settle-review'
  | 'record-wipe'
  | 'choose-number'
  | 'prove-number'
  | 'type-number-code'
  | 'wrong-number-code'
  | 'correct-number'
  | 'too-many-plans'
  | 'time-out'
  | 'wrong-code'
  | 'accept'
  | 'dispute-line'
  | 'decline'
  | 'expire'
  | 'gates-passed'
  | 'set-destination'
  | 'payout-succeeded'
  | 'payout-failed'
  | 'complete'
  | 'payout-reversed'
>;

/** Somebody may ring the customer: the order is theirs, or a task about it. */
const isTaken = ({ holder, items }: OrderView): boolean =>
  holder !== undefined || items.some(({ account }) => account !== undefined);

const needsPhotos = ({ progress }: OrderView): boolean => (progress.inspection?.missing.length ?? 0) > 0;
const canPay = ({ progress }: OrderView): boolean => progress.destination !== undefined;

const pincode = ({ area }: OrderView): Field => ({
  name: 'pincode',
  label: { key: 'operators.ask-pincode' },
  value: area.pincode,
});

/** The customer moved the visit: no lead fee is charged, and so none is spoken of. */
export const releaseIsFree = { key: 'operators.sure-release-moved' } as const satisfies Line;

/** Who sets out for a visit that begins later than that may have pressed on the wrong day. */
const early = hours(3);

/** Names the time and no "today": on a card in a chat it may be read the next day. */
function tooEarly({ slot, area }: OrderView, { now }: Drawing): Line | undefined {
  if (slot.from - now <= early) return undefined;
  return { key: 'operators.sure-depart-early', params: { slot: slotLine(slot, zoneOf(area.pincode)) } };
}

/** How each move of the lifecycle looks as a button. */
const terms: { readonly [T in Pressable]: Terms } = {
  claim: { tone: 'primary' },
  release: {
    sure: { key: 'operators.sure-release' },
    warns: ({ progress }) => (progress.excused ? releaseIsFree : undefined),
  },
  revoke: { sure: { key: 'operators.sure-revoke' } },
  'show-contact': { when: isTaken },
  'log-call': {
    when: isTaken,
    fields: () => [choice('outcome', callOutcomes, (id) => ({ key: `operators.call-${id}` }))],
  },
  'send-to-customer': { fields: () => [{ name: 'text', label: { key: 'operators.ask-text' }, long: true }] },
  'change-address': {
    fields: (order) => [
      {
        name: 'address',
        label: { key: 'operators.ask-address' },
        long: true,
        ...has(order.person?.place.address),
      },
      pincode(order),
      {
        name: 'landmark',
        label: { key: 'operators.ask-landmark' },
        optional: true,
        ...has(order.person?.place.landmark),
      },
    ],
  },
  'fix-pincode': { tone: 'primary', fields: (order) => [pincode(order)] },
  'mark-unserviceable': {},
  'close-lead': {
    fields: () => [choice('reason', leadReasons, (id) => ({ key: `operators.lead-${id}` })), selects.notify],
  },
  schedule: {
    tone: 'primary',
    fields: handover.slots,
    past: ({ status }) => status === 'scheduled',
    label: ({ status }) => (status === 'scheduled' ? { key: 'operators.button-reschedule' } : undefined),
  },
  depart: { tone: 'primary', sure: { key: 'operators.sure-depart' }, warns: tooEarly },
  'attempt-failed': { fields: () => [selects.attempt] },
  arrive: { tone: 'primary', when: ({ progress }) => !progress.codesOver, fields: () => [texts.code] },
  'confirm-arrival': { sure: { key: 'operators.sure-confirm-arrival' } },
  inspect: {
    tone: 'primary',
    fields: handover.inspection,
    past: ({ progress }) => progress.inspection !== undefined,
    label: ({ progress }) => (progress.inspection ? { key: 'operators.button-inspect-again' } : undefined),
  },
  'add-photos': { tone: 'primary', when: needsPhotos, fields: handover.photos },
  'submit-inspection': {
    tone: 'primary',
    sure: { key: 'operators.sure-submit-inspection' },
    warns: (order) => (willBeRefused(order) ? { key: 'operators.sure-submit-refused' } : undefined),
    when: (order) => order.progress.inspection !== undefined && !needsPhotos(order),
  },
  approve: { tone: 'primary', sure: { key: 'operators.sure-approve' } },
  reprice: { fields: handover.findings },
  'return-for-evidence': {},
  'refuse-device': { tone: 'danger', fields: () => [selects.noDeal] },
  'pass-gate': { tone: 'primary', fields: (order) => [handover.gates(order)] },
  'waive-gate': { fields: (order) => [handover.gate(order), selects.waive] },
  'fail-gate': { fields: (order) => [handover.gate(order)] },
  'send-code': { tone: 'primary', sure: { key: 'operators.sure-send-code' }, when: canPay },
  'verify-code': { tone: 'primary', when: canPay, fields: () => [texts.code] },
  'bypass-code': { when: canPay, fields: () => [texts.remarks] },
  cancel: {
    tone: 'danger',
    sure: { key: 'operators.sure-cancel' },
    fields: () => [choice('reason', cancelReasons, (id) => ({ key: `operators.cancel-${id}` }))],
  },
};

const isPressable = (type: EventType): type is Pressable => type in terms;

/** What an operator can do with an order now: the moves of its stage, and the tasks about it. */
export const orderButtons = (order: OrderView, drawing: Drawing): readonly CardButton[] => [
  ...eventsFrom(order.status, 'operator').flatMap((type) => {
    if (!isPressable(type)) return [];
    const shown = terms[type].when?.(order) ?? true;
    return shown ? [draw(type, terms[type], { order, drawing })] : [];
  }),
  ...(order.status === 'paying' && drawing.byHand
    ? payoutActions.map((type) => draw(type, payoutTerms[type], { order, drawing }))
    : []),
  ...taskButtons(order),
];

type Drawn = { readonly order: OrderView; readonly drawing: Drawing };

function draw(type: Pressable | PayoutAction, terms: Terms, { order, drawing }: Drawn): CardButton {
  const { fields, when: _shown, warns, label, past, tone, ...looks } = terms;
  const warning = warns?.(order, drawing);
  const mark = isPayoutAction(type) ? undefined : order.marks?.[type];
  const reads = isPayoutAction(type) ? [] : decidedLines(type, order, drawing.simulated);
  const drawn = button(type, {
    ...looks,
    ...(tone === undefined || past?.(order) ? {} : { tone }),
    ...(warning ? { sure: warning } : {}),
    ...(fields ? { fields: fields(order, drawing) } : {}),
    ...(mark === undefined ? {} : { decides: { mark, reads } }),
  });
  return { ...drawn, label: label?.(order) ?? drawn.label };
}

const taskButtons = (order: OrderView): readonly CardButton[] =>
  order.items.flatMap(({ kind, status }) => {
    if (kind === 'high-value-call' && status === 'open') return [button('take-call', { tone: 'primary' })];
    if (kind === 'data-wipe') return [button('wiped', { tone: 'primary', fields: [texts.certificate] })];
    if (kind === 'address-check') return [button('address-stays', {})];
    if (kind === 'low-review') return reviewButtons(status);
    if (kind !== 'duplicate') return [];
    const mark = order.marks?.['merge-duplicate'];
    const looks = mark === undefined ? {} : { decides: { mark, reads: duplicateLines(order) } };
    return [button('merge', { ...looks, sure: { key: 'operators.sure-merge' } }), button('keep-all', looks)];
  });

/** Who takes the task sees the number (S4); whoever ends it says what was agreed. */
const reviewButtons = (status: OrderView['items'][number]['status']): readonly CardButton[] => [
  ...(status === 'open' ? [button('take-review', { tone: 'primary' })] : []),
  button('reviewed', { ...(status === 'open' ? {} : { tone: 'primary' }), fields: selects.reviewed }),
];

type Action = Pressable | PayoutAction | TaskAction;

const button = (action: Action, looks: Omit<CardButton, 'action' | 'label'>): CardButton => ({
  action,
  label: { key: `operators.button-${action}` },
  ...looks,
});

/** The payment is made at the bank: what came of it is said here. */
const payoutTerms: { readonly [A in PayoutAction]: Terms } = {
  'record-payout': { tone: 'primary', fields: () => [texts.reference] },
  'approve-payout': {},
  'give-up-payout': { tone: 'danger', sure: { key: 'operators.sure-give-up-payout' } },
  'confirm-unpaid': { tone: 'danger', sure: { key: 'operators.sure-confirm-unpaid' } },
  'return-payout': {},
};

function choice<Id extends string>(
  name: 'outcome' | 'reason',
  ids: readonly Id[],
  label: (id: Id) => Field['label'],
): Field {
  const options = ids.map((value) => ({ value, label: label(value) }));
  return { name, label: { key: `operators.ask-${name}` }, options };
}

const has = (value: string | undefined) => (value === undefined ? {} : { value });
