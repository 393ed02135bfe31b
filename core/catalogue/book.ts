import type { Instant } from '../shared/time.ts';
import type { Model, PriceBook, Variant } from './catalogue.ts';
import { modelIdOf, slug, variantIdOf } from './ids.ts';
import type { CatalogueRow } from './rows.ts';

type BookInput = {
  readonly version: number;
  readonly publishedAt: Instant;
  readonly sample: boolean;
  readonly rows: readonly CatalogueRow[];
};

const toModel = (id: string, row: CatalogueRow): Model => ({
  id,
  category: row.category,
  brand: slug(row.brand),
  brandName: row.brand,
  name: row.model,
  year: row.year,
  rank: row.rank,
  aliases: row.aliases,
});

const toVariant = (model: string, row: CatalogueRow): Variant => ({
  id: variantIdOf(model, row),
  model,
  ...(row.processor === undefined ? {} : { processor: row.processor }),
  ...(row.ram === undefined ? {} : { ram: row.ram }),
  storage: row.storage,
  base: row.base,
  market: row.market,
});

const popularBrandFirst = (one: CatalogueRow, other: CatalogueRow): number =>
  one.brandRank - other.brandRank || one.rank - other.rank;

/**
 * A price book of checked rows. Its models stand by brand, the one that sells most first, and a shelf reads the order
 * of the brands from that: keep the order when a book is stored. Throws RangeError when two rows are one variant.
 */
export function makeBook({ version, publishedAt, sample, rows }: BookInput): PriceBook {
  const models = new Map<string, Model>();
  const variants = new Map<string, Variant>();
  // Slugging a name costs more than all else here, and a model repeats its name on every row.
  const ids = new Map<string, string>();
  for (const row of rows.toSorted(popularBrandFirst)) {
    const name = `${row.category}\n${row.brand}\n${row.model}`;
    const modelId = ids.get(name) ?? modelIdOf(row);
    ids.set(name, modelId);
    if (!models.has(modelId)) models.set(modelId, toModel(modelId, row));
    const variant = toVariant(modelId, row);
    if (variants.has(variant.id)) throw new RangeError(`${variant.id} is in the rows twice`);
    variants.set(variant.id, variant);
  }
  return { version, publishedAt, sample, models: [...models.values()], variants: [...variants.values()] };
}
