import { z } from 'zod';
import { type Flow, fill, offer, say, stepsOf, unclear } from '../conversation/index.ts';
import { type PickupSlot, readSlot, zoneOf } from '../customers/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';
import { slotChoice, slotLine, slotsFor } from './pickup-steps.ts';

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
        const all = slotsFor(pincode, facts).filter(({ from }) => from !== before.from);
        const meant = all.filter(({ id }) => few?.includes(id));
        const choices = (meant.length > 0 ? meant : all).map(slotChoice(zone));
        return offer('buyback.ask-new-slot', choices, { number, device, slot: slotLine(before, zone) });
      },
      take: ({ pincode, before }, input, facts) => {
        const offered = slotsFor(pincode, facts).filter(({ from }) => from !== before.from);
        if (input.type === 'choice') {
          const slot = offered.find(({ id }) => id === input.id);
          return slot ? fill({ slot }) : fill({ few: undefined }, say('buyback.slot-gone'));
        }
        if (input.type !== 'text') return unclear;
        const read = readSlot(input.text, offered, { now: facts.now, zone: zoneOf(pincode) });
        if (!read) return unclear;
        return read.type === 'slot'
          ? fill({ slot: read.slot })
          : fill({ few: read.slots.map(({ id }) => id) });
      },
    }),
  },
  finish: (known) => {
    const { number, slot } = known as Moving;
    const { from, to } = slot;
    const wish = { type: 'change-slot', slot: { from, to }, open: true } as const;
    return { replies: [], commands: [{ type: 'decide', number, wish }] };
  },
};
