import { anyWord, fold, isAsked } from '../shared/index.ts';
import { faultWords, goodAsAWhole, optionWords, otherParts } from './option-words.ts';
import type { Question } from './question.ts';

/** Characters; a longer text is a story. */
const longest = 100;

/** Where one thing that is said of a device ends and the next begins. */
const ends = /[,;.!।|]+|(?:^| )(?:but|lekin|magar|par|and|aur|although|लेकिन|मगर|पर|और)(?= |$)/u;
const denied = anyWord(
  "no|not|without|zero|never|don't|doesn't|isn't|hasn't|nahi|nahin|nhi|nai|bina|नहीं|नही|बिना",
);
const fine = anyWord('ok|okay|fine|good|perfect|works|working|theek|thik|sahi|chalta|ठीक|सही');
const trouble = anyWord(
  'kharab|kharaab|faulty|broken|bad|dead|problem|issue|issues|band|nahi|nahin|nhi|not|no|ख़राब|खराब|बंद|नहीं|नही',
);

const clausesOf = (text: string): readonly string[] =>
  fold(text)
    .replace(/[’‘`]/g, "'")
    .split(ends)
    .map((clause) => clause.replace(/[^\p{L}\p{M}\p{N}'%]+/gu, ' ').trim())
    .filter((clause) => clause !== '');

/**
 * Ids of the options that are told in words: "screen ka corner thoda crack hai", "78%", "sab theek hai", several where the
 * question takes several. Undefined when the words tell none, or ask something.
 */
export function readWords(question: Question, text: string): readonly string[] | undefined {
  if (text.length > longest || isAsked(text)) return undefined;
  const clauses = clausesOf(text);
  const health = question.options.some(({ label }) => label === 'questions.battery-good')
    ? healthOf(text)
    : undefined;
  if (health !== undefined) return [health];
  if (question.multi) return faultsIn(question, clauses);
  const told = optionIn(question, clauses);
  return told === undefined ? undefined : [told];
}

/** Per cent of its first capacity, from which a battery has this answer; the labels of the options say the same. */
const leastHealth = [
  [85, 'good'],
  [80, 'fair'],
  [1, 'weak'],
] as const;

/** "78%", "82 percent", "it shows 91": the answer about a phone's battery. */
function healthOf(text: string): string | undefined {
  const [, written] = /(?<![\d.])(\d{1,3})(?:\.\d+)? ?(?:%|per ?cent|pct|प्रतिशत|फ़ीसदी|$)/u.exec(fold(text)) ?? [];
  const health = Number(written);
  return health <= 100 ? leastHealth.find(([least]) => health >= least)?.[1] : undefined;
}

/** The worst that is told; what is denied is not there, and what is said of another part belongs to its own question. */
function optionIn({ id, options }: Question, clauses: readonly string[]): string | undefined {
  const { [id]: words = {}, ...others } = optionWords;
  const own = clauses.filter((clause) => !Object.keys(others).some((part) => otherParts(id, part).test(clause)));
  const told = options.findLast((option) =>
    own.some((clause) => words[option.id]?.test(clause) && !denied.test(clause)),
  );
  if (told) return told.id;
  const [best] = options;
  return best && Object.hasOwn(optionWords, id) && isWhole(own, words) ? best.id : undefined;
}
