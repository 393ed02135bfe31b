import { type Difference, deviceName, type PriceBook, type Variant } from '#core/catalogue/index.ts';
import { type Paise, share } from '#core/shared/index.ts';

/** A device as an operator knows it, with what is paid for a flawless one: base price times market. */
export type Listed = { readonly name: string; readonly price: Paise };

export type Moved = {
  readonly name: string;
  readonly from: Paise;
  readonly to: Paise;
  /** Of `from`; below zero when it fell. */
  readonly basisPoints: number;
};

/** What a new list does, in words and prices; plain data that can be sent elsewhere. */
export type Changes = {
  readonly added: readonly Listed[];
  /** The biggest move first. */
  readonly changed: readonly Moved[];
  readonly gone: readonly Listed[];
  /** Models with another year, popularity, spelling or other aliases than before. */
  readonly redescribed: number;
};

const priceOf = ({ base, market }: Variant): Paise => share(base, market);

/** Names what `difference` found between two books. */
export function nameChanges(
  { added, changed, gone }: Difference,
  before: PriceBook | undefined,
  after: PriceBook,
): Changes {
  const [oldName, newName] = [namesOf(before), namesOf(after)];
  const moved = changed.map(({ before: old, after: now, basisPoints }) => {
    return { name: newName(now), from: priceOf(old), to: priceOf(now), basisPoints };
  });
  return {
    added: added.map((variant) => ({ name: newName(variant), price: priceOf(variant) })),
    changed: moved.sort((one, other) => Math.abs(other.basisPoints) - Math.abs(one.basisPoints)),
    gone: gone.map((variant) => ({ name: oldName(variant), price: priceOf(variant) })),
    redescribed: redescribed(before, after),
  };
}

function namesOf(book: PriceBook | undefined): (variant: Variant) => string {
  const models = new Map(book?.models.map((model) => [model.id, model]));
  return (variant) => {
    const model = models.get(variant.model);
    return model ? deviceName(model, variant) : variant.id;
  };
}

function redescribed(before: PriceBook | undefined, after: PriceBook): number {
  const old = new Map(before?.models.map((model) => [model.id, JSON.stringify(model)]));
  return after.models.filter((model) => {
    const was = old.get(model.id);
    return was !== undefined && was !== JSON.stringify(model);
  }).length;
}
