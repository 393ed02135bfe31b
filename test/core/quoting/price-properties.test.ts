import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categories } from '#core/catalogue/index.ts';
import { priceDevice, questionsFor } from '#core/quoting/index.ts';
import { share } from '#core/shared/index.ts';
import { anyAnswer, anyAnswers, anyBase, anyMarket, bank } from './support.ts';

const runs = { numRuns: 1_000 };

describe.each(categories)('whatever is answered about whichever %s', (category) => {
  const anyInput = fc.record({
    variant: fc.record({ base: anyBase, market: anyMarket }),
    category: fc.constant(category),
    bank: fc.constant(bank),
    answers: anyAnswers(category),
  });

  it('S0-31: the lines add up to the estimate', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { base, lines, estimate } = priceDevice(input);
        expect(lines.reduce((sum, { amount }) => sum + amount, base)).toBe(estimate);
        expect(lines.every(({ amount }) => Number.isSafeInteger(amount))).toBe(true);
      }),
      runs,
    );
  });

  it('S0-25: the estimate is in whole steps, never below nothing nor above the market', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { estimate } = priceDevice(input);
        expect(estimate % bank.categories[category].rules.step).toBe(0);
        expect(estimate).toBeGreaterThanOrEqual(0);
        expect(estimate).toBeLessThanOrEqual(share(input.variant.base, input.variant.market));
      }),
      runs,
    );
  });

  it('S0-25: a worse answer never raises the price', () => {
    const anyWorse = fc
      .constantFrom(...questionsFor(bank, category))
      .chain((question) => fc.tuple(fc.constant(question), anyAnswer(question), anyAnswer(question)));
    fc.assert(
      fc.property(anyInput, anyWorse, (input, [question, one, other]) => {
        const { multi, options } = question;
        const rank = (answer: readonly string[]) => options.findIndex(({ id }) => answer.includes(id));
        const faults = (answer: readonly string[]) => answer.filter((id) => id !== 'none');
        const [better, worse] = multi
          ? [one, faults([...new Set([...one, ...other])])]
          : [one, other].sort((a, b) => rank(a) - rank(b));
        const estimate = (answer: readonly string[] = []) =>
          priceDevice({ ...input, answers: { ...input.answers, [question.id]: answer } }).estimate;
        expect(estimate(worse)).toBeLessThanOrEqual(estimate(better));
      }),
      runs,
    );
  });

  it('S0-29: one corrected answer changes the lines of its own question only', () => {
    const anyCorrection = fc
      .constantFrom(...questionsFor(bank, category).filter(({ id }) => id !== 'power'))
      .chain((question) => fc.tuple(fc.constant(question.id), anyAnswer(question)));
    fc.assert(
      fc.property(anyInput, anyCorrection, (input, [id, answer]) => {
        const others = (answers: typeof input.answers) =>
          priceDevice({ ...input, answers }).lines.filter(
            ({ type, question }) => type === 'deduction' && question !== id,
          );
        expect(others({ ...input.answers, [id]: answer })).toEqual(others(input.answers));
      }),
      runs,
    );
  });
});
