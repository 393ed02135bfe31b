import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  makePincodes,
  type Reading,
  readAddress,
  readContact,
  readLandmark,
  readLocation,
  readName,
  readPhone,
  readPincode,
  readPincodes,
} from '#core/customers/index.ts';
import { clean, cleanLines } from '#core/shared/index.ts';
import { type BadInput, badInputs, badTexts } from '../../support/bad-inputs.ts';
import { leastOfThree } from '../../support/speed.ts';

const pincodes = makePincodes(readPincodes(readFileSync('db/seed/pincodes.csv', 'utf8')));
const known = (code: string) => pincodes.find(code) !== undefined;
const pincode = (text: string) => readPincode(text, known);
const LAST = 'Flat 12B, Sai Kripa CHS, Andheri (W), Mumbai';
const address = (text: string) => readAddress(text, LAST);

const TYPES: Record<string, Reading['type']> = {
  ACCEPT: 'accept',
  ACCEPT_ESCAPED: 'accept',
  CONFIRM: 'confirm',
  REASK: 'refuse',
  CX: 'refuse',
};

/** Commands are answered before a reader is asked, so they are no case of its own. */
const judged = (input: BadInput) => input.expect !== 'IGNORE';

function expectVerdict(reading: Reading<unknown>, { expect: verdict, norm }: BadInput) {
  expect(reading.type).toBe(TYPES[verdict]);
  if (norm !== undefined) expect(reading).toMatchObject({ value: norm });
  if (reading.type === 'refuse') expect(reading.person).toBe(verdict === 'CX' ? true : undefined);
}

const READERS = [
  { row: 'S0-37', what: 'name', group: 'NAME', read: readName },
  { row: 'S0-38', what: 'phone number', group: 'PHONE', read: readPhone },
  { row: 'S0-41', what: 'pincode', group: 'PIN', read: pincode },
  { row: 'S0-40', what: 'address', group: 'ADDR', read: address },
] as const;

for (const { row, what, group, read } of READERS) {
  describe(`${row}: an odd or hostile ${what} gets the verdict it deserves`, () => {
    it.each(badTexts(group).filter(judged))('$id', (input) => expectVerdict(read(input.in), input));
  });
}

describe('S0-46: a contact card', () => {
  it.each(badInputs('PHONE').filter((input) => typeof input.in !== 'string'))('$id', (input) => {
    const { json } = input.in as { json: { contact: { phone_number: string } } };
    expectVerdict(readContact({ phone: json.contact.phone_number, own: false }), input);
  });
});

describe('S0-40: a location pin', () => {
  it.each(badInputs('ADDR').filter((input) => typeof input.in !== 'string'))('$id', (input) => {
    const { json } = input.in as { json: { location: { latitude: unknown; longitude: unknown } } };
    expectVerdict(readLocation(json.location), input);
  });
});

describe('text that is all markup', () => {
  it.each(badTexts('MARK'))('$id is kept as it is, for each channel to escape', (input) => {
    expect(clean(input.in)).toBe(input.in.replace('\u200b', '').replace('\n', ' '));
    const named = readName(`Asha ${input.in}`);
    expect(named).toEqual({ type: 'accept', value: clean(`Asha ${input.in}`) });
  });
});

describe('whatever is sent', () => {
  const everything = (['NAME', 'PHONE', 'PIN', 'ADDR', 'CB', 'TEXT', 'MARK'] as const).flatMap(badTexts);
  const long = ['9876543210 ', '400001 ', '4111 ', 'near ', ', ', '( ', '. -', 'otp ', 'का ', '१'].map(
    (unit) => ({
      id: `endless ${JSON.stringify(unit)}`,
      in: unit.repeat(200_000),
    }),
  );
  const readers = { readName, readPhone, pincode, address, readLandmark };

  it.each([...everything, ...long])('no reader throws or stalls at $id', (input) => {
    for (const [name, read] of Object.entries(readers)) {
      expect(
        leastOfThree(() => read(input.in)),
        name,
      ).toBeLessThan(100);
      const reading = read(input.in);
      if (reading.type === 'refuse') continue;
      expect(reading.value, name).not.toMatch(/[\p{Cs}\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(cleanLines(reading.value), name).toBe(reading.value);
    }
  });
});
