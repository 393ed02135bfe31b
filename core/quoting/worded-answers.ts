import type { Line } from '../conversation/index.ts';
import { questionsFor } from './next-question.ts';
import type { QuestionBank } from './question.ts';
import type { Quote, WordedAnswer } from './quote.ts';

/**
 * The questions that were answered and the answers, in the words the customer read. `word` writes a line of copy in the
 * customer's language. To be kept with the quote: copy changes, what was agreed on does not.
 */
export function wordedAnswers(
  { category, answers }: Pick<Quote, 'category' | 'answers'>,
  bank: QuestionBank,
  word: (line: Line) => string,
): readonly WordedAnswer[] {
  return questionsFor(bank, category).flatMap(({ id, asks, options }) => {
    const chosen = options.filter((option) => answers[id]?.includes(option.id));
    if (chosen.length === 0) return [];
    return [
      { question: id, asked: word({ key: asks }), answered: chosen.map(({ label }) => word({ key: label })) },
    ];
  });
}
