import { variantName } from '../catalogue/index.ts';
import type { Line, Slot } from '../conversation/index.ts';
import { zoneOf } from '../customers/index.ts';
import { questionsFor } from '../quoting/index.ts';
import type { SellFacts } from './facts.ts';
import { slotLine } from './pickup-steps.ts';
import type { Sale } from './sale.ts';
import type { SellStep } from './sell.flow.ts';
import { soldDevice } from './sold-device.ts';

type Books = Pick<SellFacts, 'shelf' | 'bank'>;
type Worded = (known: Partial<Sale>, books: Books) => Slot | undefined;

const given = (value: unknown): Line | undefined =>
  value === undefined ? undefined : { key: 'staff.given' };

/** Who somebody is and where exactly stays hidden, as on the card of an order that nobody has (S0-52). */
const worded: { readonly [S in SellStep]?: Worded } = {
  category: ({ category }) => category && { key: `choices.${category}` },
  brand: ({ brand, category }, { shelf }) =>
    category && shelf.brands(category).find(({ id }) => id === brand)?.name,
  model: ({ model = '' }, { shelf }) => shelf.model(model)?.name,
  variant: ({ variant = '' }, { shelf }) => {
    const found = shelf.variant(variant);
    return found && variantName(found);
  },
  accepted: ({ accepted, quote }) => accepted && quote && { paise: quote.breakdown.estimate },
  name: ({ name }) => given(name),
  phone: ({ phone }) => given(phone),
  whatsapp: ({ whatsapp }) => given(whatsapp),
  place: ({ place }) => place && `${place.district} ${place.pincode}`,
  slot: ({ slot, place }) => slot && slotLine(slot, zoneOf(place?.pincode ?? '')),
};

/** The device of a sale, in as many words as are known of it so far. */
export const deviceSoFar = ({ model = '', variant }: Partial<Sale>, books: Books): string | undefined =>
  soldDevice(variant, books) || shelfName(model, books);

function shelfName(id: string, { shelf }: Books): string | undefined {
  const model = shelf.model(id);
  return model && `${model.brand} ${model.name}`;
}

/** What a sale has learnt, a line an answer, in the order it is asked; for our people, so without names and numbers. */
export const soldAnswers = (
  known: Partial<Sale>,
  steps: readonly SellStep[],
  books: Books,
): readonly Line[] =>
  steps.flatMap((step) => {
    if (step === 'condition') return conditionAnswers(known, books);
    const value = worded[step]?.(known, books);
    return value === undefined
      ? []
      : [{ key: 'staff.answer', params: { what: { key: `staff.step-${step}` }, value } }];
  });

const conditionAnswers = ({ category, condition = {} }: Partial<Sale>, { bank }: Books): readonly Line[] =>
  (category ? questionsFor(bank, category) : []).flatMap(({ id, name, options }) => {
    const value = options.find((option) => condition[id]?.includes(option.id));
    return value
      ? [{ key: 'staff.answer', params: { what: { key: name }, value: { key: value.label } } } as const]
      : [];
  });
