import {
  type AttemptReason,
  addressLine,
  type OrderView,
  photoOf,
  slotLine,
  stages,
  waitsTooLong,
} from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { zoneOf } from '#core/customers/index.ts';
import { type QuestionBank, questionsFor } from '#core/quoting/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Card } from './card.ts';
import { duplicateLines, holderLines } from './decided-lines.ts';
import type { Drawing } from './drawing.ts';
import { handoverLines } from './handover-lines.ts';
import { orderButtons } from './order-buttons.ts';

const tones = {
  system: 'waiting',
  operators: 'open',
  holder: 'held',
  cx: 'waiting',
  customer: 'waiting',
  nobody: 'over',
} as const;

/** An order as its viewer may see it. What they may not see is not in `order`, so it cannot be on the card. */
export function orderCard(order: OrderView, drawing: Drawing): Card {
  const { bank, now } = drawing;
  const { number, device, status } = order;
  return {
    subject: number,
    number,
    title: { key: 'operators.card-title', params: { number, device } },
    status: { label: { key: `operators.status-${status}` }, tone: tones[stages[status].waitsFor] },
    lines: [
      ...flags(order, now),
      ...facts(order),
      ...handoverLines(order, drawing.simulated),
      ...hidden(order),
    ],
    ...(order.person ? { own: contactLines(order.person) } : {}),
    details: [...condition(order, bank), ...origin(order)],
    photos: photosOf(order),
    buttons: orderButtons(order, drawing),
  };
}

const photosOf = ({ category, progress }: OrderView): NonNullable<Card['photos']> =>
  [
    ...Object.entries(progress.inspection?.photos ?? {}).map(([name, ids]) => ({
      of: photoOf(category, name),
      ids,
    })),
    { of: { key: 'operators.photo-of-customer' } as const, ids: (progress.photos ?? []).map(({ id }) => id) },
  ].filter(({ ids }) => ids.length > 0);

/** Tasks that have a line of their own, or follow from the stage. */
const told: readonly string[] = ['duplicate', 'high-value-call', 'unserviceable-lead', 'variance-review'];

/** What should be noticed first. */
function flags(order: OrderView, now: Instant): readonly Line[] {
  return [
    ...(waitsTooLong(order, now) ? [{ key: 'operators.card-late' } as const] : []),
    ...(order.highValue ? [{ key: 'operators.card-high-value' } as const] : []),
    ...(order.status === 'unserviceable' ? [{ key: 'operators.card-unserviceable' } as const] : []),
    ...order.items.filter(({ kind }) => !told.includes(kind)).map(taskLine),
    ...duplicateLines(order),
  ];
}

/** What happened, and what to do about it, where the task knows and its reader may. */
function taskLine({ kind, subject, createdAt }: OrderView['items'][number]): Line {
  const { codes, allCodes, plans, visits, partner, reason } = subject;
  const told = { partner: String(partner), at: clock(createdAt) };
  if (codes !== undefined) return { key: 'operators.task-codes', params: { ...told, codes: String(codes) } };
  if (allCodes !== undefined)
    return { key: 'operators.task-all-codes', params: { ...told, codes: String(allCodes) } };
  if (plans !== undefined) return { key: 'operators.task-plans', params: { ...told, plans: String(plans) } };
  if (visits === undefined)
    return { key: 'operators.card-task', params: { what: { key: `operators.kind-${kind}` } } };
  const because: Line = { key: `operators.attempt-${reason as AttemptReason}` };
  return { key: 'operators.task-visits', params: { ...told, visits: String(visits), reason: because } };
}

function facts(order: OrderView): readonly Line[] {
  const { estimate, area, slot, isClosed } = order;
  return [
    { key: 'operators.card-estimate', params: { price: { paise: estimate } } },
    { key: 'operators.card-area', params: { ...area } },
    ...(isClosed
      ? []
      : [{ key: 'operators.card-slot', params: { slot: slotLine(slot, zoneOf(area.pincode)) } } as const]),
    ...holderLines(order),
  ];
}

function hidden({ person, status, holder, isOwn }: OrderView): readonly Line[] {
  if (isOwn && !person) return [{ key: 'operators.card-yours' }];
  if (person || stages[status].waitsFor === 'nobody') return [];
  return [{ key: holder ? 'operators.card-private' : 'operators.card-hidden' }];
}

/** Who the customer is and where: as much of it as the viewer may see. */
export const contactLines = ({
  name,
  phone,
  whatsapp,
  second,
  proven,
  place,
}: NonNullable<OrderView['person']>): readonly Line[] => [
  { key: 'operators.card-customer', params: { name, phone } },
  ...(second === undefined ? [] : [{ key: 'operators.card-second', params: { phone: second } } as const]),
  {
    key: proven?.includes(second === undefined ? 'phone' : 'second')
      ? 'operators.card-number-proven'
      : 'operators.card-number-unproven',
    params: { phone: second ?? phone },
  },
  ...(whatsapp === undefined
    ? []
    : [{ key: 'operators.card-whatsapp', params: { phone: whatsapp } } as const]),
  { key: 'operators.card-address', params: { address: addressLine(place) } },
];

/** The answers in the operator's language; in the customer's words when the questions have changed since. */
function condition({ quote, category, worded }: OrderView, bank: QuestionBank): readonly Line[] {
  const lines = questionsFor(bank, category).flatMap(({ id, name, options }) =>
    options
      .filter((option) => quote.answers[id]?.includes(option.id))
      .map((option) => answer({ key: name }, { key: option.label })),
  );
  if (lines.length > 0 && quote.bank === bank.version)
    return [{ key: 'operators.card-condition', params: { lines } }];
  const kept = worded.map(({ asked, answered }) => answer(asked, answered.join(', ')));
  return kept.length === 0 ? [] : [{ key: 'operators.card-condition', params: { lines: kept } }];
}

const answer = (question: string | Line, given: string | Line): Line => ({
  key: 'operators.card-answer',
  params: { question, answer: given },
});

function origin({ source, createdAt }: OrderView): readonly Line[] {
  const { payload: _raw, ...tags } = source;
  const named = [...new Set(Object.values(tags))].join(' · ');
  return [
    ...(named === '' ? [] : [{ key: 'operators.card-source', params: { source: named } } as const]),
    { key: 'operators.card-created', params: { at: clock(createdAt) } },
  ];
}

const clock = (at: Instant) => ({ at, zone: zoneOf(''), show: 'date-time' }) as const;
