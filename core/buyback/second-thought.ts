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
/** A no with nothing of what follows: "no cracks on the screen" denies the cracks, and no answer. */
const denies = /^(?:(?:arre |are |अरे )?(?:no|nope|nahi|nahin|nhi|नहीं|नही)) ?[,.!;:]+ *(?=\S)/u;
/** In Hindi it stands before what is so as well, without a comma: "nahi screen theek hai", "no the screen is fine". Only a good word is believed then. */
const deniesBefore =
  /^(?:(?:arre |are |अरे )?(?:nahi|nahin|nhi|नहीं|नही) (?=\S)|(?:no|nope) (?=(?:the|my|its?|it's) ))/u;
/** What is on a part or beside it, what was, and what is another's. */
const elsewhere = anyWord(
  'guard|protector|cover|case|tempered|film|charger|cable|earphones?|tha|thi|was|were|used to|before|pehle|replaced|changed|badla|badli|badle|badalwa|badalwaya|badalwayi|badal|karwaya|karwayi|dost|friend|bhai ka|brother|wife|old|purana|purane|' +
    'गार्ड|कवर|केस|था|थी|थे|पहले|बदला|बदली|बदलवाया|बदलवाई|दोस्त|पुराना|पुराने',
);
/** Its health told anew and nothing else: a share of anything may be anything. */
const health =
  /^(?:(?:no|nope|nahi|nahin|nhi|नहीं|नही)[ ,.!]+)?(?:(?:my |the )?(?:battery|batri|bettery|बैटरी)(?: (?:health|capacity|हेल्थ))?|(?:battery )?health|(?:max(?:imum)? )?capacity)? ?(?:is|hai|:|=|है)? ?\d{2,3} ?(?:%|percent|per cent|pct|प्रतिशत)(?: (?:hai|h|है))?[.!]*$/u;
const namesHealth = anyWord('battery|batri|bettery|health|capacity|बैटरी|हेल्थ');

/**
 * The answer before this question changed, for who says so right after it: "no sorry, it is cracked". Another one is
 * changed by who denies it and names its part, "nahi, screen theek hai", or tells the battery's health anew.
 */
export function readSecondThought(told: Told, text: string, here: Here): SecondThought | undefined {
  const { condition = {} } = told;
  const said = fold(text);
  const meant = meantBy(told, said, here);
  const answer = meant && readWords(meant.question, meant.words);
  if (!meant || !answer || answer.join(' ') === condition[meant.question.id]?.join(' ')) return undefined;
  const { question, onlyGood } = meant;
  if (onlyGood && answer.join(' ') !== question.options[0]?.id) return undefined;
  return { question, condition: { ...condition, [question.id]: answer } };
}

type Meant = {
  readonly question: Question;
  /** What is said of it. */
  readonly words: string;
  /** Anything but its first answer would be too much to read out of it. */
  readonly onlyGood?: boolean;
};

/** The question whose answer a folded text is about to change. */
function meantBy(
  { category = 'phone', condition = {} }: Told,
  said: string,
  { bank, item }: Here,
): Meant | undefined {
  const questions = questionsFor(bank, category);
  const answered = questions.filter(({ id }) => id !== item && condition[id] !== undefined);
  const here = questions.findIndex(({ id }) => id === item);
  const before = answered.findLast((question) => questions.indexOf(question) < here);
  if (corrects.test(said.replace(/[^\p{L}\p{M}]+/gu, ' ')))
    return before && { question: before, words: said.replace(around, '') };
  if (health.test(said)) {
    const battery = answered.find(({ id }) => id === 'battery');
    // A bare figure is the battery's right after it was asked.
    const isMeant = namesHealth.test(said) || before?.id === 'battery';
    return battery && isMeant ? { question: battery, words: said.replace(around, '') } : undefined;
  }
  const denial = [denies, deniesBefore].find((pattern) => pattern.test(said));
  const parts = denial && !elsewhere.test(said) ? partsNamed(said) : [];
  const question = parts.length === 1 ? answered.find(({ id }) => id === parts[0]) : undefined;
  if (!denial || !question) return undefined;
  return { question, words: said.replace(denial, ''), onlyGood: denial === deniesBefore };
}
