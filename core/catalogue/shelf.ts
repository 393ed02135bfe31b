import type { Brand, Category, Model, PriceBook, Variant } from './catalogue.ts';

/** A price book as a conversation looks things up in it: every look-up is one map read, every list is ready. */
export type Shelf = {
  readonly book: PriceBook;
  /** Brands with a model in the category, the one that sells most first. */
  readonly brands: (category: Category) => readonly Brand[];
  /** The one that sells most first, then the newest; empty for a brand the category does not have. */
  readonly models: (category: Category, brandId: string) => readonly Model[];
  readonly model: (id: string) => Model | undefined;
  /** By processor, memory and storage, smallest first; empty for an unknown model. */
  readonly variants: (modelId: string) => readonly Variant[];
  readonly variant: (id: string) => Variant | undefined;
};

const padded = (text = ''): string => text.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const popularFirst = (one: Model, other: Model): number =>
  one.rank - other.rank || other.year - one.year || compare(padded(one.name), padded(other.name));

const smallFirst = (one: Variant, other: Variant): number =>
  compare(padded(one.processor), padded(other.processor)) ||
  (one.ram ?? 0) - (other.ram ?? 0) ||
  (one.storage ?? 0) - (other.storage ?? 0);

/** Lists by key in the order in which keys first appear. */
function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function sorted<Item>(groups: Map<string, Item[]>, order: (one: Item, other: Item) => number) {
  return new Map([...groups].map(([key, items]) => [key, Object.freeze(items.sort(order))] as const));
}

/** A brand's rank is its place among the category's models, in which `makeBook` puts popular brands first. */
function brandsOf(models: readonly Model[]): readonly Brand[] {
  const firsts = [...grouped(models, (model) => model.brand).values()].flatMap((group) => group.slice(0, 1));
  const brands = firsts.map(({ brand, brandName, category }, place) => {
    return Object.freeze({ id: brand, name: brandName, category, rank: place + 1 });
  });
  return Object.freeze(brands);
}

/** Builds all lists once; the book must not change afterwards, and a new book makes a new shelf. */
export function makeShelf(book: PriceBook): Shelf {
  const byCategory = grouped(book.models, (model) => model.category);
  const brands = new Map<string, readonly Brand[]>(
    [...byCategory].map(([category, models]) => [category, brandsOf(models)]),
  );
  const models = sorted(
    grouped(book.models, (model) => `${model.category} ${model.brand}`),
    popularFirst,
  );
  const variants = sorted(
    grouped(book.variants, (variant) => variant.model),
    smallFirst,
  );
  const modelById = new Map(book.models.map((model) => [model.id, model]));
  const variantById = new Map(book.variants.map((variant) => [variant.id, variant]));
  return Object.freeze({
    book,
    brands: (category: Category) => brands.get(category) ?? [],
    models: (category: Category, brandId: string) => models.get(`${category} ${brandId}`) ?? [],
    model: (id: string) => modelById.get(id),
    variants: (modelId: string) => variants.get(modelId) ?? [],
    variant: (id: string) => variantById.get(id),
  });
}
