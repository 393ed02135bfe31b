import { anyWord, asksOrDenies, lettersOf, wholeWords } from '../shared/index.ts';
import type { OwnReason } from './reasons.ts';

/** A yes to cancelling, at the beginning. */
const yes = new RegExp(
  `^(?:${wholeWords(
    'yes|yeah|yep|ok|okay|sure|please|pls|ji|haan|han|ha|haa|theek hai|thik hai|हाँ|हां|जी|ठीक है',
  )})*(?:${wholeWords(
    '(?:cancel|radd|रद्द|कैंसिल)(?: (?:kar do|kar de|kar den|kar dijiye|kar dein|kardo|karo|karna hai|karna|it|the order|my order|order|कर दो|कर दें|कर दीजिए|करो|करना है))*',
  )})?`,
  'u',
);

/** An "ok" alone may only begin a complaint about the price. */
const agrees = anyWord('yes|yeah|yep|haan|han|ha|haa|cancel|radd|हाँ|हां|रद्द|कैंसिल');

/** Of each reason: two things that are both said, and words that may stand around them. */
const reasons: Readonly<Record<OwnReason, readonly [RegExp, RegExp]>> = {
  'price-too-low': [
    anyWord('price|rate|amount|offer|paise|paisa|daam|keemat|kimat|कीमत|क़ीमत|दाम|रेट|प्राइस|पैसे'),
    anyWord('low|less|kam|कम'),
  ],
  'changed-mind': [
    anyWord('mind|man|mann|iraada|irada|मन|इरादा'),
    anyWord('changed|badal|badla|badal gaya|बदल|बदला'),
  ],
  'sold-elsewhere': [
    anyWord('sold|bech|bik|बेच|बिक'),
    anyWord('elsewhere|somewhere else|kahin aur|kahi aur|kisi aur|कहीं और|किसी और'),
  ],
  'takes-too-long': [anyWord('long|late|der|देर'), anyWord('taking|takes|too|bahut|bohot|lag|laga|बहुत|लग')],
};
const around = new Set(
  (
    'price|rate|amount|offer|paise|paisa|daam|keemat|kimat|low|less|kam|mind|man|mann|iraada|irada|changed|badal|badla|sold|bech|bik|elsewhere|somewhere|else|kahin|kahi|kisi|aur|long|late|der|taking|takes|too|bahut|bohot|lag|laga|' +
    'कीमत|क़ीमत|दाम|रेट|प्राइस|पैसे|कम|मन|इरादा|बदल|बदला|बेच|बिक|कहीं|किसी|और|देर|बहुत|लग|' +
    'the|your|my|is|its|it|are|i|have|ve|has|was|so|very|because|as|since|kyunki|kyonki|mera|mere|maine|ye|yeh|ko|raha|rahi|rahe|mil|hai|h|hain|ho|gaya|gayi|diya|di|liya|de|' +
    'क्योंकि|मेरा|मैंने|यह|ये|को|रहा|रही|रहे|मिल|है|हैं|हो|गया|गई|दिया|ली|लिया|दे'
  )
    .normalize('NFKC')
    .split('|'),
);

/** The reason in a yes that gives one and says nothing else: "haan cancel kar do, price bahut kam hai". */
export function readCancel(text: string): OwnReason | undefined {
  if (asksOrDenies(text)) return undefined;
  const said = lettersOf(text);
  const agreed = yes.exec(said)?.[0] ?? '';
  const rest = said.slice(agreed.length).trim();
  if (!agrees.test(agreed) || !rest.split(' ').every((word) => around.has(word))) return undefined;
  const told = (Object.keys(reasons) as OwnReason[]).filter((id) =>
    reasons[id].every((words) => words.test(rest)),
  );
  return told.length === 1 ? told[0] : undefined;
}
