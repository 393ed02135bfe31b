import { z } from 'zod';
import {
  again,
  type Choice,
  type Flow,
  fill,
  offer,
  type Reply,
  say,
  stepsOf,
  unclear,
} from '../conversation/index.ts';
import {
  isBareTime,
  isNoRequest,
  namesTime,
  type PickupSlot,
  readSlot,
  type SlotReading,
  zoneOf,
} from '../customers/index.ts';
import { asksOrDenies, fold } from '../shared/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';
import type { Brief } from './matters.ts';
import { withoutDevice } from './orders-named.ts';
import { notThen, slotChoice, slotLine, slotsFor } from './pickup-steps.ts';

type Moving = {
  readonly number: string;
  readonly device: string;
  readonly pincode: string;
  readonly before: { readonly from: number; readonly to: number };
  readonly slot: PickupSlot;
  /** Ids of those that were meant, of a day or a part of it. */
  readonly few: readonly string[] | undefined;
};

const step = stepsOf<Moving, SellFacts, Command>();
const span = z.object({ from: z.number(), to: z.number() });

/** Another pickup time for an order that stands. */
export const changeSlot: Flow<Moving, SellFacts, Command> = {
  name: 'change-slot',
  answers: z
    .object({
      number: z.string(),
      device: z.string(),
      pincode: z.string(),
      before: span,
      few: z.array(z.string()),
    })
    .partial() as unknown as z.ZodType<Partial<Moving>>,
  steps: {
    slot: step({
      fills: 'slot',
      needs: ['number', 'device', 'pincode', 'before'],
      example: { key: 'buyback.slot-example' },
      ask: ({ number, device, pincode, before, few }, facts) => {
        const zone = zoneOf(pincode);
        const all = others(pincode, before, facts);
        const meant = all.filter(({ id }) => few?.includes(id));
        const [only, ...more] = meant;
        if (only && more.length === 0) return askMove({ number, device, before }, only, zone);
        const choices = (meant.length > 0 ? meant : all).map((slot) => binding(slotChoice(zone)(slot)));
        return offer('buyback.ask-new-slot', choices, { number, device, slot: slotLine(before, zone) });
      },
      take: ({ number, pincode, before, device, few }, input, facts) => {
        const offered = others(pincode, before, facts);
        if (input.type === 'choice' && input.id === keepTime.id)
          return { type: 'leave', replies: [say('buyback.order-kept', { number, device })], commands: [] };
        if (input.type === 'choice' && input.id === otherTimes.id) return fill({ few: undefined });
        if (input.type === 'choice') {
          const slot = offered.find(({ id }) => id === input.id);
          return slot ? fill({ slot }) : fill({ few: undefined }, say('buyback.slot-gone'));
        }
        if (input.type !== 'text' || isNoRequest(input.text)) return unclear;
        const read = slotSaid(input.text, { device, pincode, slot: before }, facts);
        if (!read && namesTime(fold(input.text))) return again(say('buyback.nothing-free-then'));
        if (!read) return unclear;
        if (read.type !== 'slot')
          return fill({ few: read.slots.map(({ id }) => id) }, ...notThen(read.missed));
        // Who tells something of a time, or asks about it, has not said that it shall be then: it is asked back, and so is
        // another time than the one asked back, and one that may be what is planned.
        const isAsked = few?.length === 1 && few[0] === read.slot.id;
        const isOther = few?.length === 1 && !isAsked;
        const mayBePlanned = !isAsked && meansPlanned(input.text, { pincode, device, before }, facts);
        return isOther || mayBePlanned || asksOrDenies(input.text) || !isBareTime(input.text)
          ? fill({ few: [read.slot.id] })
          : fill({ slot: read.slot });
      },
    }),
  },
  finish: (known) => {
    const { number, slot } = known as Moving;
    return { replies: [], commands: [slotWish(number, slot)] };
  },
};

/** It moves the visit at once. */
const binding = (choice: Choice): Choice => ({ ...choice, binds: true });

const otherTimes = { id: 'other-times', label: { key: 'choices.other-times' } } as const;
const keepTime = { id: 'keep-time', label: { key: 'choices.no' } } as const;

/** A time that stood in a sentence: it moves with a yes. */
const askMove = (
  { number, device, before }: Pick<Moving, 'number' | 'device' | 'before'>,
  slot: PickupSlot,
  zone: string,
): Reply =>
  offer(
    'buyback.ask-move',
    [{ id: slot.id, label: { key: 'choices.yes' }, binds: true }, keepTime, otherTimes],
    {
      number,
      device,
      slot: slotLine(slot, zone),
      was: slotLine(before, zone),
    },
  );

/** All that is offered, but the time that is planned already. */
const others = (pincode: string, before: Moving['before'], facts: SellFacts): readonly PickupSlot[] =>
  slotsFor(pincode, facts).filter(({ from }) => from !== before.from);

/** Whether the words fit the time that is planned as well: "tomorrow afternoon", of two then. */
function meansPlanned(
  said: string,
  { pincode, device, before }: Pick<Moving, 'pincode' | 'device' | 'before'>,
  facts: SellFacts,
): boolean {
  const clock = { now: facts.now, zone: zoneOf(pincode) };
  const read = readSlot(withoutDevice(said, device), slotsFor(pincode, facts), clock);
  const fitting = read?.type === 'slot' ? [read.slot] : (read?.slots ?? []);
  return fitting.some(({ from }) => from === before.from);
}

/** The time that is named in a sentence about an order. */
export function slotSaid(
  said: string,
  { device, pincode, slot }: Pick<Brief, 'device' | 'pincode' | 'slot'>,
  facts: SellFacts,
): SlotReading | undefined {
  const clock = { now: facts.now, zone: zoneOf(pincode) };
  return readSlot(withoutDevice(said, device), others(pincode, slot, facts), clock);
}

const slotWish = (number: string, { from, to }: PickupSlot): Command => ({
  type: 'decide',
  number,
  wish: { type: 'change-slot', slot: { from, to }, open: true },
});
