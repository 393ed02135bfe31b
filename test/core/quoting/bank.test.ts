import { describe, expect, it } from 'vitest';
import { categories } from '#core/catalogue/index.ts';
import { type Effect, questionsFor } from '#core/quoting/index.ts';
import { bank } from './support.ts';

const asked = (category: (typeof categories)[number]) =>
  questionsFor(bank, category)
    .map(({ id }) => id)
    .filter((id) => id !== 'power');

const optionsOf = (category: (typeof categories)[number], id: string) =>
  questionsFor(bank, category)
    .find((question) => question.id === id)
    ?.options.map((option) => option.id) ?? [];

describe('the question bank', () => {
  it('S0-26: asks a phone seller all seven groups of questions', () => {
    expect(asked('phone')).toEqual([
      'display',
      'body',
      'battery',
      'camera',
      'biometrics',
      'buttons',
      'faults',
    ]);
  });

  it('S0-26: lets a phone seller tell cracks, a green line and spots apart', () => {
    expect(optionsOf('phone', 'display')).toEqual(expect.arrayContaining(['cracked', 'lines', 'spots']));
  });

  it('S0-26: takes several functional faults of a phone at once', () => {
    const faults = questionsFor(bank, 'phone').find(({ id }) => id === 'faults');
    expect(faults?.multi).toBe(true);
    expect(optionsOf('phone', 'faults')).toEqual(
      expect.arrayContaining([
        'speaker',
        'mic',
        'wifi-bluetooth',
        'calls',
        'vibration',
        'sensors',
        'charging',
      ]),
    );
  });

  it.each(['laptop', 'macbook'] as const)(
    'S0-27: asks a %s seller all six groups of questions',
    (category) => {
      expect(asked(category)).toEqual(['display', 'keyboard', 'trackpad', 'battery', 'body', 'charger']);
    },
  );

  it('S0-26: asks a tablet seller the same as a phone seller, but nothing about calls and SIM', () => {
    expect(asked('tablet')).toEqual(asked('phone'));
    expect(optionsOf('tablet', 'faults')).not.toContain('calls');
  });

  it.each(categories)('asks the seller of a %s first whether it turns on', (category) => {
    expect(questionsFor(bank, category)[0]?.id).toBe('power');
  });

  describe.each(categories)('for a %s', (category) => {
    const questions = questionsFor(bank, category);

    it('S0-17: has price rules under which a broken one never fetches more than a working one', () => {
      const { floor, scrap, step } = bank.categories[category].rules;
      expect(scrap.basisPoints).toBeLessThanOrEqual(floor.basisPoints);
      expect(scrap.atLeast).toBeLessThanOrEqual(floor.atLeast);
      expect(step).toBeGreaterThan(0);
    });

    it('never asks the same twice, nor offers an answer twice', () => {
      expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
      for (const { options } of questions)
        expect(new Set(options.map(({ id }) => id)).size).toBe(options.length);
    });

    it.each(questions)('offers 2 to 8 answers on $id, the best of which costs nothing', ({ options }) => {
      expect(options.length).toBeGreaterThanOrEqual(2);
      expect(options.length).toBeLessThanOrEqual(8);
      expect(options[0]?.effect).toEqual({ type: 'none' });
    });

    it.each(questions.filter(({ multi }) => !multi))(
      'lists the answers on $id from the best to the worst',
      (question) => {
        const bounds = question.options.map(({ effect }) => boundsOf(effect));
        for (const [i, worse] of bounds.slice(1).entries()) {
          const better = bounds[i] ?? [];
          expect(worse.every((bound, at) => bound >= (better[at] ?? 0))).toBe(true);
        }
      },
    );

    it('lets nobody choose a fault and no fault together', () => {
      for (const { multi, options } of questions) {
        expect(options.filter(({ alone }) => alone).map(({ effect }) => effect.type)).toEqual(
          multi ? ['none'] : [],
        );
      }
    });
  });
});

/** If all three grow from option to option, so does the cost at every price. */
function boundsOf(effect: Effect): readonly number[] {
  if (effect.type === 'none') return [0, 0, 0];
  if (effect.type === 'knock-out') return [Number.POSITIVE_INFINITY, 10_000, Number.POSITIVE_INFINITY];
  if (effect.type === 'amount') return [effect.paise, 0, effect.paise];
  return [effect.atLeast ?? 0, effect.basisPoints, effect.atMost ?? Number.POSITIVE_INFINITY];
}
