import { describe, expect, it } from 'vitest';
import { readQuestion } from '#core/support/index.ts';
import { badTexts } from '../../support/bad-inputs.ts';
import { sampleShop } from '../../support/shop.ts';

const { lexicon } = sampleShop();
const read = (text: string) => readQuestion(text, lexicon.questions);

describe('questions that have an answer', () => {
  it.each([
    'Will the price change?',
    'will your price be reduced after you see it',
    'so is this estimate fixed',
    'price badlega kya',
    'Kya baad mein rate kam karoge',
    'क्या बाद में दाम कम होगा?',
    'क्या कीमत बदलेगी',
  ])('S0-73: "%s" asks whether the price may change', (text) => {
    expect(read(text)).toBe('price-may-change');
  });

  it.each([
    'Why do you need my exact address?',
    'why are you asking for my location',
    'mera pata kyun chahiye',
    'Address kyu dena hai',
    'पता क्यों चाहिए?',
    'आपको मेरा एड्रेस क्यों चाहिए',
  ])('S0-74: "%s" asks why we need the address', (text) => {
    expect(read(text)).toBe('why-address');
  });

  it.each([
    'is pickup free',
    'IS PICKUP FREE???',
    'do you take any charge for doorstep pickup',
    'Will I have to pay anything for pickup?',
    'pickup ke paise lagenge kya',
    'पिकअप फ्री है क्या',
    'क्या पिकअप का कोई शुल्क है',
  ])('S0-75: "%s" asks whether the pickup is free', (text) => {
    expect(read(text)).toBe('pickup-free');
  });

  it.each([
    'When will the vendor come?',
    'ok, so when will your executive reach my home',
    'when will the pickup happen',
    'vendor kab tak aayega bhai',
    'pickup kab hoga',
    'कब आओगे',
    'आपका वेंडर कब तक आएगा',
  ])('S0-76: "%s" asks when somebody comes', (text) => {
    expect(read(text)).toBe('when-vendor');
  });

  it.each([
    'Can I change my address?',
    'is it possible to give a different address later',
    'mera address badal sakte hain kya',
    'kya baad mein pata badal sakta hoon',
    'क्या मैं पता बदल सकता हूँ',
    'मेरा एड्रेस बाद में चेंज हो सकता है?',
  ])('S0-77: "%s" asks whether the address can be changed', (text) => {
    expect(read(text)).toBe('change-address');
  });

  it.each([
    ['what happens to my photos?', 'data'],
    ['will you wipe all my data before reselling it?', 'data'],
    ['mera data delete ho jayega kya', 'data'],
    ['why do you need my mobile number', 'why-number'],
    ['mobile number kyun chahiye aapko', 'why-number'],
    ['is the original bill necessary?', 'documents'],
    ['box bhi chahiye kya', 'documents'],
    ['when will i get the money', 'when-paid'],
    ['when will I be paid?', 'when-paid'],
    ['payment kab milega', 'when-paid'],
    ['paise kab aayenge', 'when-paid'],
    ['paisa kab tak milega', 'when-paid'],
    ['how soon do you pay the money', 'when-paid'],
    ['पैसे कब मिलेंगे', 'when-paid'],
  ] as const)('S0-73: "%s" is a worry that has an answer: %s', (text, question) => {
    expect(read(text)).toBe(question);
  });
});

describe('texts that ask nothing of the kind', () => {
  it.each([
    ['a name', ['Will Price', 'May Final', 'Asha Rao', 'आदमी सिंह', 'Rate Kumar Chargé']],
    [
      'an address',
      [
        'Flat 12B, Free Pickup Point, Change Road, is it',
        'opposite the doorstep free parking, ring the bell',
        'Flat B, please call me when vendor comes',
        'Pickup Gali, Kya Nagar',
      ],
    ],
    ['a device', ['iphone 11 128 gb', 'Redmi Note 8 ka price kya hai', 'kya price milega iphone ka']],
    [
      'a time',
      ['tomorrow morning', 'come when you can', 'kal subah aana', 'any time after the vendor calls me'],
    ],
    [
      'another matter',
      [
        'mujhe pata nahi kyun chahiye',
        'sell my phone, will the price change',
        'your price is too low',
        'pay me when you can',
        'the partner paid me nothing',
        'why is the price so low',
        'can you increase the rate',
        'my number is wrong, change it',
        'bill hai, box nahi hai',
        'I want to sell the box too',
      ],
    ],
  ])('%s', (_what, texts) => {
    for (const text of texts) expect(read(text), text).toBeUndefined();
  });

  it.each(['NAME', 'PHONE', 'PIN', 'ADDR', 'TEXT', 'MARK'] as const)('odd or hostile texts: %s', (group) => {
    for (const { id, in: text } of badTexts(group)) expect(read(text), id).toBeUndefined();
  });

  it('a letter or a page of text', () => {
    expect(read('?')).toBeUndefined();
    expect(read('will the price change '.repeat(500))).toBeUndefined();
  });
});

describe('the phrases of both languages', () => {
  it('are all understood, and are no commands', () => {
    expect(lexicon.questions.size).toBeGreaterThan(60);
    for (const [phrase, question] of lexicon.questions) {
      expect(read(phrase), phrase).toBe(question);
      expect(lexicon.commands.has(phrase), phrase).toBe(false);
    }
  });
});
