import { chatLetters, fillers } from './search/chat-words.ts';
import { fold } from './search/fold.ts';

/** What a text is up to: selling, asking for a price, buying or an order under way, or it does not say. */
export type Talk = 'sell' | 'price' | 'other-business' | 'none';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const sells = set(
  `sell sel selll seel selling sale resell resale buyback exchange bech bechna bechni bechne bechana bechunga bechungi bechu bechun
  bechdo bechdu bechta bechti bechte bechenge bechega bechi becha bechoon beachna bachna becna bechkar bechke bechwana
  bikna bikega bikegi bikwana nikalna nikaalna nikalni`,
);
const prices = set(
  `price prices rate rates cost value worth quote kitna kitne kitni kitana kitane keemat kimat daam dam bhav much
  milega milegi milenge doge denge dega`,
);
const buys = set('buy buying purchase kharidna kharidni kharidne kharidunga kharidu lena chahiye');
const refusals = set('nahi nahin nhi nai not dont never wont mat');
const orders = set(
  'pickup payment paid refund order track tracking status cancel otp invoice complaint delivery kab when',
);

const wordsOf = (text: string, longest: number): readonly string[] => fold(text, longest).split(/ +/);

const says: ReadonlyMap<string, Talk> = new Map([
  ...[...buys, ...orders].map((word) => [word, 'other-business'] as const),
  ...[...prices].map((word) => [word, 'price'] as const),
  ...[...sells].map((word) => [word, 'sell'] as const),
]);

const starts = [...new Set([...sells].map((word) => word.slice(0, 3)))];
/** In letters, figures and signs that no word is joined by, which most messages are, no word of selling can begin. */
const NO_SALE = new RegExp(`^(?!.*(?:^|[^a-z])(?:${starts.join('|')}))[ !#-&(-~]*$`, 'i');

/** Whether a text may speak of selling: tells so of most in a fifth of the time that reading it takes. */
export const maySell = (text: string): boolean => !NO_SALE.test(text);

/** Reads the first `longest` characters. A wish to sell says more than a price, and that more than other business. */
export function readTalk(text: string, longest: number): Talk {
  const words = wordsOf(text, longest);
  const said = words.map((word) => says.get(word));
  const sell = said.indexOf('sell');
  if (sell >= 0) return isRefused(words, sell) ? 'other-business' : 'sell';
  return said.includes('price') ? 'price' : said.includes('other-business') ? 'other-business' : 'none';
}

/** "Don't want to sell" and "bechna nahi hai", but not "bechna hai, screen nahi tooti". */
const isRefused = (words: readonly string[], sell: number): boolean =>
  words.slice(Math.max(0, sell - 3), sell + 2).some((word) => refusals.has(word));

const extra = set('bechoon bechwana bikwana nikalni kharidunga kharidu refund worth doge denge dega');
/** "One" may begin OnePlus or a Moto One. */
const kept = set('one');

/** The words of a text that may name a device. */
export const withoutTalk = (words: readonly string[]): readonly string[] =>
  words.filter((word, at) => {
    if (kept.has(word)) return true;
    if (sells.has(word) || extra.has(word) || (word === 'go' && isVerb(words, at))) return false;
    return !fillers.has(word) || isPartOfCode(words, at);
  });

const conditions = set(
  `everything works working work fine good perfect perfectly great excellent condition scratch scratches dent dents crack cracks
  without any like mint battery health percent box bill charger cable complete original warranty all ok okay with and
  sab sabkuch sahi theek thik hai hain he chalta chalti chal raha rahi koi nahi bina accha acha badhiya ekdum`,
);
const powers = set('battery health');

/** The same, without what is told of its condition in passing: that is asked for, and names nothing. */
export const withoutCondition = (words: readonly string[]): readonly string[] =>
  words.filter((word, at) => {
    // "Redmi not 8" is a Note 8.
    if (word === 'no') return !conditions.has(words[at + 1] ?? '');
    return !conditions.has(word) && !(powers.has(words[at - 1] ?? '') && /^\d{1,3}$/.test(word));
  });

const movers = set('let lets to can could will would did does do you we i it price did not dont please');
const whither = set('down up ahead for with back home out lower higher low away on by through wrong');

/** "Go down", "let's go": Surface Go and Pad Go are devices. */
const isVerb = (words: readonly string[], at: number): boolean =>
  movers.has(words[at - 1] ?? '') || whither.has(words[at + 1] ?? '');

/** A letter at a number (mi a 1, pixel 6 a), unless it is one that people end a sentence with. */
function isPartOfCode(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (word.length !== 1) return false;
  const isNumber = (other = '') => /^\d+$/.test(other);
  return isNumber(words[at + 1]) || (isNumber(words[at - 1]) && !chatLetters.has(word));
}
