import {
  callOutcomes,
  cancelReasons,
  type EventType,
  eventsFrom,
  type OrderView,
} from '#core/buyback/index.ts';
import { leadReasons } from '#core/support/index.ts';
import type { CardButton, Field } from './card.ts';

type Terms = Omit<CardButton, 'action' | 'label' | 'fields'> & {
  readonly fields?: (order: OrderView) => readonly Field[];
  /** Shown only then; always when absent. */
  readonly when?: (order: OrderView) => boolean;
};

/** The shop's own moves, and those that a task about duplicates makes, have no button. */
type Pressable = Exclude<EventType, 'open-matching' | 'merge-duplicate'>;

/** Somebody may ring the customer: the order is theirs, or a task about it. */
const isTaken = ({ holder, items }: OrderView): boolean =>
  holder !== undefined || items.some(({ account }) => account !== undefined);

const pincode = ({ area }: OrderView): Field => ({
  name: 'pincode',
  label: { key: 'operators.ask-pincode' },
  value: area.pincode,
});

/** How each move of the lifecycle looks as a button. */
const terms: { readonly [T in Pressable]: Terms } = {
  claim: { tone: 'primary' },
  release: {},
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
  'close-lead': { fields: () => [choice('reason', leadReasons, (id) => ({ key: `operators.lead-${id}` }))] },
  cancel: {
    tone: 'danger',
    sure: { key: 'operators.sure-cancel' },
    fields: () => [choice('reason', cancelReasons, (id) => ({ key: `operators.cancel-${id}` }))],
  },
};

const isPressable = (type: EventType): type is Pressable => type in terms;

/** What an operator can do with an order now: the moves of its stage, and the tasks about it. */
export const orderButtons = (order: OrderView): readonly CardButton[] => [
  ...eventsFrom(order.status, 'operator').flatMap((type) => {
    if (!isPressable(type)) return [];
    const { fields, when, ...looks } = terms[type];
    if (when && !when(order)) return [];
    return [button(type, { ...looks, ...(fields ? { fields: fields(order) } : {}) })];
  }),
  ...taskButtons(order),
];

const taskButtons = ({ items }: OrderView): readonly CardButton[] =>
  items.flatMap(({ kind, status }) => {
    if (kind === 'high-value-call' && status === 'open') return [button('take-call', { tone: 'primary' })];
    if (kind !== 'duplicate') return [];
    return [button('merge', { sure: { key: 'operators.sure-merge' } }), button('keep-all', {})];
  });

type Action = Pressable | 'take-call' | 'merge' | 'keep-all';

const button = (action: Action, looks: Omit<CardButton, 'action' | 'label'>): CardButton => ({
  action,
  label: { key: `operators.button-${action}` },
  ...looks,
});

function choice<Id extends string>(
  name: 'outcome' | 'reason',
  ids: readonly Id[],
  label: (id: Id) => Field['label'],
): Field {
  const options = ids.map((value) => ({ value, label: label(value) }));
  return { name, label: { key: `operators.ask-${name}` }, options };
}

const has = (value: string | undefined) => (value === undefined ? {} : { value });
