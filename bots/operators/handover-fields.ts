import {
  canStillBePlanned,
  gateNames,
  imeiChecks,
  type OrderView,
  photoOf,
  slotLine,
} from '#core/buyback/index.ts';
import { zoneOf } from '#core/customers/index.ts';
import { questionsFor } from '#core/quoting/index.ts';
import type { Field } from './card.ts';
import type { Drawing } from './drawing.ts';
import { offeredSlots } from './visit-slots.ts';

export const options = <Id extends string>(ids: readonly Id[], label: (id: Id) => Field['label']) =>
  ids.map((value) => ({ value, label: label(value) }));

export const select = (name: string, label: Field['label'], choices: Field['options'] & object): Field => ({
  name,
  label,
  options: choices,
});

/** The customer's own time stands there. */
export function slots(order: OrderView, { now, policies }: Drawing): readonly Field[] {
  const { area, slot: wanted, progress } = order;
  const zone = zoneOf(area.pincode);
  const offered = offeredSlots({ now, policies, zone })
    .filter(({ from }) => canStillBePlanned({ slot: wanted, ...progress }, from, now))
    .slice(0, 30);
  const choices = offered.map((slot) => ({ value: slot.id, label: slotLine(slot, zone) }));
  const chosen = offered.find(({ from }) => from === wanted.from);
  const field = select('slot', { key: 'operators.ask-slot' }, choices);
  return [chosen ? { ...field, value: chosen.id } : field];
}

/** The customer's own questions, filled in with what they said: only what differs needs a hand (S0-67). */
export function findings(order: OrderView, { bank }: Drawing): readonly Field[] {
  const known = order.progress.inspection?.answers ?? order.quote.answers;
  return questionsFor(bank, order.category).map(({ id, name, options: choices, multi }): Field => {
    const value = known[id]?.join(',');
    return {
      name: `answer-${id}`,
      label: { key: name },
      options: choices.map((option) => ({
        value: option.id,
        label: { key: option.label },
        ...(option.alone ? { alone: option.alone } : {}),
      })),
      optional: true,
      ...(multi ? { multi } : {}),
      ...(value === undefined ? {} : { value }),
    };
  });
}

/** What was found before stands there: a correction changes only what was wrong. */
export function inspection(order: OrderView, drawing: Drawing): readonly Field[] {
  const isPhone = order.category === 'phone';
  const found = order.progress.inspection;
  const check = select(
    'check',
    { key: 'operators.ask-check' },
    options(imeiChecks, (id) => ({ key: `operators.check-${id}` })),
  );
  return [
    {
      name: 'identifier',
      label: { key: isPhone ? 'operators.ask-identifier' : 'operators.ask-serial' },
      ...(found?.identifier === undefined ? {} : { value: found.identifier }),
    },
    ...(isPhone ? [found ? { ...check, value: found.check } : check] : []),
    {
      name: 'unlocked',
      label: { key: 'operators.ask-unlocked' },
      options: options(['yes', 'no'] as const, (id) => ({ key: `operators.unlocked-${id}` })),
      ...(found ? { value: found.unlocked ? 'yes' : 'no' } : {}),
    },
    ...findings(order, drawing),
  ];
}

/** One field for each photo that is still asked for. */
export const photos = ({ category, progress }: OrderView): readonly Field[] =>
  (progress.inspection?.missing ?? []).map((name) => ({
    name: `photo-${name}`,
    label: {
      key: 'operators.ask-photo-of',
      params: { name: photoOf(category, name) },
    },
    photos: true,
    optional: true,
  }));

/** One of the checks that are still open. */
export const gate = (order: OrderView): Field =>
  select('gate', { key: 'operators.ask-gate' }, gateOptions(order));

/** All that are passed, at once. */
export const gates = (order: OrderView): Field => ({
  ...select('gate', { key: 'operators.ask-gates' }, gateOptions(order)),
  multi: true,
});

const gateOptions = ({ progress }: OrderView) =>
  options(progress.gates.length > 0 ? progress.gates : gateNames, (id) => ({ key: `operators.gate-${id}` }));
