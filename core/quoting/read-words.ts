import { anyWord } from '../shared/index.ts';
import { isOnlyFine } from './idle-words.ts';
import { nothing, optionWords, partWords, well } from './option-words.ts';
import type { Question } from './question.ts';
import { readHealth } from './read-health.ts';
import { readTrouble, saysAllWorks, saysNoLooks } from './read-trouble.ts';
import { speltParts } from './spelt-parts.ts';
import { isNoFact } from './unsure.ts';

/** Characters; a longer text is a story. */
const longest = 100;

/** Where one thing that is said of a device ends and the next begins. */
const ends = /[,;.!।]+(?!\d)|(?:^| )(?:but|lekin|magar|although|लेकिन|मगर)(?= |$)/u;
/** On its own it says that somebody has read the question. */
const nod = /^(?:ok|okay|k)$/u;
const noTrouble = anyWord(
  'no (?:problem|problems|issue|issues)|koi (?:dikkat|problem|issue) (?:nahi|nahin|nhi)|कोई (?:दिक्कत|परेशानी) नहीं',
);

/** "Dent nahi hai bas scratch": what is denied, and after it what is there. */
const butThat =
  /((?:dents?|scratch(?:es)?|cracks?|kharoch|nishan|spots?|lines?|डेंट|स्क्रैच|खरोंच|क्रैक|निशान) (?:nahi|nahin|nhi|नहीं|नही)(?: (?:hai|h|hain|है|हैं))?),? (?:bas|sirf|only|just|बस|सिर्फ़|सिर्फ) /gu;

/** The things that are said one after the other in a folded text. */
export const clausesOf = (text: string): readonly string[] =>
  text
    .split(ends)
    .map((clause) => clause.replace(/[^\p{L}\p{M}\p{N}']+/gu, ' ').trim())
    .filter((clause) => clause !== '');

/**
 * Ids of the options that are told in words: "screen ka corner thoda crack hai", "78%", "sab theek hai", several where the
 * question takes several. Undefined when the words tell none, ask something, or guess.
 */
export function readWords(question: Question, text: string): readonly string[] | undefined {
  if (text.length > longest || isNoFact(text) || !Object.hasOwn(optionWords, question.id)) return undefined;
  const said = speltParts(text).replace(butThat, '$1 , ');
  const health = question.options[0]?.label === 'questions.battery-good' ? readHealth(said) : undefined;
  if (health !== undefined) return [health];
  const clauses = clausesOf(said);
  if (saysNoLooks(question, clauses)) return undefined;
  if (saysAllWorks(question, clauses)) return question.options.slice(0, 1).map(({ id }) => id);
  const trouble = readTrouble(question, clauses);
  if (question.multi) return faultsIn(question, clauses) ?? (trouble === undefined ? undefined : [trouble]);
  const told =
    trouble ??
    worstIn(question, clauses) ??
    (isWell(question, clauses) ? question.options[0]?.id : undefined);
  return told === undefined ? undefined : [told];
}

/** Whether a text says that all is well, where it is asked how something looks: "sab theek hai" of the glass. */
export const saysNothingOfLooks = (question: Question, text: string): boolean =>
  text.length <= longest && !isNoFact(text) && saysNoLooks(question, clausesOf(speltParts(text)));

const wordsOf = ({ id }: Question) => Object.entries(optionWords[id] ?? {});

/** Of a part, not another one. */
const sides = /(?:^| )sides?(?= |$)/u;

/** What is said of another part belongs to that part's question; of two parts at once, who knows to which. */
const ownClauses = ({ id }: Question, clauses: readonly string[]): readonly string[] => {
  const others = Object.entries(partWords).flatMap(([part, words]) => (part === id ? [] : [words]));
  return clauses.filter((clause) => {
    const placed = partWords[id]?.test(clause) ? clause.replace(sides, ' ') : clause;
    return !others.some((words) => words.test(placed));
  });
};

/** Of all that is told the worst, which stands last; what is denied is not there. */
function worstIn(question: Question, clauses: readonly string[]): string | undefined {
  const told = ownClauses(question, clauses).filter((clause) => !nothing.test(clause));
  const words = new Map(wordsOf(question));
  return question.options.findLast(({ id }) => told.some((clause) => words.get(id)?.test(clause)))?.id;
}

/** "Nahi back par scratch hai" says no to something else, and tells of a scratch. */
const noThenIs = /^(?:nahi|nahin|nhi|नहीं|नही) (?!.*(?:nahi|nahin|nhi|नहीं|नही)(?= |$)).* (?:hai|h|hain|है|हैं)$/u;

/** Nothing but that it is fine, or that what costs least is not there either: "koi kharoch nahi". */
function isWell(question: Question, clauses: readonly string[]): boolean {
  const own = ownClauses(question, clauses);
  if (own.length === 0 || own.length < clauses.length || own.every((clause) => nod.test(clause)))
    return false;
  const slight = question.options[1]?.id ?? '';
  const least = optionWords[question.id]?.[slight];
  return own.every((clause) => {
    const rest = least ? clause.replace(least, ' ').trim() : clause;
    const isDenied = nothing.test(clause.replace(noTrouble, ' '));
    if (rest !== clause && noThenIs.test(clause)) return false;
    const isSaid = rest === clause ? !isDenied && (well.test(clause) || noTrouble.test(clause)) : isDenied;
    return isSaid && isOnlyFine(rest, question.id);
  });
}

/** All that are named in a clause which does not say that they are fine. */
function faultsIn({ options }: Question, clauses: readonly string[]): readonly string[] | undefined {
  const faulty = clauses.filter((clause) => !well.test(clause) || nothing.test(clause)).join(' , ');
  const words = optionWords.faults ?? {};
  const named = options.filter(({ id }) => words[id]?.test(faulty)).map(({ id }) => id);
  return named.length > 1 ? named : undefined;
}
