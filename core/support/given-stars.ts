import { anyWord, asksOrDenies, fold, foldQuotes, isAsked, lettersOnly } from '../shared/index.ts';

const stars = '(?:[1-5] ?(?:\\*+|/ ?5|out of 5|stars?(?![\\p{L}\\p{M}])|स्टार|सितारे)|[★⭐]+|\\*{2,5})';
const told = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}.-])${stars}|[★⭐]`, 'u');
/** A mark stands first, after "I give you" and the like at most. */
const first = new RegExp(
  `^(?:(?:i|i'd|we|will|would|give|gave|giving|rate|rated|rating|review|you|u|my|is|a|full|main|meri|mera|taraf|se|मैं|मेरी|मेरा|तरफ|से)[ :-]+)*${stars}\\+?(?<rest>.*)$`,
  'u',
);

/** A mark that is refused, that something is needed for, or that is somebody else's. */
const refused =
  /(?:not|n't|dont|wont|cant|cannot|never|without)(?: [\p{L}\p{M}]+){0,3} (?:give|giving|rate|rating|deserve|deserving|worth|get|getting)(?= |$)|(?:not|not even|never)(?: an?)? [1-5] ?(?:stars?|\*)|(?:stars?|स्टार|[★⭐*])(?: [\p{L}\p{M}]+){0,3} (?:nahi|nahin|nhi|नहीं|नही) (?:d|de|दे|दू|मिल|mil|lay)/u;
const needs = anyWord('if|unless|agar|agr|yadi|अगर|यदि|jab tak|जब तक|baad me|baad mein|बाद में|later');
const others = anyWord(
  "friend|friends|friend's|someone|somebody|google|amazon|flipkart|playstore|play store|internet|online|saw|seen|dost|doston|logon|suna|dekha|padha|दोस्त|गूगल|देखा|सुना|" +
    'you have|you got|your rating|aapki|aapka|tumhari|tumhara|आपकी|आपका',
);

/** What the questions of a sale, or of an order, are about: a mark beside it is none of the shop. */
const ofTheSale = anyWord(
  'phone|mobile|laptop|macbook|tablet|device|screen|display|body|battery|camera|button|buttons|speaker|mic|face id|charger|box|bill|condition|scratch|scratches|crack|cracks|dent|dents|' +
    'address|flat|house|road|near|behind|opposite|opp|hotel|colony|nagar|tower|pincode|slot|tomorrow|today|kal|aaj|price|rupees|rs|upi|' +
    'yes|yeah|yep|haan|han|ha|ji|create|confirm|place|order|sell|accept|cancel|keep|done|हाँ|हां|जी|फोन|फ़ोन|स्क्रीन|बैटरी|पता|कीमत|क़ीमत|ऑर्डर',
);
/** What is said of people and of service, beside the words that are marks themselves. */
const ofService = new Set(
  fold(
    'service|services|experience|pickup|visit|partner|boy|guy|man|he|she|they|team|staff|app|was|is|were|very|so|too|really|super|the|a|an|my|and|thanks|thank|you|u|to|for|from|side|all|given|giving|polite|' +
      'helpful|kind|professional|honest|friendly|quick|fast|smooth|happy|satisfied|sir|madam|bhai|well|done|job|work|bahut|bohot|bahot|tha|thi|the|hai|h|hain|diya|diye|deta|deti|dunga|dungi|hu|hun|hoon|kaam|seva|mera|meri|taraf|se|ko|' +
      'बहुत|था|थी|थे|है|हैं|सेवा|सर्विस|काम|मेरी|तरफ|से|दिया|दूंगा|दूँगा|धन्यवाद|शुक्रिया',
  ).split('|'),
);

/** Whether a text speaks of stars, its own or not. */
export const tellsOfStars = (text: string): boolean => told.test(fold(text));

/** Whether stars in a text are its writer's mark: not when they are refused, asked, bargained with, or somebody else's. */
export function givesStars(text: string): boolean {
  const line = foldQuotes(text);
  const words = ` ${line.replace(/[^\p{L}\p{M}\p{N}'★⭐*]+/gu, ' ')} `;
  return !refused.test(words) && !needs.test(words) && !others.test(words);
}

/**
 * Whether a text is nothing but stars and what somebody thinks: the only review that is heard while something else is
 * asked. `opinions` are the words that are marks themselves.
 */
export function isOnlyReview(text: string, opinions: ReadonlyMap<string, number>): boolean {
  const line = foldQuotes(text);
  if (!told.test(line) || isAsked(text) || !givesStars(text)) return false;
  const { rest } = first.exec(line)?.groups ?? {};
  const beside = lettersOnly(rest ?? line.replace(new RegExp(stars, 'gu'), ' , '));
  if (beside === '') return true;
  // "5 star condition" tells of a thing, "5 stars, he was polite" and "⭐⭐⭐ he was late" of us.
  const isMark = rest !== undefined && (/^ ?[,.;:!–—-]/u.test(rest) || !/[1-5] ?star(?= )/.test(line));
  if (isMark && !ofTheSale.test(beside)) return true;
  return isPraise(beside, opinions) && !(rest === undefined && asksOrDenies(text));
}

/** Each word with spaces of its own. */
const apart = (words: string): string => ` ${words.replaceAll(' ', '  ')} `;

/** Only words about service, and ones that are marks themselves; "ok" and its kin answer questions, too. */
function isPraise(words: string, opinions: ReadonlyMap<string, number>): boolean {
  const marks = [...opinions].filter(([, mark]) => mark !== 3).map(([word]) => word);
  const rest = marks
    .toSorted((a, b) => b.length - a.length)
    .reduce((line, word) => line.replaceAll(apart(word), '  '), apart(words));
  return rest.split(' ').every((word) => word === '' || ofService.has(word));
}
