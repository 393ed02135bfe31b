import { type Choice, offer, type Reply } from '../conversation/index.ts';
import { questionsFor } from './next-question.ts';
import type { QuestionBank } from './question.ts';
import type { Quote } from './quote.ts';
import { showBreakdown } from './show-breakdown.ts';

/** Answers that are offered to be changed, the dearest first. */
const mostOffered = 4;

/** What a price is made of, to somebody who asks why, and each answer that took something off, to change it. */
export function whyPrice(quote: Quote, bank: QuestionBank, device: string): Reply {
  const dearest = [...quote.breakdown.lines].sort((a, b) => a.amount - b.amount);
  const cost = new Set(dearest.flatMap(({ question, amount }) => (question && amount < 0 ? [question] : [])));
  const names = new Map(questionsFor(bank, quote.category).map(({ id, name }) => [id, name]));
  const choices = [...cost].slice(0, mostOffered).flatMap((id): readonly Choice[] => {
    const name = names.get(id);
    return name
      ? [
          {
            id: `@change:condition.${id}`,
            label: { key: 'quoting.change-line', params: { question: { key: name } } },
          },
        ]
      : [];
  });
  return offer(choices.length > 0 ? 'quoting.why-price' : 'quoting.why-best-price', choices, {
    price: { paise: quote.breakdown.estimate },
    device,
    lines: showBreakdown(quote, bank),
  });
}
