import type { Line } from '../conversation/index.ts';
import { questionsFor } from './next-question.ts';
import type { QuestionBank } from './question.ts';
import type { BreakdownLine, Quote } from './quote.ts';

/** A price line by line, as the customer reads it: they add up. A market line of nothing is left out. */
export function showBreakdown(
  { category, breakdown }: Pick<Quote, 'category' | 'breakdown'>,
  bank: QuestionBank,
): readonly Line[] {
  const questions = questionsFor(bank, category);
  const shown = breakdown.lines.filter(({ amount }) => amount !== 0);
  return [
    { key: 'quoting.line-base', params: { amount: { paise: breakdown.base } } },
    ...shown.map((line): Line => {
      const amount = { paise: Math.abs(line.amount) };
      const question = questions.find(({ id }) => id === line.question);
      const option = question?.options.find(({ id }) => id === line.option);
      if (!question || !option) return { key: plainLine(line), params: { amount } };
      const params = { question: { key: question.name }, answer: { key: option.label }, amount };
      return { key: 'quoting.line-deduction', params };
    }),
  ];
}

/** A deduction whose question has left the bank since is still shown, without its words. */
function plainLine({ type, amount }: BreakdownLine) {
  if (type === 'market') return amount < 0 ? 'quoting.line-market-down' : 'quoting.line-market-up';
  if (type === 'floor') return 'quoting.line-floor';
  return type === 'rounding' ? 'quoting.line-rounding' : 'quoting.line-condition';
}
