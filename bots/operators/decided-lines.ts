import type { EventType, OrderView } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { zoneOf } from '#core/customers/index.ts';
import { handoverLines } from './handover-lines.ts';

/** Who has it, and since when. */
export const holderLines = ({ holder }: OrderView): readonly Line[] => {
  if (!holder) return [];
  const at = { at: holder.since, zone: zoneOf(''), show: 'date-time' } as const;
  return [{ key: 'operators.card-holder', params: { name: holder.name, at } }];
};

/** Which orders are taken for one sale, and which of them is to stay. */
export function duplicateLines({ items }: OrderView): readonly Line[] {
  const { numbers, keep } = items.find(({ kind }) => kind === 'duplicate')?.subject ?? {};
  if (!Array.isArray(numbers)) return [];
  const params = { numbers: numbers.join(', '), keep: String(keep) };
  return [{ key: 'operators.card-duplicate', params }];
}

const stageLine = ({ status }: OrderView): Line => ({
  key: 'operators.card-stage',
  params: { status: { key: `operators.status-${status}` } },
});

const reads: { readonly [T in EventType]?: (order: OrderView) => readonly Line[] } = {
  revoke: holderLines,
  cancel: (order) => [stageLine(order), ...holderLines(order)],
  'confirm-arrival': (order) => [...holderLines(order), ...handoverLines(order)],
};

/** How that which a move decides about reads now; what is compared is in `core/buyback/decided.ts`. */
export const decidedLines = (type: EventType, order: OrderView, simulated = false): readonly Line[] =>
  reads[type]?.(order) ?? handoverLines(order, simulated);
