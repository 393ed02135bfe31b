import type { Category } from './catalogue.ts';

type Named = { readonly category: Category; readonly brand: string; readonly model: string };
type Configured = { readonly processor?: string | undefined; readonly ram?: number | undefined } & {
  readonly storage?: number | undefined;
};

/** Lower-case Latin letters and digits joined by hyphens. A plus is a word: Galaxy S9 and S9+ are two phones. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('+', ' plus ')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** `phone-oneplus-9r` for OnePlus / OnePlus 9R: a brand that the model's name repeats is in the id once. */
export function modelIdOf({ category, brand, model }: Named): string {
  const brandId = slug(brand);
  const name = slug(model);
  const own = name.startsWith(`${brandId}-`) ? name.slice(brandId.length + 1) : name;
  return `${category}-${brandId}-${own}`;
}

/** `laptop-hp-pavilion-15-i5-11th-gen-8-512`: what a variant does not have is left out. */
export function variantIdOf(modelId: string, { processor, ram, storage }: Configured): string {
  const parts = [modelId, processor && slug(processor), ram, storage];
  return parts.filter((part) => part !== undefined && part !== '').join('-');
}
