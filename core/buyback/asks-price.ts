import { fold, lettersOf } from '../shared/index.ts';

const list = (words: string): ReadonlySet<string> => new Set(fold(words).split('|'));

const howMuch = list('kitna|kitne|kitni|kitana|kitane|कितना|कितने|कितनी');
const price = list(
  'price|prices|rate|amount|estimate|quote|value|worth|daam|dam|keemat|kimat|bhav|कीमत|क़ीमत|दाम|रेट|प्राइस|भाव',
);
const what = list('what|whats|which|how|tell|show|kya|kia|batao|bata|bataiye|bolo|क्या|बताओ|बताइए|बता');
/** Any other word makes it a question about something else: "kitne baje", "how much charge". */
const beside = list(
  'much|is|are|will|would|do|does|can|could|you|u|i|we|it|its|this|that|the|a|my|me|for|of|get|give|pay|offer|offering|sell|' +
    'please|pls|plz|sir|bhai|bhaiya|ji|ok|so|and|but|first|now|then|phone|mobile|device|laptop|macbook|tablet|handset|best|money|rupees|rs|cash|' +
    'hai|h|hain|hoga|hogi|honge|milega|milegi|milenge|milta|mil|sakta|sakti|doge|denge|dega|jayega|jaega|jaayega|jayegi|jaegi|bikega|bikegi|loge|lenge|lega|' +
    'do|de|dijiye|ka|ke|ki|ko|me|mein|main|mai|mera|meri|mere|mujhe|iska|iski|iske|isko|is|ye|yeh|paisa|paise|rupaye|rupay|to|toh|pehle|ab|abhi|aur|' +
    'है|हैं|होगा|होगी|मिलेगा|मिलेगी|मिलेंगे|मिल|सकता|दोगे|देंगे|जाएगा|जायेगा|बिकेगा|लोगे|लेंगे|दो|का|के|की|में|मेरा|मेरे|मुझे|इसका|इसकी|इसके|यह|ये|फ़ोन|फोन|पैसा|पैसे|रुपये|तो|पहले|अभी|भाई|जी',
);
/** Characters; a longer text is more than this question. */
const longest = 60;

/** Somebody asks what they get: "kitna milega", "price kya hai", "how much will you give". A figure makes it an answer or an offer. */
export function asksPrice(text: string): boolean {
  if (text.length > longest || /\p{N}/u.test(text)) return false;
  const said = lettersOf(text);
  const words = said.split(' ');
  const has = (some: ReadonlySet<string>) => words.some((word) => some.has(word));
  // "Ok sell for this price" asks nothing.
  const asks = has(howMuch) || said.includes('how much') || (has(price) && (has(what) || words.length === 1));
  return asks && words.every((word) => [howMuch, price, what, beside].some((some) => some.has(word)));
}
