import type { Model, Variant } from '#core/catalogue/index.ts';

export type Dice = () => number;

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function dice(seed: number): Dice {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <Item>(items: readonly Item[], roll: Dice): Item =>
  items[Math.floor(roll() * items.length)] as Item;

const families =
  `Samsung:Galaxy S,Galaxy A,Galaxy M,Galaxy F,Galaxy Note ,Galaxy Z Fold,Galaxy Z Flip,Galaxy Tab S
Redmi:Redmi ,Redmi Note ,Redmi K
Xiaomi:Mi ,Xiaomi ,Mi A
POCO:POCO X,POCO M,POCO F,POCO C
realme:realme ,realme GT ,realme GT Neo ,realme Narzo ,realme C,realme X
OnePlus:OnePlus ,OnePlus Nord ,OnePlus Nord CE 
vivo:vivo V,vivo Y,vivo X,vivo T
OPPO:OPPO Reno,OPPO F,OPPO A,OPPO K,OPPO Find X
iQOO:iQOO ,iQOO Z,iQOO Neo 
Motorola:Moto G,Moto E,Edge ,Razr 
Apple:iPhone ,iPad ,iPad Air ,iPad Pro 
Google:Pixel 
Infinix:Infinix Note ,Infinix Hot ,Infinix Zero 
HP:Pavilion ,Envy ,Victus ,ProBook ,EliteBook 
Dell:Inspiron ,Vostro ,Latitude ,XPS 
Lenovo:IdeaPad ,ThinkPad T,ThinkPad E,Legion ,Yoga 
Asus:VivoBook ,ZenBook ,ROG Phone ,TUF Gaming F`
    .split('\n')
    .map((line) => line.split(':'))
    .map(([brand = '', names = '']) => ({ brand, names: names.split(',') }));
const letters = ['', '', '', 's', 'e', 'i', 'x', 'c'];
const suffixes = [
  '',
  '',
  ' Pro',
  ' Pro Max',
  ' Plus',
  ' Ultra',
  ' FE',
  ' Lite',
  ' 5G',
  ' Mini',
  ' SE',
  ' Neo',
  ' Prime',
];

/** `size` models whose names are as alike as real ones, each in three configurations. */
export function manyModels(size: number, roll: Dice) {
  const models: Model[] = [];
  const variants: Variant[] = [];
  const names = new Set<string>();
  while (models.length < size) {
    const { brand, names: own } = pick(families, roll);
    const name = `${pick(own, roll)}${1 + Math.floor(roll() * 99)}${pick(letters, roll)}${pick(suffixes, roll)}`;
    if (names.has(name)) continue;
    names.add(name);
    const [id, rank, year] = [
      `phone-${models.length}`,
      1 + (models.length % 250),
      2015 + Math.floor(roll() * 11),
    ];
    const aliases: readonly string[] = [];
    models.push({
      id,
      category: 'phone',
      brand: brand.toLowerCase(),
      brandName: brand,
      name,
      year,
      rank,
      aliases,
    });
    variants.push(...configurationsOf(id));
  }
  return { models, variants };
}

const configurationsOf = (model: string): readonly Variant[] =>
  (
    [
      [4, 64],
      [6, 128],
      [8, 256],
    ] as const
  ).map(([ram, storage]) => ({
    id: `${model}-${ram}-${storage}`,
    model,
    ram,
    storage,
    base: 1_000_000,
    market: 10_000,
  }));

const neighbours = new Map(
  'qwa wqes ewrd retf tryg ytuh uyij iuok oipl pol aqsz sadw dsfe fdgr gfht hgjy jhku kjli lko zxa xzcs cxvd vcbf bvng nbmh mnk'
    .split(' ')
    .map((keys) => [keys[0] ?? '', keys.slice(1)] as const),
);

type Slip = (text: string, at: number, roll: Dice) => string;

/** A letter left out, doubled, replaced by its neighbour or swapped with the next one, or a space lost or put in. */
const slips: readonly Slip[] = [
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at) => text.slice(0, at) + text[at] + text.slice(at),
  (text, at, roll) =>
    text.slice(0, at) + pick([...(neighbours.get(text[at] ?? '') ?? 'x')], roll) + text.slice(at + 1),
  (text, at) =>
    /[a-z]/.test(text[at + 1] ?? '')
      ? text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
      : text,
  (text, at) => `${text.slice(0, at)} ${text.slice(at)}`,
];

/** The text with one or two slips. Digits stay: another number is another model. */
export function misspell(text: string, roll: Dice): string {
  let typed = text.toLowerCase();
  const times = roll() < 0.5 ? 1 : 2;
  for (let time = 0; time < times; time += 1) {
    const places = Array.from(typed, (_, at) => at).filter((at) => /[a-z ]/.test(typed[at] ?? ''));
    const at = pick(places, roll);
    typed = typed[at] === ' ' ? typed.slice(0, at) + typed.slice(at + 1) : pick(slips, roll)(typed, at, roll);
  }
  return typed;
}
