import type { CopyKey } from '../conversation/index.ts';
import { no, ok, type Result } from '../shared/index.ts';
import type { Question } from './question.ts';

export type AnswerRefusal = 'nothing-chosen' | 'unknown-option' | 'one-only' | 'contradiction';

/** What the customer reads when an answer is refused. */
export const answerRefusals: { readonly [R in AnswerRefusal]: CopyKey } = {
  'nothing-chosen': 'questions.refused-nothing-chosen',
  'unknown-option': 'questions.refused-unknown-option',
  'one-only': 'questions.refused-one-only',
  contradiction: 'questions.refused-contradiction',
};

/** Checks chosen option ids against a question. The answer comes back in the order of the bank, each id once. */
export function readAnswer(
  question: Question,
  optionIds: readonly string[],
): Result<readonly string[], AnswerRefusal> {
  const chosen = question.options.filter(({ id }) => optionIds.includes(id));
  if (optionIds.some((id) => !chosen.some((option) => option.id === id))) return no('unknown-option');
  if (chosen.length === 0) return no('nothing-chosen');
  if (chosen.length > 1 && !question.multi) return no('one-only');
  if (chosen.length > 1 && chosen.some(({ alone }) => alone)) return no('contradiction');
  return ok(chosen.map(({ id }) => id));
}

/** What is left of an answer that was filled in before and added to: "everything works" gives way to a fault. */
export function withoutAlone({ options }: Question, optionIds: readonly string[]): readonly string[] {
  const beside = optionIds.filter((id) => !options.some((option) => option.id === id && option.alone));
  return beside.length > 0 ? beside : optionIds;
}
