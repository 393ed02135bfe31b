import { anyWord, fold } from '../shared/index.ts';

/** What goes wrong for customers again and again: our people look it up, and the bot explains the same (S0-6). */
export const issues = [
  'model-not-found',
  'price-not-loading',
  'pincode-not-served',
  'wrong-address',
  'duplicate-order',
  'otp-not-arriving',
  'account-locked',
  'confused',
] as const;
export type Issue = (typeof issues)[number];

const missing = anyWord(
  'not (?:in|on|there|listed|shown|showing|found|available|coming|loading|visible|working|received|arriving|arrived)|(?:can ?t|cannot|can not|unable to|could not|couldn t) (?:find|see)|(?:is|was|have|did|does|has)(?: not|n ?t) (?:in|there|listed|showing|come|coming|load|loading|show|appear|got|get|received|receive|arrived|arrive|working)|never (?:came|arrived)|(?:nahi|nahin|nhi) (?:mil|mila|mili|mile|mil raha|mil rahi|aa|aaya|aayi|aya|ayi|aa raha|aa rahi|dikh|dikha|dikh raha|dikh rahi|hai)|नहीं (?:मिल|मिला|मिली|आ|आया|आई|दिख|है)|नही (?:मिल|मिला|आया|दिख|है)',
);
/** Of a device: that it does not work is its condition, not that it cannot be found. */
const unlisted = anyWord(
  'not (?:in|on|listed|shown|showing|found|available)|(?:can ?t|cannot|can not|unable to|could not|couldn t) (?:find|see)|(?:is|was)(?: not|n t) (?:in|there|listed|showing)|(?:nahi|nahin|nhi) (?:mil|mila|mili|mile|dikh|dikha)|नहीं (?:मिल|मिला|मिली|दिख)|नही (?:मिल|मिला|दिख)',
);
const stuck = anyWord('stuck|loading|blank|keeps loading|अटक|अटका|लोड');
const refused = anyWord(
  'not (?:served|serviceable|available|accepted|covered|supported)|unserviceable|rejected|no (?:pickup|service)|(?:nahi|nahin|nhi) (?:le|ho|hai)|नहीं (?:ले|हो|है)',
);
const wrong = anyWord('wrong|incorrect|mistake|typo|galat|ghalat|गलत|ग़लत');
const twice = anyWord(
  '(?:two|2|double|duplicate) orders?|order(?:ed)? twice|twice by mistake|duplicate|do (?:baar|bar) order|do order|दो (?:बार|ऑर्डर)|डुप्लीकेट|डुप्लिकेट',
);
const lost = anyWord(
  'confused|confusing|(?:do not|don t|dont|did not|didn t|didnt) (?:understand|know what to do|get it)|what (?:do|should) i do(?: now| next| here)?|how (?:do i|to) (?:do this|use this|sell here)|samajh (?:nahi|nahin|nhi)|samaj nahi|kuch samajh|kaise (?:karu|karun|karna|karein)|समझ नहीं|समझ नही|कैसे करूँ|कैसे करूं|क्या करूँ|क्या करूं',
);

const account = anyWord(
  'icloud|i cloud|apple id|google account|google id|gmail|activation|find my|frp|mdm|account|company profile|work profile|आईक्लाउड|एप्पल आईडी|गूगल अकाउंट|गूगल खाता|अकाउंट|खाता',
);
const locked = anyWord(
  'lock|locked|locks|logged in|signed in|(?:can ?t|cannot|can not|unable to|could not|couldn t) (?:sign out|log out|logout|remove)|forgot|forgotten|bhool gaya|bhul gaya|लॉक|लॉक्ड|भूल गया|भूल गई',
);

type Rule = { readonly issue: Issue; readonly about?: RegExp; readonly says: readonly RegExp[] };

/** A text is about the first one whose subject it names and whose trouble it tells. */
const rules: readonly Rule[] = [
  { issue: 'otp-not-arriving', about: anyWord('otp|one time password|ओटीपी'), says: [missing] },
  { issue: 'account-locked', about: account, says: [locked] },
  { issue: 'duplicate-order', says: [twice] },
  {
    issue: 'price-not-loading',
    about: anyWord('price|estimate|quote|rate|keemat|kimat|daam|कीमत|क़ीमत|दाम|प्राइस'),
    says: [missing, stuck],
  },
  {
    issue: 'pincode-not-served',
    about: anyWord('pincode|pin code|my area|my city|mera area|पिनकोड|पिन कोड|इलाका|इलाक़ा'),
    says: [refused, missing],
  },
  { issue: 'wrong-address', about: anyWord('address|adress|pata|पता'), says: [wrong] },
  {
    issue: 'model-not-found',
    about: anyWord('model|models|my phone|my laptop|my device|mera phone|mera model|मॉडल|मेरा फोन|मेरा फ़ोन'),
    says: [unlisted],
  },
  { issue: 'confused', says: [lost] },
];

/** Characters. A shorter text tells of no trouble, a longer one of more than one. */
const shortest = 6;
const longest = 120;

/** The trouble that a text tells of; a digit makes it an answer, a number or a device, unless it counts orders. */
export function readIssue(text: string): Issue | undefined {
  if (text.length < shortest || text.length > longest) return undefined;
  const folded = fold(text);
  if (/\d/.test(folded.replace(/\b2 orders?\b/, ''))) return undefined;
  const plain = folded.replace(/[^\p{L}\p{M}\d]+/gu, ' ').trim();
  return rules.find(
    ({ about, says }) => (!about || about.test(plain)) && says.some((trouble) => trouble.test(plain)),
  )?.issue;
}
