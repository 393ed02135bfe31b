import { z } from 'zod';
import { type Category, categories } from '../catalogue/index.ts';
import { type Doubt, type PickupSlot, type Place, place } from '../customers/index.ts';
import type { Answers, Quote } from '../quoting/index.ts';
import type { Paise } from '../shared/index.ts';

/** All that a sale gets to know, in the order it is asked. Ids are of the price book; names are looked up there. */
export type Sale = Doubt & {
  readonly category: Category;
  readonly brand: string;
  readonly model: string;
  /** Models that a search found, to choose from. */
  readonly candidates?: readonly string[] | undefined;
  /** Configurations that a size alone left open. */
  readonly variants?: readonly string[] | undefined;
  readonly variant: string;
  readonly condition: Answers;
  /** Options ticked so far of a question that takes several. */
  readonly picking?: readonly string[] | undefined;
  readonly quote: Quote;
  /** By how much the price moved when it was refreshed. */
  readonly moved?: Paise | undefined;
  /** Somebody asked why the price is what it is. */
  readonly explaining?: true | undefined;
  readonly accepted: true;
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  /** The channel vouched that it is the sender's own. */
  readonly phoneVouched?: boolean | undefined;
  readonly whatsapp: string;
  readonly place: Place;
  readonly served: boolean;
  readonly slot: PickupSlot;
  readonly slots?: readonly string[] | undefined;
  readonly editing?: boolean | undefined;
  readonly confirmed: true;
};

const ids = z.array(z.string());
const slot = z.object({ id: z.string(), from: z.number(), to: z.number() });
const quote = z.looseObject({
  variant: z.string(),
  book: z.number(),
  bank: z.string(),
  breakdown: z.looseObject({ base: z.number(), estimate: z.number(), lines: z.array(z.unknown()) }),
  quotedAt: z.number(),
  validUntil: z.number(),
});

/** A stored sale is parsed, not trusted. */
export const sale = z
  .object({
    category: z.enum(categories),
    brand: z.string(),
    model: z.string(),
    candidates: ids,
    variants: ids,
    variant: z.string(),
    condition: z.record(z.string(), ids),
    picking: ids,
    quote,
    moved: z.number(),
    explaining: z.literal(true),
    accepted: z.literal(true),
    name: z.string(),
    phone: z.string(),
    phoneVouched: z.boolean(),
    whatsapp: z.string(),
    place,
    served: z.boolean(),
    slot,
    slots: ids,
    editing: z.boolean(),
    confirmed: z.literal(true),
    doubt: z.object({ step: z.string(), value: z.string() }),
  })
  .partial() as unknown as z.ZodType<Partial<Sale>>;
