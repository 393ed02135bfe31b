import { describe, expect, it } from 'vitest';
import { makeSearch } from '#core/catalogue/index.ts';
import { book, namesOf, search } from './shop.ts';

const first = (text: string) => search.find(text, { limit: 5 })[0];

describe('the number in a name', () => {
  it.each([
    ['iphone 12', 'iPhone 11'],
    ['samsung m31', 'Galaxy M32'],
    ['oneplus 9', 'OnePlus 8'],
    ['redmi note 8', 'Redmi Note 9'],
  ])('S0-21: %s never shows the %s', (text, other) => {
    expect(namesOf(text, 50)).not.toContain(other);
    expect(first(text)?.sure).toBe(true);
  });

  it.each(['iphone 27', 'iphone 5', 'samsung j7', 'vivo v99'])(
    'S0-84: %s, which the catalogue lacks, finds nothing rather than another number',
    (text) => expect(namesOf(text)).toEqual([]),
  );

  it('S0-21: a letter beside it tells models apart as much as the number', () => {
    expect(namesOf('galaxy a21s')).toEqual(['Galaxy A21s']);
    expect(namesOf('galaxy m31')).not.toContain('Galaxy A31');
    expect(namesOf('pixel 6 a')[0]).toBe('Pixel 6a');
  });

  it('S0-84: a code with another letter is offered at most, never taken', () => {
    expect(namesOf('realme 7i')).toContain('realme 7');
    expect(first('realme 7i')?.sure).toBe(false);
  });

  it('a doubled digit offers the model that was meant, but does not take it', () => {
    expect(namesOf('iphone 111')[0]).toBe('iPhone 11');
    expect(first('iphone 111')?.sure).toBe(false);
  });
});

describe('words such as pro and max', () => {
  it('S0-21: said, they are in every model that is shown', () => {
    expect(namesOf('iphone 13 pro max')).toEqual(['iPhone 13 Pro Max']);
    expect(namesOf('redmi note 9 pro', 50).every((name) => name.includes('Pro'))).toBe(true);
  });

  it('S0-21: not said, the plain model comes first', () => {
    expect(namesOf('iphone 13')).toEqual([
      'iPhone 13',
      'iPhone 13 Pro',
      'iPhone 13 mini',
      'iPhone 13 Pro Max',
    ]);
    expect(namesOf('galaxy s22')[0]).toBe('Galaxy S22');
  });

  it('the model without a word that does not exist with it is offered, never taken', () => {
    expect(namesOf('iphone 11 ultra')[0]).toBe('iPhone 11');
    expect(first('iphone 11 ultra')?.sure).toBe(false);
    expect(first('galaxy s21 pro')?.sure).toBe(false);
  });
});

describe('memory and processors', () => {
  it.each([
    ['iphone 11 128', 'phone-apple-iphone-11-128'],
    ['iphone 11 128gb', 'phone-apple-iphone-11-128'],
    ['iphone 13 pro max 1tb', 'phone-apple-iphone-13-pro-max-1024'],
    ['redmi note 8 64', 'phone-redmi-note-8-4-64'],
    ['realme 8 8 128', 'phone-realme-8-8-128'],
    ['realme 8 8/128', 'phone-realme-8-8-128'],
    ['oneplus 12 12 256', 'phone-oneplus-12-12-256'],
    ['poco x3 pro 6+128', 'phone-poco-x3-pro-6-128'],
    ['poco x3 pro 6gb ram 128gb rom', 'phone-poco-x3-pro-6-128'],
    ['galaxy a52 8 gb ram', 'phone-samsung-galaxy-a52-8-128'],
    ['macbook air m1 8gb 512', 'macbook-apple-macbook-air-m1-m1-8-512'],
    ['pavilion 15 i5 11th gen 8 512', 'laptop-hp-pavilion-15-i5-11th-gen-8-512'],
    ['victus 15 i5 12th gen rtx 3050 8 512', 'laptop-hp-victus-15-i5-12th-gen-rtx-3050-8-512'],
    ['macbook pro 14 m1 max 32gb 1tb', 'macbook-apple-macbook-pro-14-inch-2021-m1-m1-max-32-1024'],
  ])('S0-11, S0-22: %s is the variant %s', (text, variant) => {
    expect(
      book.variants.some(({ id }) => id === variant),
      variant,
    ).toBe(true);
    expect(first(text)?.variant?.id).toBe(variant);
  });

  it('S0-22: no variant is chosen when several fit or none was said', () => {
    expect(first('redmi note 8')?.variant).toBeUndefined();
    expect(first('hp pavilion 15 i5')?.variant).toBeUndefined();
  });

  it('S0-22: storage that a model was not sold with chooses no variant of it', () => {
    const hit = search.find('iphone 11 512', { limit: 5 }).find(({ model }) => model.name === 'iPhone 11');
    expect(hit).toBeDefined();
    expect(hit?.variant).toBeUndefined();
    expect(first('iphone 11 512')?.sure).toBe(false);
  });

  it('a terabyte is 1,000 GB to some and 1,024 GB to others', () => {
    const [model] = book.models;
    if (!model) throw new Error('the book is empty');
    const variants = [512, 1000].map((storage) => ({
      id: `${storage}`,
      model: model.id,
      storage,
      base: 1,
      market: 1,
    }));
    const [hit] = makeSearch([model], variants).find(`${model.name} 1 TB`, { limit: 1 });
    expect(hit?.variant?.id).toBe('1000');
  });
});

describe('what goes first', () => {
  it('S0-20: of models that fit equally, the one that sells most', () => {
    expect(namesOf('iphone')).toEqual(['iPhone 13', 'iPhone 12', 'iPhone 14', 'iPhone 11', 'iPhone 15']);
    expect(namesOf('macbook air')[0]).toBe('MacBook Air M1');
    expect(first('iphone')?.sure).toBe(false);
  });

  it('S0-19: only the kind of device that was chosen', () => {
    const hits = search.find('samsung galaxy', { category: 'tablet', limit: 5 });
    expect(hits.length).toBe(5);
    expect(new Set(hits.map(({ model }) => model.category))).toEqual(new Set(['tablet']));
  });

  it('S0-11: a brand that the question knew and the answer repeats is said once', () => {
    expect(namesOf('Redmi redmi note 10')[0]).toBe('Redmi Note 10');
    expect(namesOf('OnePlus one plus 9r')[0]).toBe('OnePlus 9R');
    expect(first('iPhone 11 iphone 11 128')?.variant?.storage).toBe(128);
    expect(first('Apple samsung m31')?.sure).not.toBe(true);
  });

  it.each(['a54', '7 plus', 'note 10', 'f23 5g', '2a'])(
    'S0-20: %s, which two brands have, is never taken without asking',
    (text) => {
      expect(new Set(search.find(text, { limit: 5 }).map(({ model }) => model.brand)).size).toBeGreaterThan(
        1,
      );
      expect(first(text)?.sure).toBe(false);
    },
  );

  it('a screen size names no laptop', () => {
    expect(first('hp 15')?.sure).toBe(false);
  });
});

describe('answers that are no device', () => {
  it.each([
    '',
    ' ',
    'yes',
    'no',
    'hello',
    'ok',
    'asha rao',
    '560034',
    '9876543210',
    '128',
    '8gb',
    '🙂',
    'नमस्ते',
    '\u0000',
    '__proto__',
  ])('%j finds nothing', (text) => expect(namesOf(text)).toEqual([]));

  it('an empty price book finds nothing', () => {
    expect(makeSearch([], []).find('iphone 11', { limit: 5 })).toEqual([]);
  });
});
