import type { Named } from '../conversation/index.ts';
import { anyWord, plainWords } from '../shared/index.ts';
import { isIdle } from './idle-words.ts';
import { optionWords, partWords, topicWords } from './option-words.ts';
import type { Question } from './question.ts';
import { namesOther, partsIn } from './read-parts.ts';
import { unsure } from './unsure.ts';

const restricts = anyWord(
  'but|except|excluding|apart|besides|other than|minus|only|just|though|although|however|bas|sirf|lekin|magar|chhod|' +
    'chhodkar|alawa|siwa|siway|kewal|keval|par|pr|पर|बस|सिर्फ़|सिर्फ|लेकिन|मगर|केवल|छोड़|छोड़कर|अलावा|सिवा',
);
/** "Screen par" is on the screen, and a line may begin with "bas". */
const harmless = new RegExp(
  `(?:${Object.values(partWords)
    .map(({ source }) => source)
    .join('|')}) (?:par|pr|पर)(?= |$)|^(?:only|just|bas|sirf|बस|सिर्फ़|सिर्फ) ,`,
  'gu',
);
/** Where the best answer is that something is so, what denies or undoes it stands one letter from it: "it turns off". */
const undoes = anyWord(
  "off?|band|bandh|dead|no|not|never|isn't|isnt|doesn't|doesnt|nahi|nahin|nhi|na|बंद|नहीं|नही|ऑफ़|ऑफ",
);
const noneOf = /^(?:no|koi|कोई) /u;
const nor = / ?, (?:or|nor|ya|या) (\S+)/u;

/**
 * Whether a text says more than the option of this question that it names. The best answer and one that ends
 * the questions are taken out of a sentence only when nothing else is said there; what is not understood is asked again.
 */
export function saysMore({ id, options }: Question, { id: chosen, name, beside }: Named): boolean {
  if (namesOther(id, beside)) return true;
  if (chosen === undefined) return false;
  const isBest = chosen === options[0]?.id;
  const isKnockOut = options.some((each) => each.id === chosen && each.effect.type === 'knock-out');
  const isWhole = isBest || isKnockOut;
  const said = plainWords(beside);
  if (name !== undefined && isWhole) return !isIdle(plainWords(withoutNor(name, beside, id)), id);
  if (unsure.test(said) || namesOption(id, said, chosen)) return true;
  // A letter makes "band hai" (it is off) of "bend hai" (it is bent).
  if (name === undefined && isKnockOut) return !undoes.test(said);
  if (name === undefined)
    return isBest && Object.keys(optionWords[id] ?? {}).length === 0 && undoes.test(said);
  return restricts.test(beside.replace(harmless, ' ')) || namesOtherToo(id, said);
}

const namesOption = (question: string, said: string, chosen?: string): boolean =>
  Object.entries(optionWords[question] ?? {}).some(
    ([option, words]) => option !== chosen && words.test(said),
  );

/** Another part beside this one: where the two share words, as "back" of cameras, none is told from the other. */
const namesOtherToo = (question: string, said: string): boolean =>
  topicWords[question] === undefined && partsIn(said).some((part) => part !== question);

/** "No scratches or dents" denies both. */
function withoutNor(name: string, beside: string, question: string): string {
  const [, denied = ''] = (noneOf.test(name) && nor.exec(beside)) || [];
  return namesOption(question, denied) ? beside.replace(nor, ' ') : beside;
}
