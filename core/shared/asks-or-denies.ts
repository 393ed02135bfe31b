import { lastText } from './last-text.ts';
import { fold } from './text.ts';
import { anyWord, wordsOnly } from './whole-words.ts';

const noes =
  "don't|dont|do not|never|not|isn't|isnt|wasn't|wasnt|doesn't|doesnt|didn't|didnt|aren't|won't|wont|can't|cant|cannot|couldn't|wouldn't|refuse|refused|refuses|mat|nahi|nahin|nhi|nahee|" +
  'na(?= .)|mana|ना|मत|नहीं|नही|मना';
const denies = anyWord(noes);
/** Besides: laughter, which sounds like a yes in Hindi ("ha ha"), and a question that follows something else. */
const doubts = anyWord(
  `${noes}|ha(?: ha)+|(?:ha|he){2,}h?|he(?: he)+|lo+l|rofl|lmao|हा(?: हा)+|(?:हा){2,}|ही(?: ही)+|(?:has|does) it|did you|are you`,
);
/** A question after a comma or a full stop: "the price is too low, has it changed". */
const asksThen =
  /[,;.!।] ?(?:(?:so|and|but|ok) )*(?:(?:has|did|does|are|was|were) (?:it|this|that|the|there|they|you|we|i)|is (?:it|this|that|the|there)|do (?:you|we|they)|have (?:you|they)|am i)(?= |$)/u;
/** Hindi has "is" (this) and "do" (give) too: those count at the beginning, and with whom is asked, only. */
const asks = anyWord(
  'why|who|whose|whom|when|where|how come|kya|kyun|kyu|kyon|kyo|kisne|kisko|kiska|kaun|kon|kaise|kab|kahan|' +
    'क्या|क्यों|क्यूँ|क्यूं|क्यो|किसने|किसको|किसका|कौन|कैसे|कब|कहाँ|कहां',
);
const asksFirst =
  /^(?:(?:so|and|but|ok|hi|hello|sir|madam) )*(?:are|was|were|did|does|has|have|had|how|what|which|is (?:it|this|that|the|my|your|everything|all|anything|there)|do (?:you|we|i|they)|am i)(?= |$)/u;
/** Folded, with words, figures and @ only, one space apart. */
export const plainWords = lastText((text) => wordsOnly(fold(text)));

/** Question marks of all scripts and of emoji, for a class of characters. */
export const questionMarks = '?？﹖❓❔⁇⁈⁉‽؟¿⸮՞፧';
const marked = new RegExp(`[${questionMarks}]`, 'u');
/** Signs of a no, of a doubt, and of laughter. */
const against = new RegExp(`[${questionMarks}❌✖❎✗✘✕🚫⛔🛑✋🖐🤚👎🖕🙅🤦🤷🤔🤨🙄😒😂🤣🤮🤢💔😡😠🤬😤]`, 'u');

/** A question mark, or a sign that means no. */
export const signsAgainst = (text: string): boolean => against.test(text);

/** The words of a question, wherever they stand; `said` as `plainWords` gives it. */
export const hasQuestionWord = (said: string): boolean => asks.test(said);

/** A question, with its mark or without. */
export const isAsked = (text: string, said = plainWords(text)): boolean =>
  marked.test(text) || asks.test(said) || asksFirst.test(said);

/** `said` as `plainWords` gives it. */
export const isDenied = (said: string): boolean => denies.test(said);

/** A text that asks something, laughs, or says that something shall not be: nothing in it is taken for an answer. */
export function asksOrDenies(text: string): boolean {
  const said = plainWords(text);
  return (
    signsAgainst(text) ||
    asks.test(said) ||
    asksFirst.test(said) ||
    doubts.test(said) ||
    asksThen.test(fold(text))
  );
}
