import type { Category } from '../catalogue/index.ts';
import { questionsFor } from './next-question.ts';
import type { Question, QuestionBank } from './question.ts';
import type { Answers } from './quote.ts';

/** A fault that a customer mentions in free text ("screen tooti hai"). */
export type Fault =
  | 'display-cracked'
  | 'display-lines'
  | 'display-spots'
  | 'body-dented'
  | 'battery-weak'
  | 'camera-faulty'
  | 'biometrics-faulty'
  | 'buttons-faulty'
  | 'does-not-turn-on';

/** The answer that each fault amounts to, to be filled in beforehand and shown back to the customer. */
export const faultHints: { readonly [F in Fault]: { readonly question: string; readonly option: string } } = {
  'display-cracked': { question: 'display', option: 'cracked' },
  'display-lines': { question: 'display', option: 'lines' },
  'display-spots': { question: 'display', option: 'spots' },
  'body-dented': { question: 'body', option: 'dented' },
  'battery-weak': { question: 'battery', option: 'weak' },
  'camera-faulty': { question: 'camera', option: 'faulty' },
  'biometrics-faulty': { question: 'biometrics', option: 'faulty' },
  'buttons-faulty': { question: 'buttons', option: 'button-faulty' },
  'does-not-turn-on': { question: 'power', option: 'no' },
};

/** The mentioned faults as answers. What this category does not ask is left out; of two on one question the worse stays. */
export function answersFromFaults(bank: QuestionBank, category: Category, faults: readonly Fault[]): Answers {
  const hints = faults.map((fault) => faultHints[fault]);
  return Object.fromEntries(
    questionsFor(bank, category).flatMap((question) => {
      const worst = worstOf(question, hints);
      return worst === undefined ? [] : [[question.id, [worst]]];
    }),
  );
}

const worstOf = (question: Question, hints: readonly { question: string; option: string }[]) =>
  question.options.findLast(({ id }) =>
    hints.some((hint) => hint.question === question.id && hint.option === id),
  )?.id;
