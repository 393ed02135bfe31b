import type { Category, Variant } from '../catalogue/index.ts';
import { type Paise, paise, roundDown, rupees, share } from '../shared/index.ts';
import { knockOutIn } from './next-question.ts';
import type { CategoryBank, Effect, LeastValue, Option, Question, QuestionBank } from './question.ts';
import type { Answers, Breakdown, BreakdownLine } from './quote.ts';

export type PriceInput = {
  readonly variant: Pick<Variant, 'base' | 'market'>;
  readonly category: Category;
  readonly bank: QuestionBank;
  readonly answers: Answers;
};

/**
 * What a device in this condition is bought for. Pure, so that an inspection prices corrected answers the same way.
 *
 * 1. The market value: `base` at the market's share of it, down to whole rupees.
 * 2. One deduction an answer, in the order of the bank, each of the market value and not of what the others leave: to
 *    correct an answer changes its own line only, and lines do not depend on the order of asking.
 * 3. A floor below which faults cannot push a device that works; or, for one that is knocked out, its scrap value alone.
 * 4. Down to a multiple of the category's step.
 *
 * Every line is whole rupees, but for the market line of an odd base. Questions without an answer cost nothing. Throws
 * RangeError on an option that the bank does not have: `isComplete` comes first.
 */
export function priceDevice({ variant, category, bank, answers }: PriceInput): Breakdown {
  const { base, market } = variant;
  const own = bank.categories[category];
  const value = roundDown(paise(Math.floor((base * market) / 10_000)), rupee);
  const lines: BreakdownLine[] = [
    { type: 'market', basisPoints: market, amount: value - base },
    ...(knockedOut(own, answers, value) ?? worn(own, answers, value)),
  ];
  const exact = base + sum(lines);
  const estimate = roundDown(exact, own.rules.step);
  if (estimate < exact) lines.push({ type: 'rounding', amount: estimate - exact });
  return { base, lines, estimate };
}

const rupee = rupees(1);

const sum = (lines: readonly BreakdownLine[]) => lines.reduce((total, { amount }) => total + amount, 0);

function knockedOut({ questions, rules }: CategoryBank, answers: Answers, value: Paise) {
  for (const question of questions) {
    const option = knockOutIn(question, answers);
    if (!option) continue;
    const amount = least(rules.scrap, value) - value;
    return [{ type: 'knock-out', question: question.id, option, amount }] as const;
  }
  return undefined;
}

function worn({ questions, rules }: CategoryBank, answers: Answers, value: Paise): readonly BreakdownLine[] {
  const lines = questions.flatMap((question) => deductions(question, answers[question.id] ?? [], value));
  const below = least(rules.floor, value) - (value + sum(lines));
  return below > 0 ? [...lines, { type: 'floor', amount: below }] : lines;
}

const least = ({ basisPoints, atLeast }: LeastValue, value: Paise): Paise =>
  Math.min(value, Math.max(wholeShare(value, basisPoints), atLeast));

/** One line an option that costs something; the options of one question together stop at the question's limit. */
function deductions(question: Question, chosen: readonly string[], value: Paise): BreakdownLine[] {
  const lines: BreakdownLine[] = [];
  let left = question.atMost === undefined ? Number.MAX_SAFE_INTEGER : wholeShare(value, question.atMost);
  for (const { id, effect } of optionsOf(question, chosen)) {
    const amount = Math.min(cost(effect, value), left);
    left -= amount;
    if (amount === 0) continue;
    const isShare = effect.type === 'percent' && amount === wholeShare(value, effect.basisPoints);
    lines.push({
      type: 'deduction',
      question: question.id,
      option: id,
      ...(isShare ? { basisPoints: effect.basisPoints } : {}),
      amount: -amount,
    });
  }
  return lines;
}

function optionsOf(question: Question, chosen: readonly string[]): readonly Option[] {
  const known = question.options.filter(({ id }) => chosen.includes(id));
  if (known.length < chosen.length)
    throw new RangeError(`${question.id} has no such option: ${chosen.join(', ')}`);
  return known;
}

/** In whole rupees, in the customer's favour: half rupees on the screen would not add up to what is read. */
const wholeShare = (value: Paise, basisPoints: number): Paise => roundDown(share(value, basisPoints), rupee);

function cost(effect: Effect, value: Paise): Paise {
  if (effect.type === 'amount') return effect.paise;
  if (effect.type !== 'percent') return 0;
  const { basisPoints, atLeast = 0, atMost = Number.MAX_SAFE_INTEGER } = effect;
  return Math.min(Math.max(wholeShare(value, basisPoints), atLeast), atMost);
}
