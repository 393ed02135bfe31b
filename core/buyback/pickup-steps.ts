import {
  again,
  type Choice,
  type Decision,
  derived,
  fill,
  type Line,
  offer,
  say,
  stepsOf,
  unclear,
} from '../conversation/index.ts';
import {
  namesTime,
  type PickupSlot,
  pickupSlots,
  place,
  readPincode,
  readSlot,
  sameDoor,
  toldPincode,
  zoneOf,
} from '../customers/index.ts';
import { fold } from '../shared/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';
import type { Sale } from './sale.ts';
import { savedPlace } from './saved-place.ts';
import { soldDevice } from './sold-device.ts';

type Take = Decision<Sale, Command>;
type Lead = Extract<Command, { type: 'lead' }>;

/** B11: what of a sale says where a vendor is missing. */
const lead = (is: Lead['is'], { category = 'phone', place: where, quote }: Partial<Sale>): Lead => ({
  type: 'lead',
  is,
  category,
  pincode: where?.pincode ?? '',
  district: where?.district ?? '',
  estimate: quote?.breakdown.estimate ?? 0,
});

/** Another pincode was meant: that one may be lost again, this one was not. */
const foundElsewhere = (sale: Partial<Sale>, taken: Take): Take =>
  taken.type === 'fill' ? { ...taken, commands: [...(taken.commands ?? []), lead('found', sale)] } : taken;

const step = stepsOf<Sale, SellFacts, Command>();

export const pickupSteps = {
  place: step({
    fills: 'place',
    needs: [],
    calls: 'place',
    lends: ({ place: where, name, phone }, question, { person, area }) => {
      if (where) return question === 'pincode' ? sameDoor(where) : {};
      const who = name !== undefined && phone !== undefined ? { name, phone } : undefined;
      return { saved: savedPlace(person, phone, area), who };
    },
    ask: () => say('buyback.ask-place'),
    take: (_known, input): Take => (input.type === 'returned' ? takePlace(input.result) : unclear),
  }),
  served: derived<Sale, SellFacts, Command>({
    fills: 'served',
    needs: ['place'],
    derive: ({ variant, ...sale }, { area, shelf }) => {
      const { place: where } = sale;
      const pincode = where?.pincode ?? '';
      if (area.serves(pincode)) return { answers: { served: true } };
      const device = soldDevice(variant, { shelf });
      const subject = { pincode, district: where?.district ?? '', device };
      return {
        answers: { served: false },
        commands: [{ type: 'open-item', kind: 'unserviceable-lead', subject }, lead('lost', sale)],
      };
    },
  }),
  elsewhere: step({
    fills: 'confirmed',
    needs: ['place'],
    applies: ({ served }) => served === false,
    ask: ({ place: where }) =>
      offer(
        'buyback.not-served',
        [
          { id: 'tell-me', label: { key: 'choices.tell-me' } },
          { id: 'other-pincode', label: { key: 'choices.other-pincode' } },
          { id: '@agent', label: { key: 'choices.agent' } },
        ],
        { pincode: where.pincode, district: where.district },
      ),
    take: (sale, input, { pincodes }): Take => {
      const { place: where } = sale;
      if (input.type === 'returned') return foundElsewhere(sale, takePlace(input.result));
      if (input.type === 'text') {
        const read = readPincode(input.text, (code) => pincodes.find(code) !== undefined);
        return read.type === 'accept'
          ? { type: 'call', flow: 'place', known: sameDoor(where, read.value) }
          : unclear;
      }
      if (input.type !== 'choice') return unclear;
      if (input.id === 'other-pincode') return { type: 'call', flow: 'place', known: sameDoor(where) };
      if (input.id !== 'tell-me') return unclear;
      const replies = [say('buyback.will-tell', { pincode: where.pincode })];
      const about = { pincode: where.pincode };
      return {
        type: 'leave',
        replies,
        commands: [{ type: 'record', name: 'notify_when_served', about }, lead('wished', sale)],
      };
    },
  }),
  slot: step({
    fills: 'slot',
    // All that is served keeps one clock: the time stays when the address changes.
    needs: [],
    example: { key: 'buyback.slot-example' },
    ask: ({ place: where, slots }, facts) => {
      const offered = slotsFor(pincodeOf(where), facts);
      const few = offered.filter(({ id }) => slots?.includes(id));
      return offer(
        'buyback.ask-slot',
        (few.length > 0 ? few : offered).map(slotChoice(zoneOf(pincodeOf(where)))),
      );
    },
    take: ({ place: where }, input, facts): Take => {
      const offered = slotsFor(pincodeOf(where), facts);
      if (input.type === 'choice') {
        const chosen = offered.find(({ id }) => id === input.id);
        return chosen
          ? fill({ slot: chosen, slots: undefined })
          : fill({ slots: undefined }, say('buyback.slot-gone'));
      }
      if (input.type === 'returned') return takePlace(input.result);
      if (input.type !== 'text') return unclear;
      const told = toldPincode(input.text, facts.pincodes);
      if (told !== undefined && where) return { type: 'call', flow: 'place', known: sameDoor(where, told) };
      const read = readSlot(input.text, offered, { now: facts.now, zone: zoneOf(pincodeOf(where)) });
      return read || !namesTime(fold(input.text))
        ? takeSpoken(read)
        : again(say('buyback.nothing-free-then'));
    },
  }),
} as const;

/** It is asked for after the place. */
const pincodeOf = (where: Sale['place'] | undefined): string => where?.pincode ?? '';

function takePlace(result: unknown): Take {
  const { data } = place.safeParse(result);
  return data ? fill<Sale>({ place: data }) : unclear;
}

export const slotsFor = (pincode: string, { now, policies }: SellFacts): readonly PickupSlot[] =>
  pickupSlots({ now, zone: zoneOf(pincode), ...policies.pickup });

/** `Tue, 24 Nov, 9:00 am – 12:00 pm`, in each language's own way. */
export const slotLine = ({ from, to }: Pick<PickupSlot, 'from' | 'to'>, zone: string): Line => ({
  key: 'buyback.slot',
  params: {
    day: { at: from, zone, show: 'date' },
    from: { at: from, zone, show: 'time' },
    to: { at: to, zone, show: 'time' },
  },
});

export const slotChoice =
  (zone: string) =>
  (slot: PickupSlot): Choice => ({ id: slot.id, label: slotLine(slot, zone) });

/** What is said when nothing is free at the time that was named. */
export const notThen = (missed: true | undefined) => (missed ? [say('buyback.nothing-free-then')] : []);

function takeSpoken(read: ReturnType<typeof readSlot>): Take {
  if (!read) return unclear;
  if (read.type === 'slot') return fill<Sale>({ slot: read.slot, slots: undefined });
  return fill<Sale>({ slots: read.slots.map(({ id }) => id) }, ...notThen(read.missed));
}
