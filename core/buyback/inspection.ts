import type { Category } from '../catalogue/index.ts';
import type { Line } from '../conversation/index.ts';
import {
  type Answers,
  type Breakdown,
  questionBank,
  questionsFor,
  reprice,
  withoutAlone,
} from '../quoting/index.ts';
import type { Paise } from '../shared/index.ts';
import type { Inspection } from './handover.ts';
import type { HandoverPolicy } from './handover-policy.ts';
import type { Order } from './order.ts';

/** One question that was answered otherwise than it was found. Amounts below zero lower the price. */
export type Difference = {
  readonly question: string;
  readonly claimed: readonly string[];
  readonly found: readonly string[];
  readonly amount: Paise;
};

/** What the customer said and what was found, question by question, with what each changes (S0-29, S0-68). */
export function differences(
  order: Pick<Order, 'quote'>,
  inspection: Pick<Inspection, 'answers' | 'breakdown'>,
) {
  const { answers: said, breakdown: before } = order.quote;
  const { answers: found, breakdown: after } = inspection;
  const questions = [...new Set([...Object.keys(said), ...Object.keys(found)])];
  return questions
    .filter((question) => !same(said[question], found[question]))
    .map(
      (question): Difference => ({
        question,
        claimed: said[question] ?? [],
        found: found[question] ?? [],
        amount: costOf(after, question) - costOf(before, question),
      }),
    );
}

const same = (one: readonly string[] = [], other: readonly string[] = []): boolean =>
  one.length === other.length && one.every((option) => other.includes(option));

const costOf = ({ lines }: Breakdown, question: string): Paise =>
  lines.reduce((sum, line) => (line.question === question ? sum + line.amount : sum), 0);

/** Questions whose finding lowers the price: each wants a photo of what was found. */
export const lowered = (order: Pick<Order, 'quote'>, inspection: Inspection): readonly string[] =>
  differences(order, inspection)
    .filter(({ amount }) => amount < 0)
    .map(({ question }) => question);

/** Lowered questions, and the check of the device's number, that have no photo yet. */
export const withoutPhoto = (order: Pick<Order, 'quote'>, inspection: Inspection): readonly string[] =>
  [...(inspection.check === 'not-asked' ? [] : ['check']), ...lowered(order, inspection)].filter(
    (name) => (inspection.photos[name] ?? []).length === 0,
  );

/** The price falls so far that a second person looks first; basis points of the estimate. */
export const dropsTooFar = (estimate: Paise, price: Paise, { dropLimit }: HandoverPolicy): boolean =>
  (estimate - price) * 10_000 > estimate * dropLimit;

/** What the found answers come to: base and market as quoted, only the answers differ. */
export const priceFound = ({ quote }: Pick<Order, 'quote'>, found: Answers): Breakdown =>
  reprice(quote, questionBank, found);

/** Every question of the device with an answer, what was not filled in being as the customer said it. */
export function foundAnswers(
  { quote, category }: Pick<Order, 'quote' | 'category'>,
  filled: Answers,
): Answers {
  return Object.fromEntries(
    questionsFor(questionBank, category).flatMap((question) => {
      const answer = filled[question.id] ?? quote.answers[question.id];
      return answer === undefined ? [] : [[question.id, withoutAlone(question, answer)]];
    }),
  );
}

/** The words of a question and of its options, as its category asks them. */
export function wordsOf(category: Category, question: string) {
  const asked = questionsFor(questionBank, category).find(({ id }) => id === question);
  const name: Line = { key: asked?.name ?? 'questions.display-name' };
  const option = (id: string): Line => ({
    key: asked?.options.find((each) => each.id === id)?.label ?? 'questions.display-name',
  });
  return { name, option };
}
