import { describe, expect, it } from 'vitest';
import { judgeRequest, readYear } from '#core/catalogue/index.ts';

const asked = { name: 'Nothing Phone 9', year: 2024, nowYear: 2026, supportedYears: 8 };

describe('a model that the catalogue lacks', () => {
  it('S0-23: goes to the pricing team when it came out lately', () => {
    expect(judgeRequest(asked)).toBe('new');
    expect(judgeRequest({ ...asked, year: 2026 })).toBe('new');
  });

  it('S0-24: is not bought when it is older than the shop supports, and the shop sets how old', () => {
    expect(judgeRequest({ ...asked, year: 2018 })).toBe('new');
    expect(judgeRequest({ ...asked, year: 2017 })).toBe('too-old');
    expect(judgeRequest({ ...asked, year: 2018, supportedYears: 7 })).toBe('too-old');
  });

  it('cannot be sold before it is out', () => {
    expect(judgeRequest({ ...asked, year: 2027 })).toBe('not-yet');
  });

  it('S0-24: has its year in its name, when the customer tells none', () => {
    expect(judgeRequest({ ...asked, name: 'Galaxy A5 2016', year: undefined })).toBe('too-old');
    expect(judgeRequest({ ...asked, name: 'Moto G 2025', year: undefined })).toBe('new');
  });

  it('S0-23: goes to people when nobody knows its year', () => {
    expect(judgeRequest({ ...asked, year: undefined })).toBe('new');
  });
});

describe('the year that a customer tells', () => {
  it.each([
    ['2023', 2023],
    ['२०२३ में', 2023],
    ['23', 2023],
    ["'23", 2023],
    ['23 me liya', 2023],
    ['March 2022', 2022],
    ['2021-22', 2021],
    ['last year', 2025],
    ['pichle saal', 2025],
    ['पिछले साल', 2025],
    ['last to last year', 2024],
    ['pichle se pichle saal', 2024],
    ['2 saal pehle', 2024],
    ['२ साल पहले', 2024],
    ['do saal pehle liya tha', 2024],
    ['two years ago', 2024],
    ['3 years old', 2023],
    ['पांच साल पुराना', 2021],
    ['dhai saal', 2024],
    ['18 mahine pehle', 2025],
    ['6 months', 2026],
    ['is saal', 2026],
    ['इस साल', 2026],
    ['this year', 2026],
    ['abhi liya', 2026],
    ['2031', 2031],
  ])('S0-23: %j is %i in 2026', (text, year) => expect(readYear(text, 2026)).toBe(year));

  it.each([
    '',
    'pata nahi',
    "don't know",
    '5',
    '99',
    '1985',
    'iphone 11',
    'this is old',
    '9876543210',
    '20231',
  ])('S0-23: %j is none', (text) => expect(readYear(text, 2026)).toBeUndefined());
});
