import { foldDigits } from '../shared/index.ts';

/** Numbers that nobody should give us and that are never kept: payment cards, Aadhaar, one-time codes. */
export type Secret = 'card' | 'aadhaar' | 'code';

/** Puts an x for their digits; of cards and Aadhaar the last four stay. `found` says what was there. */
export function maskSecrets(text: string): { readonly text: string; readonly found: readonly Secret[] } {
  const found: Secret[] = [];
  const masked = RULES.reduce(
    (rest, { secret, pattern, keep, valid }) =>
      rest.replace(pattern, (match) => {
        if (!valid(foldDigits(match).replace(/\D/g, ''))) return match;
        found.push(secret);
        return hide(match, keep);
      }),
    text,
  );
  return { text: masked, found };
}

/** Shapes as they are printed, so that a pincode followed by a telephone number is not taken for a card. */
const CARD =
  /(?<!\p{Nd})(?:\p{Nd}{13,19}|\p{Nd}{4}[ .-]\p{Nd}{6}[ .-]\p{Nd}{4,5}|(?:\p{Nd}{4}[ .-]){3}\p{Nd}{1,4})(?!\p{Nd})/gu;
const AADHAAR = /(?<!\p{Nd})\p{Nd}{4}([ .-]?)\p{Nd}{4}\1\p{Nd}{4}(?!\p{Nd})/gu;
const CODE =
  /(?<!\p{L})(?:otp|o\.t\.p\.?|ओटीपी|passcode|password|cvv|(?:verification|security) code)[\s:=-]{0,3}(?:is|no|number|hai|है)?[\s:.=-]{0,3}\p{Nd}{3,8}(?!\p{Nd})|(?<!\p{Nd})\p{Nd}{4,8}(?= (?:is (?:my |the )?)?(?:otp|ओटीपी)(?!\p{L}))/giu;

const RULES = [
  { secret: 'card', pattern: CARD, keep: 4, valid: luhn },
  { secret: 'aadhaar', pattern: AADHAAR, keep: 4, valid: verhoeff },
  { secret: 'code', pattern: CODE, keep: 0, valid: () => true },
] as const;

function hide(match: string, keep: number): string {
  let left = [...match.matchAll(/\p{Nd}/gu)].length - keep;
  return match.replace(/\p{Nd}/gu, (digit) => (left-- > 0 ? 'x' : digit));
}

/** ISO/IEC 7812-1: of payment card numbers. */
function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, n) => {
    const value = Number(digit) * (n % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** The check of Aadhaar numbers, in the dihedral group of order 10; they begin with 2 to 9. */
function verhoeff(digits: string): boolean {
  if (digits < '2') return false;
  const check = [...digits].reverse().reduce((sum, digit, n) => product(sum, permuted(Number(digit), n)), 0);
  return check === 0;
}

/** Of the dihedral group: 0 to 4 are rotations of a pentagon, 5 to 9 reflections. */
function product(a: number, b: number): number {
  const turn = a < 5 ? (a + b) % 5 : (a - b + 10) % 5;
  return a < 5 === b < 5 ? turn : turn + 5;
}

const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

function permuted(digit: number, times: number): number {
  let value = digit;
  for (let n = 0; n < times % 8; n++) value = PERMUTATION[value] ?? value;
  return value;
}
