import { type Detour, type Reply, say } from '../conversation/index.ts';
import { whyPrice } from '../quoting/index.ts';
import { anyWord, fold, lettersOnly } from '../shared/index.ts';
import { conditionItems, isAnswered } from './answered.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';
import type { Sale } from './sale.ts';
import { soldDevice } from './sold-device.ts';

const why = anyWord('why|how|how come|kyun|kyu|kyon|kyo|kaise|kis hisab se|क्यों|क्यूँ|क्यूं|क्यो|कैसे|किस हिसाब से');
const low = anyWord(
  'low|lower|lowest|less|little|cheap|small|reduced|reduce|deducted|deduct|deduction|cut|kam|sasta|kata|kaata|kat|कम|सस्ता|काटा|कटा|कटे|' +
    '(?:go|goes|going|gone|went|come|came|brought) down|drop|dropped|fall|fallen|fell|decrease|decreased|gira|giri|gir|ghata|ghati|ghat|गिरा|गिरी|गिर|घटा|घटी|घट',
);
const made = anyWord(
  'calculate|calculated|calculation|come about|come up with|arrive at|get this price|worked out|nikala|nikali|nikla|bana|lagaya|lagai|hisab|निकाला|निकाली|निकली|बनी|लगाई|हिसाब',
);
const price = anyWord(
  'price|estimate|amount|offer|rate|quote|value|this|it|that|paisa|paise|daam|dam|keemat|kimat|bhav|कीमत|क़ीमत|दाम|रेट|पैसे|प्राइस|ये|यह',
);
const tooLow =
  /(?:^| )(?:too|so|very|bahut|bohot|bahot|kaafi|itna|itni|itne|इतना|इतनी|इतने|बहुत|काफ़ी|काफी) (?:low|less|little|cheap|kam|sasta|कम|सस्ता)(?= |$)/u;
/** What one of the two above begins with, anywhere: most messages have none of it. */
const mayWonder = new RegExp(
  fold('wh|how|ky|kaise|kis|क्य|कैसे|किस|low|less|little|cheap|kam|sasta|कम|सस्ता'),
  'u',
);
/** Characters; a longer text is a story. */
const longest = 100;

/** Somebody wonders about a price: "why so low?", "price itna kam kyu hai", "how did you calculate this". */
export function wondersAtPrice(text: string, frame?: Pick<Standing, 'flow' | 'asking'>): boolean {
  if (text.length > longest || !mayWonder.test(fold(text))) return false;
  const said = lettersOnly(fold(text));
  // "Very low" is what a battery may be.
  if (frame?.asking.startsWith('condition') && !why.test(said)) return false;
  if (tooLow.test(said)) return why.test(said) || price.test(said) || said.split(' ').length <= 4;
  return why.test(said) && ((low.test(said) && price.test(said)) || (made.test(said) && price.test(said)));
}

type Standing = {
  readonly flow: string;
  readonly asking: string;
  readonly known: Readonly<Record<string, unknown>>;
};

/** That a price comes after the questions, and how many of them are left. */
function toCome({ category, condition, variant }: Partial<Sale>, { bank }: Pick<SellFacts, 'bank'>): Reply {
  const left = conditionItems({ category, condition }, bank).filter(
    (item) => !isAnswered({ category, condition }, item, bank),
  );
  return variant && left.length > 0
    ? say('buyback.price-after', { count: left.length })
    : say('buyback.price-follows');
}

/** What somebody gets, who asks in the middle of a sale: the lines of its price, or when there will be one. */
export function priceSoFar(frame: Standing, facts: SellFacts): Detour<Command> | undefined {
  const { quote } = frame.known as Partial<Sale>;
  return quote ? whySoLow(frame, facts) : { flow: '', says: [toCome(frame.known, facts)] };
}

/** The lines of the price that a sale has, and its answers to change; before there is one, that it follows. */
export function whySoLow(
  frame: Standing | undefined,
  { bank, shelf }: SellFacts,
): Detour<Command> | undefined {
  if (frame?.flow !== 'sell') return undefined;
  const { quote, variant } = frame.known as Partial<Sale>;
  if (!quote || !variant) return { flow: '', says: [say('buyback.price-follows')] };
  // Where the price is asked about, its lines take the place of the question.
  if (frame.asking === 'accepted') return { flow: 'sell', known: { explaining: true } };
  const { key, params = {}, choices = [] } = whyPrice(quote, bank, soldDevice(variant, { shelf }));
  return { flow: '', says: [say(key, params)], foot: choices };
}
