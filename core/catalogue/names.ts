import type { Model, Variant } from './catalogue.ts';

const terabyte = 1024;

/** `512 GB`, `1 TB`: whole terabytes are 1,024 GB, as the price list writes them. */
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

/** True when `words` stand in `text` as whole words: M1 is in "MacBook Air M1", not in "Galaxy M12". */
const says = (text: string, words: string): boolean =>
  ` ${text} `.toLowerCase().includes(` ${words} `.toLowerCase());

/** `Apple iPhone 11 64 GB`, and `OnePlus 9R 8 GB / 128 GB`: nothing is said twice. */
export function deviceName(model: Model, variant: Variant): string {
  const name = says(model.name, model.brandName) ? model.name : `${model.brandName} ${model.name}`;
  const processor = variant.processor ?? '';
  return `${name} ${says(name, processor) ? sizesName(variant) : variantName(variant)}`.trim();
}
