import { fold, questionMarks, wholeWords } from '../shared/index.ts';

/** What customers ask at any moment (S0-73 to S0-77, and what they worry about besides). The copy has the answer of each as `support.faq-…`. */
export const questions = [
  'price-may-change',
  'why-address',
  'pickup-free',
  'when-vendor',
  'change-address',
  'data',
  'why-number',
  'documents',
  'when-paid',
] as const;
export type Question = (typeof questions)[number];

/** What a question is about, by one word of it. */
const subjects = new Map(
  Object.entries({
    price: 'price|rate|amount|estimate|quote|keemat|kimat|daam|bhav|कीमत|क़ीमत|दाम|रेट|प्राइस|भाव',
    address: 'address|adress|addres|location|pata|पता|एड्रेस|लोकेशन',
    pickup: 'pickup|pick|doorstep|पिकअप|पिक',
    data: 'data|photos|contacts|whatsapp|डेटा|डाटा|फोटो|फ़ोटो',
    number: 'number|no|mobile|नंबर|नम्बर|मोबाइल',
    papers: 'bill|invoice|box|document|documents|papers|aadhaar|aadhar|बिल|डिब्बा|बॉक्स|काग़ज़|कागज|आधार',
    money: 'money|payment|payout|paid|cash|paise|paisa|rupees|rupay|rupaye|पैसे|पैसा|पेमेंट|भुगतान|रुपये|रकम',
    vendor: 'vendor|partner|executive|agent|someone|somebody|banda|aadmi|koi|वेंडर|पार्टनर|एजेंट|आदमी|कोई',
  }).flatMap(([subject, list]) =>
    fold(list)
      .split('|')
      .map((word) => [word, subject] as const),
  ),
);

/** Any of these with no more than two words before it: "ok, so when", but not "please call me when". */
const begins = (list: string): string => `^(?:\\p{L}+ ){0,2}(?:${fold(list)})(?= |$)`;
const either = (...ways: readonly string[]): RegExp => new RegExp(ways.join('|'), 'u');

/** Ends with "?", or is worded as a question. */
const asks = either(
  '\\?$',
  begins('will|can|could|may|would|does|do|is|are|any|how|whether|what if'),
  wholeWords('kya|kaise|kitna|kitne|kitni|sakta|sakti|sakte|skta|skti|skte'),
  wholeWords('क्या|कैसे|कितना|कितने|कितनी|सकता|सकती|सकते'),
);
const when = either(
  begins('when|how soon|how long'),
  wholeWords('kab|kitni der|kitne din|कब|कितनी देर|कितने दिन'),
);
const why = either(
  wholeWords('why|what for|kyun|kyu|kyon|kyo|kisliye|kis liye|क्यों|क्यूँ|क्यूं|क्यो|किसलिए|किस लिए'),
);
const otherPrice = either(
  wholeWords('change|changes|changed|vary|varies|reduce|reduced|decrease|drop|final|fixed|guaranteed|pakka'),
  wholeWords(
    'badlega|badlegi|badlenge|badal|badle|kam (?:ho|hoga|hogi|kar|karenge|karoge|to|toh|milega|doge)',
  ),
  wholeWords('बदलेगा|बदलेगी|बदल|कम (?:हो|होगा|होगी|कर|करेंगे|करोगे|मिलेगा)|पक्का|फाइनल|फ़ाइनल'),
);
const needs = either(
  wholeWords(
    'need|needs|needed|want|ask|asking|require|required|give|share|provide|tell|exact|full|necessary',
  ),
  wholeWords(
    'chahiye|chaahiye|chahie|chaiye|mang|maang|mangte|maangte|dena|du|doon|batana|zaroori|zaruri|jaruri',
  ),
  wholeWords('चाहिए|चाहिये|माँग|मांग|माँगते|मांगते|देना|दूँ|दूं|बताना|ज़रूरी|जरूरी'),
);
const charge = either(
  wholeWords('free|charge|charges|chargeable|fee|fees|cost|costs|muft|फ्री|फ़्री|मुफ्त|मुफ़्त|चार्ज|शुल्क'),
  wholeWords('pay (?:anything |extra |something )?for (?:the |doorstep )?(?:pickup|pick up)'),
  wholeWords('(?:paise|paisa|rupees|पैसे|पैसा|रुपये) (?:lagenge|lagega|dene|dena|लगेंगे|लगेगा|देने|देना)'),
);
const comes = either(
  wholeWords('come|comes|coming|arrive|arrives|arriving|reach|visit|collect|pick'),
  wholeWords('aayega|aayegi|ayega|ayegi|aaega|aaenge|aayenge|ayenge|aata|aate|pahunchega|pahuchega'),
  wholeWords('आएगा|आएगी|आएंगे|आएँगे|आयेगा|आयेंगे|आता|आते|पहुँचेगा|पहुंचेगा'),
);
const arrives = either(
  wholeWords(
    'get|receive|received|credited|paid|pay|come|comes|coming|arrive|reach|sent|transferred|made|happen',
  ),
  wholeWords(
    'milega|milenge|milegi|milta|milte|aayega|ayega|aayenge|ayenge|aaenge|aaega|aata|aate|hoga|hogi|doge|denge|dega',
  ),
  wholeWords('मिलेगा|मिलेंगे|मिलेगी|मिलता|मिलते|आएगा|आएंगे|आएँगे|आयेगा|आयेंगे|होगा|दोगे|देंगे|देगा'),
);
const happens = either(comes.source, wholeWords('happen|be|is|done|hoga|होगा'));
const other = either(
  wholeWords(
    'change|changed|update|updated|edit|modify|different|another|badal|badalna|badlu|badlun|badalwa',
  ),
  wholeWords('बदल|बदलना|बदलवा|चेंज|अपडेट|दूसरा'),
);

const gone = either(
  wholeWords(
    'delete|deleted|erase|erased|wipe|wiped|remove|removed|safe|secure|leak|misuse|backup|happens|happen',
  ),
  wholeWords('surakshit|udega|udd|ud jayega|hatega|डिलीट|सुरक्षित|हटेगा|हटा'),
);

type Rule = { readonly question: Question; readonly about: string; readonly all: readonly RegExp[] };

/** A text asks the first question that it is about and that it has all the words of. */
const rules: readonly Rule[] = [
  { question: 'why-address', about: 'address', all: [why, needs] },
  { question: 'change-address', about: 'address', all: [other, asks] },
  { question: 'price-may-change', about: 'price', all: [otherPrice, asks] },
  { question: 'when-vendor', about: 'vendor', all: [when, comes] },
  { question: 'when-vendor', about: 'pickup', all: [when, happens] },
  { question: 'pickup-free', about: 'pickup', all: [charge, asks] },
  { question: 'data', about: 'data', all: [gone, asks] },
  { question: 'why-number', about: 'number', all: [why, needs] },
  { question: 'documents', about: 'papers', all: [needs, asks] },
  { question: 'when-paid', about: 'money', all: [when, arrives] },
];

/** "I don't know" has the word for address in it; who sells or buys says more than he asks. */
const elsewhere = either(
  wholeWords('pata (?:nahi|nahin|nhi|nai|hai)|kya pata|पता (?:नहीं|नही|है)|क्या पता'),
  wholeWords('sell|selling|sold|bech|bechna|bechni|bechu|bechunga|buy|buying|बेचना|बेचनी|बेचूँ|खरीदना|ख़रीदना'),
);

/** Characters. A shorter text asks none of these, a longer one is more than a question. */
const shortest = 6;
const longest = 120;

/**
 * The question that a text asks: whole, by the `phrases` of all languages (folded, without punctuation at the end), or by
 * its words. A digit makes it an address, a number or a device.
 */
export function readQuestion(text: string, phrases: ReadonlyMap<string, string>): Question | undefined {
  if (text.length < shortest || text.length > longest) return undefined;
  const folded = fold(text);
  const whole = phrases.get(folded.replace(ending, ''));
  if (whole !== undefined) return questions.find((question) => question === whole);
  return /\d/.test(folded) ? undefined : readWords(folded);
}

const marks = new RegExp(`[${questionMarks}]+`, 'gu');
const noWords = new RegExp(`[^\\p{L}\\p{M}${questionMarks}]+`, 'gu');
const ending = new RegExp(`[ .!।${questionMarks}]+$`, 'u');

function readWords(folded: string): Question | undefined {
  // Few texts are about any of it: this tells so before the costly part.
  const about = new Set(folded.split(/[\s.,;:!?।()"'-]+/).map((word) => subjects.get(word)));
  if (about.size === 1 && about.has(undefined)) return undefined;
  const plain = folded.replace(noWords, ' ').replace(marks, ' ?').trim();
  const rule = rules.find((each) => about.has(each.about) && each.all.every((part) => part.test(plain)));
  return rule && !elsewhere.test(plain) ? rule.question : undefined;
}
