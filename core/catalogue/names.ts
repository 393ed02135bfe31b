import type { Model, Variant } from './catalogue.ts';

/** Gigabytes, as a price list writes a terabyte. */
const terabyte = 1024;

const sizeName = (gigabytes: number): string =>
  gigabytes % terabyte === 0 ? `${gigabytes / terabyte} TB` : `${gigabytes} GB`;

const sizesName = ({ ram, storage }: Variant): string =>
  [ram, storage]
    .filter((size) => size !== undefined)
    .map(sizeName)
    .join(' / ');

/** `8 GB / 128 GB`, `M1 · 8 GB / 256 GB`, `1 TB`: only what tells the variants of one model apart. */
export const variantName = (variant: Variant): string =>
  [variant.processor, sizesName(variant)].filter((part) => part).join(' · ');

const words = (text: string): string => ` ${text} `.toLowerCase().replace(/[^\p{L}\p{N}+]+/gu, ' ');

/** True when `part` stands in `text` as whole words: M1 is in "MacBook Air M1", not in "Galaxy M12". */
const says = (text: string, part: string): boolean => words(text).includes(words(part));

/** `Apple iPhone 11 64 GB`, and `OnePlus 9R 8 GB / 128 GB`: neither brand nor processor is said twice. */
export const deviceName = (model: Model, variant: Variant): string =>
  says(model.name, model.brandName)
    ? shortName(model, variant)
    : `${model.brandName} ${shortName(model, variant)}`;

/** The same without its brand: `MacBook Air M1 8 GB / 256 GB`. */
export function shortName(model: Model, variant: Variant): string {
  const { processor } = variant;
  const known = processor !== undefined && says(model.name, processor);
  return `${model.name} ${known ? sizesName(variant) : variantName(variant)}`;
}
