import fc from 'fast-check';
import type { Category, Variant } from '#core/catalogue/index.ts';
import { type Answers, type Question, questionBank, questionsFor } from '#core/quoting/index.ts';
import { rupees } from '#core/shared/index.ts';

export const bank = questionBank;

export const device = (base: number, market = 10_000): Variant => ({
  id: 'some-variant',
  model: 'some-model',
  base: rupees(base),
  market,
});

/** A device of which every answer is the best one, with some answers changed: `{ display: 'cracked' }`. */
export function condition(
  category: Category,
  changed: Readonly<Record<string, string | readonly string[]>> = {},
): Answers {
  const best = questionsFor(bank, category).map(({ id, options }) => [id, [options[0]?.id ?? '']]);
  const worse = Object.entries(changed).map(([id, chosen]) => [
    id,
    typeof chosen === 'string' ? [chosen] : chosen,
  ]);
  return Object.fromEntries([...best, ...worse]);
}

/** Any answer that a question takes. */
export function anyAnswer({ multi, options }: Question): fc.Arbitrary<readonly string[]> {
  const single = fc.constantFrom(...options.map(({ id }) => [id]));
  if (!multi) return single;
  return fc.oneof(
    single,
    fc.subarray(
      options.filter(({ alone }) => !alone).map(({ id }) => id),
      { minLength: 1 },
    ),
  );
}

/** Any full set of answers in a category. */
export const anyAnswers = (category: Category): fc.Arbitrary<Answers> =>
  fc.record(
    Object.fromEntries(questionsFor(bank, category).map((question) => [question.id, anyAnswer(question)])),
  );

/** Paise, up to 50 lakh rupees, odd ones too. */
export const anyBase = fc.oneof(fc.nat(rupees(5_000)), fc.nat(rupees(300_000)), fc.nat(rupees(5_000_000)));

/** Basis points: a market that pays from nothing to one and a half times the book. */
export const anyMarket = fc.oneof(fc.constant(10_000), fc.nat(15_000));
