import { lastText } from './last-text.ts';
import { fold } from './text.ts';
import { anyWord, wordsOnly } from './whole-words.ts';

const denies = anyWord(
  "don't|dont|do not|never|not|isn't|isnt|wasn't|wasnt|doesn't|doesnt|didn't|didnt|aren't|won't|wont|can't|cant|cannot|couldn't|wouldn't|refuse|refused|refuses|mat|nahi|nahin|nhi|nahee|" +
    'na(?= .)|mana|ना|मत|नहीं|नही|मना',
);
/** Hindi has "is" (this) and "do" (give) too: those count at the beginning, and with whom is asked, only. */
const asks = anyWord(
  'why|who|whose|whom|when|where|how come|kya|kyun|kyu|kyon|kyo|kisne|kisko|kiska|kaun|kon|kaise|kab|kahan|' +
    'क्या|क्यों|क्यूँ|क्यूं|क्यो|किसने|किसको|किसका|कौन|कैसे|कब|कहाँ|कहां',
);
const asksFirst =
  /^(?:(?:so|and|but|ok|hi|hello|sir|madam) )*(?:are|was|were|did|does|has|have|had|how|what|which|is (?:it|this|that|the|my|your|everything|all|anything|there)|do (?:you|we|i|they)|am i)(?= |$)/u;
/** Folded, with words, figures and @ only, one space apart. */
export const plainWords = lastText((text) => wordsOnly(fold(text)));

/** A question mark, or a sign that means no. */
export const signsAgainst = (text: string): boolean => /[?？]|❌|✖|❎|🚫|⛔|👎|🙅|😡|😠|🤬|😤/u.test(text);

/** The words of a question, wherever they stand; `said` as `plainWords` gives it. */
export const hasQuestionWord = (said: string): boolean => asks.test(said);

/** A question, with its mark or without. */
export const isAsked = (text: string, said = plainWords(text)): boolean =>
  /[?？]/u.test(text) || asks.test(said) || asksFirst.test(said);

/** `said` as `plainWords` gives it. */
export const isDenied = (said: string): boolean => denies.test(said);

/** A text that asks something, or says that something shall not be: nothing in it is taken for an answer. */
export function asksOrDenies(text: string): boolean {
  const said = plainWords(text);
  return signsAgainst(text) || isAsked(text, said) || isDenied(said);
}
