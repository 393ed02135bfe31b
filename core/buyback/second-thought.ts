import type { Category } from '../catalogue/index.ts';
import {
  type Answers,
  partsNamed,
  type Question,
  type QuestionBank,
  questionsFor,
  readWords,
} from '../quoting/index.ts';
import { anyWord, fold } from '../shared/index.ts';

type Told = { readonly category?: Category | undefined; readonly condition?: Answers | undefined };
type Here = { readonly bank: QuestionBank; readonly item: string };
/** An answer that was given before, and all answers with it changed. */
type SecondThought = { readonly question: Question; readonly condition: Answers };

const corrects = anyWord(
  'sorry|oops|ops|wait|actually|i meant|i mean|my mistake|galti|ruko|maaf|माफ़|माफ|रुको|गलती|सॉरी',
);
const around =
  /^(?:(?:no|oh|ohh|nahi|nahin|nhi|arre|are|wait|sorry|oops|ops|actually|i meant|i mean|my mistake|galti se|ruko|maaf karna|नहीं|नही|अरे|रुको|सॉरी|माफ़ करना|माफ करना)(?:[ ,.!]+|$))+/u;
const denies = /^(?:no|nope|nahi|nahin|nhi|arre nahi|नहीं|नही|अरे नहीं)[ ,.!]+(?=\S)/u;
/** A share of its first capacity is a battery's, whatever is asked. */
const health = /(?<![\d.])\d{2,3} ?(?:%|percent|per cent|pct|प्रतिशत)/u;

/**
 * The answer before this question changed, for who says so right after it: "no sorry, it is cracked". Another one is
 * changed by who denies it and names its part, "nahi, screen theek hai", or tells the battery's health anew.
 */
export function readSecondThought(told: Told, text: string, here: Here): SecondThought | undefined {
  const { condition = {} } = told;
  const said = fold(text);
  const rest = said.replace(around, '');
  const question = meant(told, said, here);
  const answer = question && readWords(question, rest);
  if (!question || !answer || answer.join(' ') === condition[question.id]?.join(' ')) return undefined;
  return { question, condition: { ...condition, [question.id]: answer } };
}

/** The question whose answer a folded text is about to change. */
function meant(
  { category = 'phone', condition = {} }: Told,
  said: string,
  { bank, item }: Here,
): Question | undefined {
  const questions = questionsFor(bank, category);
  const answered = questions.filter(({ id }) => id !== item && condition[id] !== undefined);
  if (corrects.test(said.replace(/[^\p{L}\p{M}]+/gu, ' '))) {
    const here = questions.findIndex(({ id }) => id === item);
    return answered.findLast((question) => questions.indexOf(question) < here);
  }
  const isHealth = health.test(said);
  if (!isHealth && !denies.test(said)) return undefined;
  const parts = partsNamed(said);
  const [named, ...others] = isHealth && parts.length === 0 ? ['battery'] : parts;
  if (others.length > 0 || (named !== 'battery' && !denies.test(said))) return undefined;
  return answered.find(({ id }) => id === named);
}
