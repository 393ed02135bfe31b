import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderNumber, readOrderNumber } from '#core/shared/index.ts';

const ALPHABET = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const NUMBER = fc.uint8Array({ minLength: 7, maxLength: 7 }).map(orderNumber);
const digits = (number: string) => [...number.replaceAll('-', '').slice(2)];
const joined = (characters: readonly string[]) => `HT-${characters.join('')}`;

describe('an order number', () => {
  it('S0-48: can be read out: three groups of four without look-alike letters', () => {
    fc.assert(
      fc.property(NUMBER, (number) => {
        expect(number).toMatch(/^HT(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
        expect(readOrderNumber(number)).toBe(number);
      }),
    );
  });

  it('S0-48: is not to be guessed: 55 bits of what it is given decide it', () => {
    const numbers = new Set([orderNumber(new Uint8Array(7))]);
    for (let bit = 0; bit < 55; bit++)
      numbers.add(
        orderNumber(Uint8Array.from({ length: 7 }, (_, n) => (6 - n === bit >> 3 ? 1 << (bit & 7) : 0))),
      );
    expect(numbers.size).toBe(56);
    expect(() => orderNumber(new Uint8Array(6))).toThrow(RangeError);
  });

  it('is not accepted with any one character wrong', () => {
    fc.assert(
      fc.property(NUMBER, (number) => {
        const right = digits(number);
        for (let at = 0; at < right.length; at++) {
          for (const wrong of ALPHABET.filter((character) => character !== right[at]))
            expect(readOrderNumber(joined(right.with(at, wrong)))).toBeUndefined();
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is not accepted with any two characters swapped, neighbours or not', () => {
    fc.assert(
      fc.property(NUMBER, fc.nat(11), fc.nat(11), (number, a, b) => {
        const right = digits(number);
        fc.pre(right[a] !== right[b]);
        const swapped = right.with(a, right[b] ?? '').with(b, right[a] ?? '');
        expect(readOrderNumber(joined(swapped))).toBeUndefined();
      }),
    );
  });

  it('is understood the way people type it', () => {
    fc.assert(
      fc.property(NUMBER, (number) => {
        const loose = number.replaceAll('0', 'o').replaceAll('1', 'l').toLowerCase();
        for (const text of [
          loose,
          number.replaceAll('-', ''),
          `track ${loose.replaceAll('-', ' ')} please`,
          `Where is order #${number}?`,
          `मेरा ऑर्डर ${number.replaceAll('-', '–')} कहाँ है`,
          `h t ${digits(number).join(' ')}`,
        ])
          expect(readOrderNumber(text), text).toBe(number);
      }),
    );
  });

  it('is understood without its first two letters when it is grouped as written', () => {
    const number = orderNumber(Uint8Array.of(1, 20, 3, 90, 5, 66, 7));
    expect(readOrderNumber(`status of ${number.slice(3)}`)).toBe(number);
  });

  it('is not found in other words, phone numbers or nothing', () => {
    for (const text of [
      '',
      'hi',
      'confirmation',
      '919876543210',
      'HT',
      'right 400001',
      'HT-0000-0000-0001',
      'A'.repeat(9999),
    ])
      expect(readOrderNumber(text)).toBeUndefined();
  });
});
