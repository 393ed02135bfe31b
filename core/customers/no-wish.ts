import {
  anyWord,
  asksOrDenies,
  fold,
  hasQuestionWord,
  isAsked,
  isDenied,
  plainWords,
} from '../shared/index.ts';

/** Who asks for it that way wants it: "can you move it to Monday?" */
const asksFor =
  /^(?:(?:please|pls|hi|hello|ok|sir|madam) )*(?:can|could|will|would) (?:you|u|i|we)(?= (?:please |pls )?(?:cancel|move|shift|change|reschedule|postpone|come|update|make|set|have|get)(?: |$))/u;
const asksForToo = /^(?:kya|क्या) (?:aap|tum|आप|तुम) .*(?:sakt[ei]|sakenge|sakoge|doge|denge|सकते|सकती|दोगे|देंगे)/u;
const somebody = anyWord(
  "he|he's|him|his|she|she's|her|they|them|their|partner|partners|partner's|vendor|vendors|vendor's|executive|agent|somebody|someone|anybody|anyone|" +
    'man|boy|guy|fellow|person|people|caller|stranger|fraud|scam|nobody|' +
    'wo|woh|vo|voh|uska|uski|uske|usne|usko|usse|unka|unki|unke|unhone|unko|koi|kisi|banda|bande|ladka|ladke|aadmi|admi|' +
    'वो|वह|उसका|उसकी|उसके|उसने|उसको|उससे|उनका|उनकी|उनके|उन्होंने|उनको|कोई|किसी|बंदा|बंदे|लड़का|लड़के|आदमी|पार्टनर|वेंडर',
);
const wants = anyWord(
  'wants|wanted|asking|asks|asked|called|calls|calling|keeps|says|said|told|tells|demands|demanding|demanded|gave|gives|' +
    'insists|maang|mang|maanga|manga|maangta|mangta|maangte|mangte|maang raha|mang raha|mangi|maangi|bol raha|bolta|bola|keh raha|kehta|kaha|' +
    '(?:phone|call) (?:aaya|aya|aa raha|kiya)|' +
    'मांग|माँग|मांगा|माँगा|मांगता|मांगते|मांगी|बोल रहा|बोला|कह रहा|कहता|कहा|(?:फोन|फ़ोन|कॉल) (?:आया|आ रहा|किया)',
);
const ours = anyWord(
  'money|cash|otp|otps|code|codes|pin|account|upi|bank|number|ifsc|paisa|paise|rupees|khata|' +
    'पैसा|पैसे|रुपये|ओटीपी|कोड|पिन|खाता|खाते|बैंक|नंबर',
);
/** What only money needs. */
const secrets = anyWord('otp|otps|code|codes|pin|account|upi|ifsc|ओटीपी|कोड|पिन|खाता|खाते|खाते में');
const destinations = /\S@ ?[a-z]|(?:^| )[a-z]{4}[0o][a-z0-9]{6}(?= |$)/u;

/** Who corrects themselves demands nothing: "I gave you a wrong UPI". */
const ownMistake =
  /(?:^| )i (?:gave|told|said|have given)(?: (?:you|u|the|a|my))* (?:wrong|incorrect|galat)(?= |$)/gu;

/** The same at the beginning: "nahi galat upi, …" denies what they gave, not what they want. */
const takesBack =
  /^(?:(?:no|nahi|nahin|nhi|oh|sorry|arre|नहीं|नही|अरे) )+(?=(?:(?:ye|yeh|wo|woh|it is|that is|यह|वो) )?(?:wrong|incorrect|galat|glat|गलत|ग़लत)(?: |$))/u;

/** A question, a denial, or what is told of somebody else: whatever stands in it, nobody wishes for it. */
export function isNoWish(text: string): boolean {
  const said = plainWords(text);
  return asksOrDenies(text) || somebody.test(said) || wants.test(said);
}

/** The same for a wish whose outcome is asked back: a polite request is none of these. */
export function isNoRequest(text: string): boolean {
  const said = plainWords(text);
  const asked = asksFor.test(said) ? hasQuestionWord(said) : isAsked(text, said) && !asksForToo.test(said);
  return asked || isDenied(said) || somebody.test(said) || wants.test(said);
}

/** Characters: most answers are shorter than any such tale, and are spared the reading. */
const shortest = 12;

/** What a text of that kind has somewhere: most have none of it. */
const mayBeFraud = /@|otp|code|pin|account|upi|ifsc|ओटीपी|कोड|पिन|खात|[a-z]{4}[0o][a-z0-9]{6}/u;

/** Somebody wants money, a code or an account of the customer's, or they ask whether such an account is ours. */
export function smellsOfFraud(text: string): boolean {
  if (text.length < shortest || !mayBeFraud.test(fold(text))) return false;
  const said = plainWords(text);
  if (destinations.test(said) && (isAsked(text, said) || isDenied(said.replace(takesBack, '')))) return true;
  return (
    secrets.test(said) &&
    wants.test(said.replace(ownMistake, ' ')) &&
    (somebody.test(said) || /\d(?: ?\d){8}/u.test(said))
  );
}

/** The same without a word of what only money needs: "the partner asks for cash". */
export function tellsOfDemands(text: string): boolean {
  const said = plainWords(text);
  return smellsOfFraud(text) || (ours.test(said) && wants.test(said) && somebody.test(said));
}
