import { anyWord } from '../shared/index.ts';
import { nothing, optionWords, partWords, well } from './option-words.ts';
import type { Question } from './question.ts';

/** That something does not do what it should. */
const broken = anyWord(
  'kharab|kharaab|khrab|faulty|loose|lose|dhila|dheela|dhili|stuck|atakta|atakti|atak|jam|jammed|broken|broke|toota|tooti|tuta|tuti|dead|' +
    'bekar|bekaar|problem|issue|dikkat|band|खराब|ख़राब|ढीला|ढीली|अटकता|अटकती|टूटा|टूटी|बेकार|बंद|दिक्कत',
);
const works = anyWord('work|works|working|chal|chalta|chalti|chalte|kaam|दबता|चलता|चलती|चलते|काम');
/** What comes out of it, or does not: "speaker se awaaz nahi aati". */
const comes = anyWord(
  'sound|awaaz|awaz|aawaz|aawaaz|sunai|aati|aata|aate|aa rahi|aa raha|aa rha|आवाज़|आवाज|सुनाई|आती|आता|आ रही|आ रहा',
);
const little = anyWord('kam|dheemi|dhimi|phati|fati|low|weak|कम|धीमी|फटी');

/** A fault, or that it does not work; what is denied or fine as well is neither. */
export function tellsTrouble(clause: string): boolean {
  if (well.test(clause)) return false;
  if (works.test(clause)) return nothing.test(clause);
  if (nothing.test(clause)) return comes.test(clause);
  return broken.test(clause) || (comes.test(clause) && little.test(clause));
}

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

const blurred = anyWord(
  'blur|blurs|blurry|blurred|hazy|foggy|dhundhla|dhundhli|dhundhle|dhundla|dhundli|dhundle|dhoondhla|' +
    'धुंधला|धुंधली|धुंधले|धुँधला|धुँधली',
);
const unclear = anyWord('(?:saaf|saf|clear) (?:nahi|nahin|nhi)|not clear|साफ़ नहीं|साफ नहीं');
const lens = anyWord('lens|glass|sheesha|shisha|kaanch|kanch|लेंस|शीशा|काँच|कांच');

/** Where one thing is asked about, it is only told faulty when nothing else is said: "all good but front is dead" is a doubt. */
const isAllTrouble = (clauses: readonly string[], id: string): boolean =>
  clauses.every((clause) => tellsTrouble(clause) && !namesAnother(clause, id));

const namesAnother = (clause: string, id: string): boolean =>
  Object.entries(partWords).some(([part, words]) => part !== id && part !== 'body' && words.test(clause));

/** "Camera dhundhla hai", "camera nahi chal raha". */
function ofCamera(clauses: readonly string[]): string | undefined {
  const isMarked = (clause: string) =>
    unclear.test(clause) ||
    (blurred.test(clause) && !nothing.test(clause)) ||
    (lens.test(clause) && tellsTrouble(clause));
  if (clauses.every((clause) => isMarked(clause) && !namesAnother(clause, 'camera'))) return 'marked';
  return isAllTrouble(clauses, 'camera') ? 'faulty' : undefined;
}

/** Id of the option that clauses about these parts tell, besides those that name several. */
export function readTrouble(question: Question, clauses: readonly string[]): string | undefined {
  if (question.id === 'buttons') return ofButtons(clauses);
  if (clauses.length === 0) return undefined;
  if (question.id === 'camera') return ofCamera(clauses);
  if (question.id === 'biometrics') return isAllTrouble(clauses, 'biometrics') ? 'faulty' : undefined;
  return question.id === 'faults' ? ofRest(question, clauses) : undefined;
}

/** "Sab kuch chalta hai", "सब कुछ ठीक है": everything, in so many words. */
const everything =
  /^(?:(?:haan|han|ji|yes|it|baaki|baki|हाँ|जी|बाकी) )*(?:sab|sabhi|all|everything|सब|सभी)(?: (?:kuch|kuchh|else|कुछ))?(?: (?:bilkul|ekdum|bhi|बिल्कुल|एकदम))?(?: (?:theek|thik|sahi|ok|okay|fine|good|badhiya|mast|perfect|chalta|chalte|works?|working|kaam kart[ae]|is (?:ok|fine|good|working|perfect)|ठीक|सही|बढ़िया|चलता|चलते|काम करता))(?: (?:hai|h|hain|है|हैं|well|fine|good|perfectly|properly))?(?: (?:ji|bhai|जी|भाई))?$/u;
const parts: ReadonlySet<string> = new Set(['buttons', 'faults', 'biometrics', 'camera']);
/** Glass and body are looked at: what works says nothing of them. */
const looks: ReadonlySet<string> = new Set(['display', 'body']);

const isEverything = (clauses: readonly string[]): boolean =>
  clauses.length > 0 && clauses.every((clause) => everything.test(clause));

/** Whether all that is said is that everything works, where that is what is asked. */
export const saysAllWorks = ({ id }: Question, clauses: readonly string[]): boolean =>
  parts.has(id) && isEverything(clauses);

/** The same where it is asked how something looks. */
export const saysNoLooks = ({ id }: Question, clauses: readonly string[]): boolean =>
  looks.has(id) && isEverything(clauses);
