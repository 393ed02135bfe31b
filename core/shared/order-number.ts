import { fold } from './text.ts';

/** Crockford's base 32: no I, L, O (they look like 1 and 0) and no U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_BITS = 55;
const LENGTH = RANDOM_BITS / 5 + 1;

/**
 * A number to read out over the telephone: `HT-7K3F-9M2Q-XY4A`. `entropy` is at least 7 random bytes (RangeError
 * otherwise); 55 of their bits are used, the last character checks the others.
 */
export function orderNumber(entropy: Uint8Array): string {
  if (entropy.length * 8 < RANDOM_BITS) throw new RangeError('an order number takes 7 bytes of entropy');
  const values: number[] = [];
  for (let bit = 0; bit < RANDOM_BITS; bit += 5) values.push(fiveBits(entropy, bit));
  values.push(checksum(values));
  return written(values);
}

/** Five bits of a number of seven bytes, from its last one on. */
function fiveBits(bytes: Uint8Array, from: number): number {
  const at = 6 - (from >> 3);
  return ((((bytes[at - 1] ?? 0) << 8) | (bytes[at] ?? 0)) >> (from & 7)) & 31;
}

const WITH_PREFIX = /(?<![0-9A-Z])H[\s-]*T[\s-]*([0-9A-Z](?:[\s-]*[0-9A-Z]){11})(?![0-9A-Z])/g;
/** Without the letters HT only as it is written, so that words of twelve letters are not taken for one. */
const BARE = /(?<![0-9A-Z])([0-9A-Z]{4}([\s-]?)[0-9A-Z]{4}\2[0-9A-Z]{4})(?![0-9A-Z])/g;

/** All but the one that is typed. */
const DASHES = /[^\0-\x7f](?<=\p{Pd})/gu;
/** What nearly all folded texts have not: twelve characters as either of the two wants them. Tells so in a fifth of the time. */
const MAY_HOLD =
  /(?<![0-9a-z])(?:[0-9a-z]{4}(?:[0-9a-z]{8}|[\s-][0-9a-z]{4}[\s-][0-9a-z]{4})|h[\s-]*t[\s-]*[0-9a-z](?:[\s-]*[0-9a-z]){11})/;

/**
 * The order number in what a person wrote, as `orderNumber` writes it: any case, spaces or dashes, O for 0, I or L
 * for 1, other words around it. Undefined when there is none or its check character is wrong.
 */
export function readOrderNumber(text: string): string | undefined {
  const typed = fold(text).replace(DASHES, '-');
  if (!MAY_HOLD.test(typed)) return undefined;
  const plain = typed.toUpperCase();
  const bare = [...plain.matchAll(BARE)].filter(([all]) => /[0-9]/.test(all) && /[A-Z]/.test(all));
  for (const [, found = ''] of [...plain.matchAll(WITH_PREFIX), ...bare]) {
    const values = [...found.replace(/[\s-]/g, '')].map(digitOf);
    if (!values.includes(-1) && checksum(values) === 0) return written(values);
  }
  return undefined;
}

const digitOf = (character: string): number =>
  ALPHABET.indexOf(character.replace('O', '0').replace(/[IL]/, '1'));

function written(values: readonly number[]): string {
  const text = values.map((value) => ALPHABET[value]).join('');
  return `HT-${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}

/**
 * The sum of value times weight in GF(32), the weights being eleven different powers of a generator and, for the
 * check character itself, 1. Weights differ and none is 0, so any one wrong character and any two swapped ones
 * change the sum: a whole number has the sum 0.
 */
function checksum(values: readonly number[]): number {
  return values.reduce((sum, value, n) => sum ^ times(value, WEIGHTS[n] ?? 1), 0);
}

/** Multiplies in GF(32) modulo x^5 + x^2 + 1, whose root (2) generates all 31 others. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 0; bit < 5; bit++) {
    if ((b >> bit) & 1) product ^= a << bit;
  }
  for (let bit = 8; bit >= 5; bit--) {
    if ((product >> bit) & 1) product ^= 0b100101 << (bit - 5);
  }
  return product;
}

const WEIGHTS = Array.from({ length: LENGTH - 1 }).reduce<number[]>(
  (powers) => [...powers, times(powers.at(-1) ?? 1, 2)],
  [],
);
