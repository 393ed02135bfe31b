import type { Category } from '../catalogue/index.ts';
import type { Question, QuestionBank } from './question.ts';
import type { Answers } from './quote.ts';
import { readAnswer } from './read-answer.ts';

export const questionsFor = (bank: QuestionBank, category: Category): readonly Question[] =>
  bank.categories[category].questions;

/**
 * The first question that still has to be asked. An answer that this bank does not know (it came from an older version
 * or another category) counts as not given. Once an answer knocks the device out, nothing more is asked.
 */
export function nextQuestion(bank: QuestionBank, category: Category, answers: Answers): Question | undefined {
  const questions = questionsFor(bank, category);
  if (questions.some((question) => knockOutIn(question, answers))) return undefined;
  return questions.find((question) => !readAnswer(question, answers[question.id] ?? []).ok);
}

/** Whether these answers are enough for a price. */
export const isComplete = (bank: QuestionBank, category: Category, answers: Answers): boolean =>
  nextQuestion(bank, category, answers) === undefined;

/** Whether that question has an answer that it can use. */
export const isAnsweredIn = (bank: QuestionBank, category: Category, answers: Answers, id: string): boolean =>
  questionsFor(bank, category).some(
    (question) => question.id === id && readAnswer(question, answers[id] ?? []).ok,
  );

/** The answers that this category's questions can use: what is left over from another category or bank is dropped. */
export function ownAnswers(bank: QuestionBank, category: Category, answers: Answers): Answers {
  const read = questionsFor(bank, category).map((question) => ({
    id: question.id,
    answer: readAnswer(question, answers[question.id] ?? []),
  }));
  return Object.fromEntries(read.flatMap(({ id, answer }) => (answer.ok ? [[id, answer.value]] : [])));
}

/** The id of a chosen option that knocks the device out. */
export const knockOutIn = (question: Question, answers: Answers): string | undefined =>
  question.options.find(({ id, effect }) => effect.type === 'knock-out' && answers[question.id]?.includes(id))
    ?.id;
