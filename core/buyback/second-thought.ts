import type { Category } from '../catalogue/index.ts';
import { type Answers, type QuestionBank, questionsFor, readWords } from '../quoting/index.ts';
import { anyWord, fold } from '../shared/index.ts';

type Told = { readonly category?: Category | undefined; readonly condition?: Answers | undefined };
type Here = { readonly bank: QuestionBank; readonly item: string };

const corrects = anyWord(
  'sorry|oops|ops|wait|actually|i meant|i mean|my mistake|galti|ruko|maaf|माफ़|माफ|रुको|गलती|सॉरी',
);
const around =
  /^(?:(?:no|oh|ohh|nahi|nahin|nhi|arre|are|wait|sorry|oops|ops|actually|i meant|i mean|my mistake|galti se|ruko|maaf karna|नहीं|नही|अरे|रुको|सॉरी|माफ़ करना|माफ करना)(?:[ ,.!]+|$))+/u;

/** All answers with the one before this question changed, for who says so right after it: "no sorry, it is cracked". */
export function readSecondThought(
  { category = 'phone', condition = {} }: Told,
  text: string,
  { bank, item }: Here,
): Answers | undefined {
  const said = fold(text);
  if (!corrects.test(said.replace(/[^\p{L}\p{M}]+/gu, ' '))) return undefined;
  const questions = questionsFor(bank, category);
  const here = questions.findIndex(({ id }) => id === item);
  const before = questions.slice(0, here).findLast(({ id }) => condition[id] !== undefined);
  const answer = before && readWords(before, said.replace(around, ''));
  return before && answer ? { ...condition, [before.id]: answer } : undefined;
}
