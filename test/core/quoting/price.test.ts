import { describe, expect, it } from 'vitest';
import { type Category, categories } from '#core/catalogue/index.ts';
import { priceDevice } from '#core/quoting/index.ts';
import { rupees } from '#core/shared/index.ts';
import { leastOfThree } from '../../support/speed.ts';
import { bank, condition, device } from './support.ts';

type Case = readonly [base: number, changed: Record<string, string | readonly string[]>, estimate: number];

const price = (category: Category, base: number, changed: Case[1] = {}, market = 10_000) =>
  priceDevice({ variant: device(base, market), category, bank, answers: condition(category, changed) });

const tables: { readonly [C in Category]: readonly Case[] } = {
  phone: [
    [20_000, {}, 20_000],
    [20_000, { display: 'scratched' }, 18_800],
    [20_000, { display: 'cracked' }, 15_000],
    [20_000, { display: 'lines', body: 'broken' }, 9_400],
    [20_000, { battery: 'weak', biometrics: 'faulty' }, 15_000],
    [20_000, { biometrics: 'none' }, 20_000],
    [100_000, { battery: 'weak' }, 94_000],
    [3_000, { battery: 'weak' }, 2_500],
    [20_000, { faults: ['speaker', 'mic'] }, 18_400],
    [20_000, { faults: ['calls', 'wifi-bluetooth', 'charging', 'speaker', 'mic'] }, 14_000],
    [12_345, { camera: 'marked' }, 11_480],
    [
      20_000,
      { display: 'blank', body: 'broken', camera: 'faulty', biometrics: 'faulty', battery: 'swollen' },
      1_600,
    ],
    [20_000, { power: 'no' }, 1_000],
    [20_000, { power: 'no', display: 'blank', battery: 'swollen' }, 1_000],
    [2_000, { power: 'no' }, 200],
    [150, { power: 'no' }, 150],
  ],
  tablet: [
    [20_000, {}, 20_000],
    [20_000, { display: 'cracked' }, 14_000],
    [20_000, { camera: 'faulty' }, 18_600],
    [20_000, { faults: ['wifi-bluetooth', 'charging', 'speaker'] }, 15_000],
    [20_000, { display: 'blank', body: 'broken', battery: 'swollen', buttons: 'both-faulty' }, 1_400],
    [20_000, { power: 'no' }, 800],
  ],
  laptop: [
    [30_000, {}, 30_000],
    [30_000, { display: 'cracked' }, 21_600],
    [30_000, { keyboard: 'few-faulty', trackpad: 'faulty' }, 25_200],
    [30_000, { battery: 'dead' }, 25_800],
    [60_000, { battery: 'dead' }, 54_000],
    [30_000, { charger: 'none' }, 29_000],
    [10_000, { charger: 'none' }, 9_000],
    [
      30_000,
      { display: 'blank', keyboard: 'many-faulty', trackpad: 'faulty', battery: 'dead', body: 'broken' },
      3_000,
    ],
    [30_000, { power: 'no' }, 2_100],
  ],
  macbook: [
    [80_000, {}, 80_000],
    [80_000, { display: 'cracked' }, 48_000],
    [80_000, { battery: 'weak' }, 70_400],
    [150_000, { battery: 'weak' }, 138_000],
    [80_000, { body: 'dented', charger: 'none' }, 69_000],
    [80_000, { display: 'blank', body: 'broken', keyboard: 'many-faulty', trackpad: 'faulty' }, 9_600],
    [80_000, { power: 'no' }, 8_000],
  ],
};

describe.each(categories)('S0-17, S0-25: the price of a %s by its own rules', (category) => {
  it.each(tables[category])('at ₹%i with %j is ₹%i', (base, changed, estimate) => {
    expect(price(category, base, changed).estimate).toBe(rupees(estimate));
  });
});

describe('a price', () => {
  it('S0-17: depends on the category, even when the answers sound alike', () => {
    const estimates = categories.map((category) => price(category, 50_000, { display: 'cracked' }).estimate);
    expect(new Set(estimates).size).toBe(categories.length);
  });

  it('S0-31: starts at the model and variant value and follows the market of the day', () => {
    expect(price('phone', 20_000, {}, 9_500)).toEqual({
      base: rupees(20_000),
      lines: [{ type: 'market', basisPoints: 9_500, amount: -rupees(1_000) }],
      estimate: rupees(19_000),
    });
    expect(price('phone', 20_000, {}, 10_500).estimate).toBe(rupees(21_000));
  });

  it('S0-31: names every deduction with the answer it comes from', () => {
    expect(
      price('phone', 9_999, { display: 'cracked', battery: 'weak', faults: ['sensors'] }, 9_800),
    ).toEqual({
      base: rupees(9_999),
      lines: [
        { type: 'market', basisPoints: 9_800, amount: -rupees(200) },
        {
          type: 'deduction',
          question: 'display',
          option: 'cracked',
          basisPoints: 2_500,
          amount: -rupees(2_449),
        },
        { type: 'deduction', question: 'battery', option: 'weak', basisPoints: 1_000, amount: -rupees(979) },
        { type: 'deduction', question: 'faults', option: 'sensors', basisPoints: 300, amount: -rupees(293) },
        { type: 'rounding', amount: -rupees(8) },
      ],
      estimate: rupees(6_070),
    });
  });

  it('keeps what several faults cost below the limit of their question', () => {
    const { lines } = price('phone', 10_000, {
      faults: ['speaker', 'mic', 'calls', 'wifi-bluetooth', 'charging'],
    });
    expect(lines.slice(1).map(({ option, amount, basisPoints }) => [option, amount, basisPoints])).toEqual([
      ['speaker', -rupees(400), 400],
      ['mic', -rupees(400), 400],
      ['calls', -rupees(1_500), 1_500],
      ['wifi-bluetooth', -rupees(700), undefined],
    ]);
  });

  it('says so when the floor holds it up', () => {
    const { lines } = price('phone', 1_000, { display: 'blank', body: 'broken' });
    expect(lines.at(-1)).toEqual({ type: 'floor', amount: rupees(1_000) });
  });

  it('refuses an answer that nobody could give', () => {
    expect(() => price('phone', 1_000, { display: 'melted' })).toThrow(RangeError);
  });

  it('takes less than 20 microseconds', () => {
    const worst = {
      display: 'blank',
      body: 'broken',
      battery: 'swollen',
      faults: ['speaker', 'mic', 'calls'],
    };
    const input = {
      variant: device(20_000),
      category: 'phone',
      bank,
      answers: condition('phone', worst),
    } as const;
    const pricing = () => {
      for (let i = 0; i < 5_000; i++) priceDevice(input);
    };

    pricing();
    expect((leastOfThree(pricing) * 1_000) / 5_000).toBeLessThan(20);
  });
});
