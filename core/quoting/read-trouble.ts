import { anyWord } from '../shared/index.ts';
import { nothing, optionWords, partWords, well } from './option-words.ts';
import type { Question } from './question.ts';

/** That something does not do what it should. */
const broken = anyWord(
  'kharab|kharaab|khrab|faulty|loose|lose|dhila|dheela|dhili|stuck|atakta|atakti|atak|jam|jammed|broken|broke|toota|tooti|tuta|tuti|dead|' +
    'bekar|bekaar|problem|issue|dikkat|band|खराब|ख़राब|ढीला|ढीली|अटकता|अटकती|टूटा|टूटी|बेकार|बंद|दिक्कत',
);
const works = anyWord('work|works|working|chal|chalta|chalti|chalte|kaam|दबता|चलता|चलती|चलते|काम');
/** A fault, or that it does not work; what is denied or fine as well is neither. */
export const tellsTrouble = (clause: string): boolean =>
  !well.test(clause) &&
  (works.test(clause) ? nothing.test(clause) : broken.test(clause) && !nothing.test(clause));

const button = anyWord('buttons?|batan|volume|power|switch|बटन|वॉल्यूम|पावर');
const port = anyWord('ports?|jack|socket|slot|charging|charger|पोर्ट|जैक|चार्जिंग|चार्जर');

/** What is told of a button or a port: "charging port loose hai", "volume button atakta hai". */
function ofButtons(clauses: readonly string[]): string | undefined {
  const told = clauses.filter(tellsTrouble).join(' , ');
  const [isButton, isPort] = [button.test(told), port.test(told)];
  if (isButton && isPort) return 'both-faulty';
  if (isPort) return 'port-faulty';
  return isButton ? 'button-faulty' : undefined;
}

/** The one thing besides that is told to be faulty: "speaker kharab hai", "wifi problem". */
function ofRest({ options }: Question, clauses: readonly string[]): string | undefined {
  const told = clauses.filter(tellsTrouble);
  const isElsewhere = (clause: string) =>
    Object.entries(partWords).some(([part, words]) => part !== 'faults' && words.test(clause));
  const named = options.filter(({ id }) => told.some((clause) => optionWords.faults?.[id]?.test(clause)));
  return named.length === 1 && !told.some(isElsewhere) ? named[0]?.id : undefined;
}

/** Id of the option that clauses about these parts tell, besides those that name several. */
export function readTrouble(question: Question, clauses: readonly string[]): string | undefined {
  if (question.id === 'buttons') return ofButtons(clauses);
  return question.id === 'faults' ? ofRest(question, clauses) : undefined;
}

/** "Sab kuch chalta hai", "सब कुछ ठीक है": everything, in so many words. */
const everything =
  /^(?:(?:haan|han|ji|yes|baaki|baki|हाँ|जी|बाकी) )*(?:sab|sabhi|all|everything|सब|सभी)(?: (?:kuch|kuchh|else|कुछ))?(?: (?:bilkul|ekdum|bhi|बिल्कुल|एकदम))?(?: (?:theek|thik|sahi|ok|fine|good|chalta|chalte|works?|working|kaam kart[ae]|is (?:ok|fine|good|working)|ठीक|सही|चलता|चलते|काम करता))(?: (?:hai|h|hain|है|हैं|well|fine))?(?: (?:ji|bhai|जी|भाई))?$/u;
const parts: ReadonlySet<string> = new Set(['buttons', 'faults', 'biometrics', 'camera']);

/** Whether all that is said is that everything works, where that is what is asked. */
export const saysAllWorks = ({ id }: Question, clauses: readonly string[]): boolean =>
  parts.has(id) && clauses.length > 0 && clauses.every((clause) => everything.test(clause));
