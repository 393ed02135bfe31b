import type { Category } from '../catalogue/index.ts';
import {
  type Choice,
  type Decision,
  type Line,
  offer,
  type Reply,
  say,
  unclear,
} from '../conversation/index.ts';
import {
  type Answers,
  isAnsweredIn,
  isComplete,
  ownAnswers,
  type Question,
  type QuestionBank,
  questionsFor,
} from '../quoting/index.ts';

type Told = { readonly category?: Category | undefined; readonly condition?: Answers | undefined };

/** Ids of the questions in their order: those that are answered, and those that still have to be. */
export function conditionItems({ category, condition = {} }: Told, bank: QuestionBank): readonly string[] {
  if (!category) return [];
  const all = questionsFor(bank, category).map(({ id }) => id);
  if (!isComplete(bank, category, condition)) return all;
  // Once an answer knocks the device out, what was not asked never will be.
  const own = ownAnswers(bank, category, condition);
  return all.filter((id) => Object.hasOwn(own, id));
}

/** Whether the question is answered, or no longer matters. */
export function isAnswered(told: Told, item: string | undefined, bank: QuestionBank): boolean {
  const { category, condition = {} } = told;
  if (!category) return false;
  if (item !== undefined && isAnsweredIn(bank, category, condition, item)) return true;
  return isComplete(bank, category, condition);
}

/** All answers so far, each a button that opens its question again. */
export function askWhichAnswer({ category = 'phone', condition = {} }: Told, bank: QuestionBank): Reply {
  const own = ownAnswers(bank, category, condition);
  const choices = questionsFor(bank, category).flatMap((question): readonly Choice[] => {
    const chosen = question.options.filter(({ id }) => own[question.id]?.includes(id));
    const [first, ...others] = chosen;
    if (!first) return [];
    const params = { question: { key: question.name }, answer: { key: first.label }, others: others.length };
    const label: Line = { key: others.length > 0 ? 'buyback.answered-several' : 'buyback.answered', params };
    return [{ id: question.id, label }];
  });
  return offer('buyback.ask-which-answer', choices);
}

export const takeWhichAnswer = (input: {
  readonly type: string;
  readonly id?: string;
}): Decision<never, never> =>
  input.type === 'choice' ? { type: 'change', step: `condition.${input.id}` } : unclear;

/** Tells back what words were taken for at this question. */
export const noted = (
  question: Question,
  answers: Answers = {},
  key: 'buyback.also-noted' | 'buyback.answer-changed' | 'buyback.answered' = 'buyback.also-noted',
): readonly Reply[] =>
  question.options
    .filter((option) => answers[question.id]?.includes(option.id))
    .map(({ label }) => say(key, { question: { key: question.name }, answer: { key: label } }));
