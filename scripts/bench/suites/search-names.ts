import type { Model } from '#core/catalogue/index.ts';
import { seeded } from '../stats.ts';

export type Typo = { readonly typed: string; readonly model: string };

const lines: readonly (readonly [brand: string, series: readonly string[]])[] = [
  [
    'Samsung',
    ['Galaxy S', 'Galaxy A', 'Galaxy M', 'Galaxy F', 'Galaxy Note', 'Galaxy Z Fold', 'Galaxy Z Flip'],
  ],
  ['Apple', ['iPhone', 'iPhone SE', 'iPhone XS']],
  ['Xiaomi', ['Redmi Note', 'Redmi', 'Redmi K', 'Mi', 'Poco X', 'Poco F', 'Poco M']],
  ['OnePlus', ['Nord', 'Nord CE', 'Ace', '']],
  ['Vivo', ['V', 'Y', 'X', 'T', 'S']],
  ['Oppo', ['Reno', 'Find X', 'A', 'F', 'K']],
  ['Realme', ['Narzo', 'GT', 'C', '']],
  ['Motorola', ['Moto G', 'Moto E', 'Edge', 'Razr']],
  ['Nokia', ['Lumia', 'C', 'G', 'X']],
  ['Google', ['Pixel']],
  ['Asus', ['Zenfone', 'ROG Phone']],
  ['Infinix', ['Hot', 'Note', 'Zero', 'Smart']],
  ['Tecno', ['Spark', 'Camon', 'Pova']],
  ['Honor', ['Magic', 'X', 'Play']],
];
const suffixes = [
  '',
  'Pro',
  'Plus',
  'Max',
  'Ultra',
  'Lite',
  'Pro Max',
  '5G',
  'Pro 5G',
  'Neo',
  'Prime',
  'Power',
];

/** So many phones that never were, named as phones are. */
export function makeModels(count: number): readonly Model[] {
  const models: Model[] = [];
  for (let number = 2; models.length < count; number++)
    for (const [brand, series] of lines)
      for (const line of series)
        for (const suffix of suffixes) {
          if (models.length >= count) return models;
          models.push(model(brand, [line, String(number), suffix].filter((part) => part !== '').join(' ')));
        }
  return models;
}

const model = (brandName: string, name: string): Model => ({
  id: `phone-${brandName}-${name}`.toLowerCase().replaceAll(' ', '-'),
  category: 'phone',
  brand: brandName.toLowerCase(),
  brandName,
  name,
  year: 2024,
  rank: 1,
  aliases: [],
});

/** Names with one slip each, as thumbs make them; the same in every run. Digits stay: another number is another phone. */
export function makeTypos(models: readonly Model[], count: number): readonly Typo[] {
  const random = seeded(20_261_121);
  const pick = (limit: number): number => Math.floor(random() * limit);
  return Array.from({ length: count }, () => {
    const { id, brandName, name } = models[pick(models.length)] as Model;
    const whole = `${brandName} ${name}`.toLowerCase();
    return { typed: slip(whole, pick), model: id };
  });
}

const neighbours: Readonly<Record<string, string>> = {
  a: 's',
  b: 'v',
  c: 'x',
  d: 's',
  e: 'r',
  f: 'g',
  g: 'h',
  h: 'j',
  i: 'o',
  j: 'k',
  k: 'l',
  l: 'k',
  m: 'n',
  n: 'm',
  o: 'i',
  p: 'o',
  q: 'w',
  r: 't',
  s: 'd',
  t: 'r',
  u: 'y',
  v: 'b',
  w: 'e',
  x: 'z',
  y: 'u',
  z: 'x',
};

function slip(text: string, pick: (limit: number) => number): string {
  const letters = [...text].flatMap((letter, at) => (/[a-z]/.test(letter) ? [at] : []));
  const at = letters[pick(letters.length)] ?? 0;
  const [before, letter, after] = [text.slice(0, at), text[at] ?? '', text.slice(at + 1)];
  switch (pick(5)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    case 2:
      return before + (neighbours[letter] ?? letter) + after;
    case 3:
      return before + (after[0] ?? '') + letter + after.slice(1);
    default:
      return text.replace(' ', '');
  }
}
