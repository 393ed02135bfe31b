import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isPostBox,
  maskAddress,
  maskPhone,
  maskSecrets,
  readAddress,
  readContact,
  readLandmark,
  readLocation,
  readName,
  readPerson,
  readPhone,
  readPincode,
} from '#core/customers/index.ts';

const ADDRESS = 'Flat 12B, Sai Kripa, SV Road, Andheri West, Mumbai 400053';
const why = (reading: { readonly type: string; readonly because?: string }) =>
  reading.because ?? reading.type;

describe('a name', () => {
  it('S0-37: says whether letters are missing or there is too much of it', () => {
    expect(why(readName('9876543210'))).toBe('customers.name-missing');
    expect(why(readName('12345'))).toBe('customers.name-missing');
    expect(why(readName('+919876543210'))).toBe('customers.name-missing');
    expect(why(readName('ക'.repeat(81)))).toBe('customers.name-too-long');
    expect(why(readName(`a${'\u0300'.repeat(300)}`))).toBe('customers.name-too-long');
    expect(readName('A'.repeat(80)).type).toBe('accept');
  });
});

describe('a name in a sentence', () => {
  it.each([
    ['My name is Lakshmi Narayanan Iyer.', 'Lakshmi Narayanan Iyer'],
    ['mera naam Ramesh Kumar hai', 'Ramesh Kumar'],
    ['मेरा नाम रमेश कुमार है', 'रमेश कुमार'],
    ["Hi, I'm Asha", 'Asha'],
    ['Naam Dev', 'Dev'],
    ['Mainak Roy', 'Mainak Roy'],
    ['Hari Hai Prasad', 'Hari Hai Prasad'],
  ])('S0-37: “%s” is %s', (text, value) => {
    expect(readName(text)).toEqual({ type: 'accept', value });
  });

  it.each(['yes 2', 'iphone 12', 'ok 5', 'Asha 2', 'हाँ २', 'Asha Rao 98765 43210'])(
    'S0-37: “%s” has figures, and no name has',
    (text) => {
      expect(why(readPerson(text))).toBe('customers.name-figures');
    },
  );

  it('S0-37: a mere yes is asked about before it is a name', () => {
    for (const text of ['done', 'Ok', 'haan ji', 'हाँ']) expect(readName(text).type).toBe('confirm');
  });
});

describe('a phone number', () => {
  it.each([
    ['+91 98765 43210', 'accept', '+919876543210'],
    ['(+91) 98765–43210', 'accept', '+919876543210'],
    ['＋９１ ９８７６５４３２１０', 'accept', '+919876543210'],
    ['𝟡𝟠𝟟𝟞𝟝𝟜𝟛𝟚𝟙𝟘', 'accept', '+919876543210'],
    ['9876543210;DROP TABLE', 'confirm', '+919876543210'],
    ['my number is 98765 43210, call after 6', 'confirm', '+919876543210'],
    ['मेरा नंबर ९८७६५ ४३२१० है', 'accept', '+919876543210'],
    ['call me on +91-98765 43210 please', 'accept', '+919876543210'],
    ['0 98765-43210', 'accept', '+919876543210'],
    ['98765.43210', 'accept', '+919876543210'],
    ['००९१ ९८७६५-४३२१०', 'accept', '+919876543210'],
    ['my wife has 98765 43210', 'confirm', '+919876543210'],
    ['98765 43210, 22', 'confirm', '+919876543210'],
    ['9876543210 9123456789', 'confirm', '+919876543210'],
    ['022-23456789 or 9876543210', 'confirm', '+919876543210'],
    ['8888888888', 'confirm', '+918888888888'],
  ])('S0-38: "%s" is %s %s', (text, type, value) => {
    expect(readPhone(text)).toEqual({ type, value });
  });

  it.each([
    ['hello', 'phone-unclear'],
    ['9,876,543,210', 'phone-unclear'],
    ['98765', 'phone-length'],
    ['98765432101', 'phone-length'],
    ['+44 7700 900123', 'phone-foreign'],
    ['0044 7700 900123', 'phone-foreign'],
    ['022-23456789', 'phone-not-mobile'],
    ['1800 123 4567', 'phone-not-mobile'],
    ['5876543210', 'phone-not-mobile'],
    ['nau aath saat chhe paanch char teen do ek shunya', 'phone-in-words'],
  ])('S0-38: "%s" is answered with what is wrong with it', (text, because) => {
    expect(why(readPhone(text))).toBe(`customers.${because}`);
  });

  it('S0-46: is taken from a contact card at once only if it is known to be theirs', () => {
    expect(readContact({ phone: '919876543210', own: true })).toEqual({
      type: 'accept',
      value: '+919876543210',
    });
    expect(readContact({ phone: '+919876543210', own: false }).type).toBe('confirm');
    expect(readContact({ phone: '447700900123', own: true }).type).toBe('refuse');
  });

  it('S0-38: any Indian mobile number is read however it is grouped', () => {
    const number = fc.tuple(
      fc.constantFrom('98765', '70123', '90000', '81234'),
      fc.integer({ min: 0, max: 99_999 }),
    );
    const prefix = fc.constantFrom('', '0', '91', '+91', '0091', '+91-', '+91 0');
    const gap = fc.constantFrom('', ' ', '-', '.', '\u200b', ' - ');
    fc.assert(
      fc.property(number, prefix, gap, ([first, last], before, between) => {
        const rest = String(last).padStart(5, '0');
        const reading = readPhone(`${before}${first}${between}${rest}`);
        expect(reading).toEqual({ type: 'accept', value: `+91${first}${rest}` });
      }),
    );
  });

  it('is shown with most of its digits hidden', () => {
    expect(maskPhone('+919876543210')).toBe('+91 98xxxxxx10');
  });
});

describe('a pincode', () => {
  const read = (text: string) => readPincode(text, (code) => ['400001', '110001'].includes(code));

  it.each([
    ['𝟜𝟘𝟘𝟘𝟘𝟙', 'accept'],
    ['४०० ००१ मुंबई', 'accept'],
    ['पिनकोड: ४००००१', 'accept'],
    ['4 0 0 0 0 1', 'accept'],
    ['400001 / 110001', 'confirm'],
    ['12 MG Road 400001', 'confirm'],
    ['₹400001', 'confirm'],
  ])('S0-41: "%s" is to %s', (text, type) => {
    expect(read(text)).toEqual({ type, value: '400001' });
  });

  it.each([
    ['999999', 'pincode-unknown'],
    ['560034 is mine', 'pincode-unknown'],
    ['4e5', 'pincode-unclear'],
    ['not 400001', 'pincode-denied'],
    ['it is not in 400 001', 'pincode-denied'],
    ['400001 nahi hai', 'pincode-denied'],
    ['400001 गलत है', 'pincode-denied'],
    ['9876 400 001', 'pincode-unclear'],
    ['pata nahi', 'pincode-help'],
    ['मुझे नहीं पता', 'pincode-help'],
  ])('S0-45: "%s" is answered with what is wrong with it', (text, because) => {
    expect(why(read(text))).toBe(`customers.${because}`);
  });
});

describe('an address', () => {
  it('S0-40: is one line, however it was typed', () => {
    expect(readAddress('Flat 12B,\n Sai Kripa \n\nMumbai 400053')).toEqual({
      type: 'accept',
      value: 'Flat 12B, Sai Kripa, Mumbai 400053',
    });
  });

  it.each([
    ['Flat 1', 'address-short'],
    ['1234567890123', 'address-short'],
    ['near temple', 'address-vague'],
    ['Rajwada Palace, Indore', 'address-vague'],
    [`Flat 1 ${'a'.repeat(300)}`, 'address-long'],
    [`Flat 1 ${'a\u0300\u0301\u0302\u0303\u0304'.repeat(290)}`, 'address-long'],
    ['same as before', 'address-none-before'],
  ])('S0-40: "%s" is answered with what is wrong with it', (text, because) => {
    expect(why(readAddress(text))).toBe(`customers.${because}`);
  });

  it('S0-40: may have a landmark instead of a number', () => {
    expect(readAddress('Shanti Niwas, opposite Ram Mandir, Sikandra').type).toBe('accept');
    expect(readAddress('शांति निवास, राम मंदिर के सामने, सिकंदरा').type).toBe('accept');
  });

  it('S0-40: of last time is offered again for a yes, and shown so that others learn little', () => {
    for (const text of ['same as before', 'Same address', 'wahi pata', 'पुराना पता'])
      expect(readAddress(text, ADDRESS)).toEqual({ type: 'confirm', value: ADDRESS });
    expect(maskAddress(ADDRESS)).toBe('Flat … 400053');
    expect(maskAddress('Flat 12B')).toBe('…');
  });

  it('S0-40: that is a post box is known as one', () => {
    for (const address of ['P.O. Box 17, GPO, Mumbai', 'PO BOX 17', 'Post Box No 4', 'p o box 9'])
      expect(isPostBox(address)).toBe(true);
    expect(isPostBox(ADDRESS)).toBe(false);
    expect(isPostBox('Flat 2, Depot Boxwala Lane')).toBe(false);
  });
});

describe('numbers that are nobody’s business', () => {
  it.each([
    ['My card 4111 1111 1111 1111, flat 1', 'My card xxxx xxxx xxxx 1111, flat 1', 'customers.number-masked'],
    ['Aadhaar 2345 6789 0124, flat 1', 'Aadhaar xxxx xxxx 0124, flat 1', 'customers.number-masked'],
    ['OTP 482913 flat 1', 'OTP xxxxxx flat 1', 'customers.code-masked'],
    ['482913 is my OTP, flat 1', 'xxxxxx is my OTP, flat 1', 'customers.code-masked'],
  ])('S4-27: "%s" is kept as "%s", and the customer told', (text, value, note) => {
    expect(readAddress(text)).toEqual({ type: 'accept', value, note });
  });

  it('S4-27: are hidden in a landmark too', () => {
    expect(readLandmark('near ATM, card 5555-5555-5555-4444')).toMatchObject({
      value: 'near ATM, card xxxx-xxxx-xxxx-4444',
    });
  });

  it('are told from pincodes, phone numbers and house numbers', () => {
    for (const text of [
      `${ADDRESS} 9876543210`,
      'Plot 4111 1111',
      'Flat 482913, code colony',
      'Postal code 400053',
      '4111 1111 1111 1112',
    ])
      expect(maskSecrets(text)).toEqual({ text, found: [] });
  });

  it('are found by their check digit: one last digit in ten makes an Aadhaar number', () => {
    const masked = [...'0123456789'].filter((last) => maskSecrets(`5234 1234 567${last}`).found.length > 0);
    expect(masked).toHaveLength(1);
    expect(maskSecrets('236 '.concat('x')).found).toEqual([]);
  });
});

describe('a landmark', () => {
  it('S0-42: may be left out, in many words', () => {
    const many = [
      'skip',
      'No',
      'n/a',
      '-',
      'koi nahi',
      'नहीं',
      'None.',
      'nahi hai',
      'कुछ नहीं है',
      'नही',
      'kuch nahi ji',
    ];
    for (const text of [
      ...many,
      'there is none',
      'no landmark',
      'koi landmark nahi hai',
      'nhi h',
      '--',
      'not any',
    ])
      expect(readLandmark(text)).toEqual({ type: 'accept', value: '' });
  });

  it('S0-42: is short and in letters', () => {
    expect(readLandmark(' opp.  SBI Bank ')).toEqual({ type: 'accept', value: 'opp. SBI Bank' });
    expect(readLandmark('near Nahi Hai temple')).toMatchObject({ value: 'near Nahi Hai temple' });
    expect(readLandmark('no 7 bus stop')).toMatchObject({ value: 'no 7 bus stop' });
    expect(why(readLandmark('12'))).toBe('customers.landmark-unclear');
    expect(why(readLandmark('a'.repeat(121)))).toBe('customers.landmark-long');
  });
});

describe('a location', () => {
  it('S0-40: is to be confirmed in India and refused elsewhere', () => {
    expect(readLocation({ latitude: 8.08, longitude: 77.55 })).toEqual({
      type: 'confirm',
      value: { latitude: 8.08, longitude: 77.55 },
    });
    expect(why(readLocation({ latitude: 51.5, longitude: -0.12 }))).toBe('customers.location-outside');
    expect(why(readLocation({ latitude: '19', longitude: 72 }))).toBe('customers.location-unclear');
    expect(why(readLocation({ latitude: 0, longitude: 0 }))).toBe('customers.location-unclear');
  });
});

describe('what is said to a customer whose answer was refused', () => {
  const copy = (language: string): Record<string, string> =>
    JSON.parse(readFileSync(`prompts/${language}/customers.json`, 'utf8'));
  const used = readFileSync('core/customers/index.ts', 'utf8')
    .match(/'\.\/[\w-]+\.ts'/g)
    ?.map((file) => readFileSync(`core/customers/${file.slice(3, -1)}`, 'utf8'))
    .flatMap((source) =>
      [...source.matchAll(/refuse\w*\('customers\.([\w-]+)'\)/g)].map(([, key = '']) => key),
    );

  it('S0-37: shows an example, in both languages', () => {
    expect(used?.length).toBeGreaterThan(15);
    for (const key of used ?? []) {
      for (const language of ['en', 'hi'])
        expect(copy(language)[key], `${language} ${key}`).toMatch(/<b>.+<\/b>/);
    }
  });
});
