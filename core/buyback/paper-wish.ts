import { anyWord, fold } from '../shared/index.ts';

/** What a customer may want to read again of an order that is paid. */
export const papers = ['receipt', 'certificate'] as const;
export type Paper = (typeof papers)[number];

const receipt = anyWord(
  'receipt|receipts|reciept|recipt|raseed|rasid|rasheed|payment proof|proof of payment|payment slip|रसीद|रसीदें|रिसीट',
);
const invoice = anyWord('invoice|invoices|bill|इनवॉइस|बिल');
const certificate = anyWord(
  'certificate|certificates|certificat|wipe report|data report|praman patra|pramanpatra|प्रमाणपत्र|प्रमाण पत्र|सर्टिफिकेट',
);
const asks = anyWord(
  'send|resend|share|show|give|get|download|where|email|mail|need|want|please|pls|bhejo|bhej|bhejna|bhejdo|bhejiye|do|de|dedo|dijiye|' +
    "dikhao|milegi|milega|mili|mila|kahan|kaha|chahiye|chaiye|receive|received|got|haven't|" +
    'भेजो|भेज|भेजना|भेजिए|दो|दे|दीजिए|दिखाओ|मिलेगी|मिलेगा|मिली|मिला|कहाँ|कहां|चाहिए',
);
/** What stands beside a paper that is named alone: "my payment receipt". */
const beside = anyWord(
  'my|the|a|an|your|payment|wipe|data|of|for|order|phone|copy|mera|meri|mere|ki|ka|मेरा|मेरी|की|का',
);
/** Of papers that came with the device, or that somebody asks to be needed. */
const theirs = anyWord(
  "box|kya|do i|should i|required|needed|necessary|zaroori|zaruri|without|lost|kho|i have|i've|with|saath|mere paas|nahi hai|" +
    'डिब्बा|क्या|ज़रूरी|जरूरी|बिना|खो|मेरे पास|नहीं है|साथ',
);
const held = anyWord(
  'data|photos|phone|mobile|device|laptop|macbook|tablet|it|डेटा|डाटा|फोन|फ़ोन|मोबाइल|लैपटॉप|डिवाइस',
);
const wiped = anyWord(
  'wiped|erased|deleted|formatted|destroyed|(?:wipe|delete|erase|format|saaf|mita) (?:ho gaya|hua|hui|kiya|kar diya|kardiya|ho chuka)|mitaya|mita diya|' +
    '(?:डिलीट|साफ|साफ़|फॉर्मेट) (?:हो गया|हुआ|किया|कर दिया)|मिटाया|मिटा दिया|मिट गया',
);
/** Asked of what has been done: what will be done is another question. */
const wonders =
  /\?$|^(?:is|are|has|have you|did|was|were|kya|क्या)(?= )|(?:^| )(?:hua|kiya|gaya|diya|हुआ|किया|गया|दिया) (?:kya|क्या)$/u;
const otherwise = anyWord('i|will|would|can|could|should|how|when|before|hoga|karenge|karoge|होगा|करेंगे|करोगे');

/** Characters; a longer text is a story. */
const longest = 70;

/** The paper that a text asks for: "receipt bhejo", "send me the invoice", "wipe certificate", "data wiped?". */
export function readPaperWish(text: string): Paper | undefined {
  if (text.length > longest) return undefined;
  const asked = fold(text)
    .replace(/[^\p{L}\p{M}'?]+/gu, ' ')
    .trim();
  const said = asked.replace(/ ?\?/g, '');
  if (certificate.test(said)) return isWanted(said, certificate) ? 'certificate' : undefined;
  if (receipt.test(said)) return isWanted(said, receipt) ? 'receipt' : undefined;
  if (invoice.test(said)) return isWanted(said, invoice) ? 'receipt' : undefined;
  const isAsked = held.test(said) && wiped.test(said) && wonders.test(asked) && !otherwise.test(said);
  return isAsked ? 'certificate' : undefined;
}

const isWanted = (said: string, paper: RegExp): boolean =>
  !theirs.test(said) && (asks.test(said) || without(without(said, paper), beside) === '');

const without = (said: string, words: RegExp): string =>
  said.replace(new RegExp(words.source, 'gu'), ' ').replace(/ +/g, ' ').trim();
