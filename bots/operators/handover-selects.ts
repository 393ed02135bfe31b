import { attemptReasons, noDealReasons, waiveReasons } from '#core/buyback/index.ts';
import { kinds } from '#core/support/index.ts';
import type { Field } from './card.ts';
import { options, select } from './handover-fields.ts';

export const attempt = select(
  'reason',
  { key: 'operators.ask-reason' },
  options(attemptReasons, (id) => ({ key: `operators.attempt-${id}` })),
);
export const noDeal = select(
  'reason',
  { key: 'operators.ask-reason' },
  options(noDealReasons, (id) => ({ key: `operators.refuse-${id}` })),
);
export const waive = select(
  'reason',
  { key: 'operators.ask-reason' },
  options(waiveReasons, (id) => ({ key: `operators.waive-${id}` })),
);

/** S1-26: how a call about a review ended. */
export const reviewed: readonly Field[] = [
  select(
    'outcome',
    { key: 'operators.ask-outcome' },
    options(kinds['low-review'].outcomes, (id) => ({ key: `operators.call-${id}` })),
  ),
  { name: 'note', label: { key: 'operators.ask-note' }, long: true },
];

/** B11: who was refused for their pincode may want to hear of it. */
export const notify: Field = {
  ...select(
    'notify',
    { key: 'operators.ask-notify' },
    options(['yes', 'no'] as const, (id) => ({ key: `operators.notify-${id}` })),
  ),
  optional: true,
};
