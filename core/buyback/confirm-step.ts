import {
  type Choice,
  type CopyKey,
  type Decision,
  fill,
  offer,
  type Params,
  say,
  stepsOf,
  unclear,
} from '../conversation/index.ts';
import { type Place, place, saysSell, zoneOf } from '../customers/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';
import { slotLine, slotsFor } from './pickup-steps.ts';
import { renewExpired } from './renew-quote.ts';
import type { Sale } from './sale.ts';
import { soldDevice } from './sold-device.ts';
import { takeTyped } from './typed-changes.ts';

const step = stepsOf<Sale, SellFacts, Command>();

/** Each line of the summary can be changed, and only what rests on it is asked again. */
const changeable: readonly (readonly [string, CopyKey])[] = [
  ['model', 'choices.change-device'],
  ['condition', 'choices.change-condition'],
  ['name', 'choices.change-name'],
  ['phone', 'choices.change-phone'],
  ['whatsapp', 'choices.change-whatsapp'],
  ['place', 'choices.change-place'],
  ['slot', 'choices.change-slot'],
];

const create: Choice = { id: 'create-order', label: { key: 'choices.create-order' }, binds: true };
const edit: Choice = { id: 'edit', label: { key: 'choices.edit' } };
const changes: readonly Choice[] = changeable.map(([name, key]) => ({
  id: `@change:${name}`,
  label: { key },
}));

export const confirmStep = {
  confirmed: step({
    fills: 'confirmed',
    keeps: true,
    needs: ['quote', 'accepted', 'variant', 'name', 'phone', 'whatsapp', 'place', 'slot'],
    example: { key: 'choices.create-order' },
    ask: (known, facts) =>
      offer('buyback.summary', [create, ...(known.editing ? changes : [edit])], summary(known, facts)),
    take: (known, input, facts): Decision<Sale, Command> => {
      if (input.type === 'returned') return takePlace(input.result, known, facts);
      if (input.type === 'text' && !saysSell(input.text))
        return takeTyped(input.text, known, facts) ?? unclear;
      if (input.type !== 'choice' && input.type !== 'text') return unclear;
      const id = input.type === 'text' ? create.id : input.id;
      if (id === edit.id) return fill<Sale>({ editing: true });
      return id === create.id ? (outdated(known, facts) ?? fill<Sale>({ confirmed: true })) : unclear;
    },
  }),
} as const;

/** The time stays, where it is offered at the other place as well. */
function takePlace(
  result: unknown,
  { slot }: Readonly<Partial<Sale>>,
  facts: SellFacts,
): Decision<Sale, Command> {
  const { data } = place.safeParse(result);
  if (!data) return unclear;
  const isOffered = slotsFor(data.pincode, facts).some(
    ({ id, from }) => id === slot?.id && from === slot.from,
  );
  return fill<Sale>({ place: data, ...(slot && isOffered ? { slot } : {}) }, say('buyback.taken-in'));
}

/** A summary may be days old: what no longer holds, the price, the time or the area, is asked again instead. */
function outdated(known: Readonly<Partial<Sale>>, facts: SellFacts): Decision<Sale, Command> | undefined {
  const { quote, variant = '', place, slot } = known;
  const renewed = quote && renewExpired(quote, variant, facts);
  if (renewed) return renewed;
  const pincode = place?.pincode ?? '';
  if (!slotsFor(pincode, facts).some(({ id }) => id === slot?.id))
    return fill<Sale>(
      { slot: undefined, slots: undefined } as unknown as Partial<Sale>,
      say('buyback.slot-gone'),
    );
  return facts.area.serves(pincode)
    ? undefined
    : fill<Sale>({ served: undefined } as unknown as Partial<Sale>);
}

/** One line a person would write on an envelope. */
export const addressLine = ({ address, landmark, pincode, district }: Place): string =>
  [address, landmark, address.includes(pincode) ? '' : `${district} ${pincode}`]
    .filter((part) => part)
    .join(', ');

const summary = (known: Omit<Sale, 'confirmed'> | Readonly<Partial<Sale>>, facts: SellFacts): Params => {
  const sale = known as Sale;
  return {
    device: soldDevice(sale.variant, facts),
    price: { paise: sale.quote.breakdown.estimate },
    name: sale.name,
    // Whole, in the customer's own chat: a wrong digit cannot be seen in a masked number.
    phone: spaced(sale.phone),
    whatsapp: spaced(sale.whatsapp),
    address: addressLine(sale.place),
    slot: slotLine(sale.slot, zoneOf(sale.place.pincode)),
  };
};

/** `+91 98765 43210`. */
const spaced = (phone: string): string => phone.replace(/^(\+91)(\d{5})(\d{5})$/, '$1 $2 $3');
