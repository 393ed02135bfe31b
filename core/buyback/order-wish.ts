import type { Search } from '../catalogue/index.ts';
import { isNoRequest, namesTime } from '../customers/index.ts';
import { anyWord, fold } from '../shared/index.ts';
import type { Matter } from './matter.ts';

const thing = anyWord(
  'order|orders|pickup|pick up|pickups|booking|visit|appointment|ऑर्डर|आर्डर|ओर्डर|पिकअप|पिक अप|बुकिंग|विज़िट',
);
const kind = anyWord(
  'phone|mobile|laptop|macbook|mac|tablet|ipad|tab|फोन|फ़ोन|मोबाइल|लैपटॉप|मैकबुक|टैबलेट|आईपैड|आईफोन|आईफ़ोन',
);
const cancels = anyWord('cancel|cancell|cancle|cancelled|canceled|radd|radh|रद्द|रद|कैंसिल|कैंसल|केंसल');
const moves = anyWord(
  'move|shift|reschedule|rescheduled|postpone|prepone|push|delay|bring forward|आगे बढ़ाओ|aage badhao|shift karo',
);
const changes = anyWord(
  'change|chng|update|edit|make|set|keep|come|badlo|badal|badlna|badalna|badaldo|badlwa|karo|kardo|kar|krdo|kr|rakho|rakh|aao|aana|aaiye|aa|बदलो|बदल|बदलना|बदलिए|करो|कर|कीजिए|रखो|रख|रखिए|आओ|आना|आइए',
);
const time = anyWord(
  'time|timing|timings|slot|date|day|samay|tareekh|tarikh|din|waqt|समय|टाइम|तारीख|तारीख़|दिन|वक़्त|वक्त|स्लॉट',
);
const place = anyWord('address|adress|addres|location|pata|pta|पता|पते|एड्रेस|लोकेशन');
/** Who denies it, or sells, wishes for something else. */
const otherwise = anyWord(
  "don't|dont|do not|not|mat|nahi|nahin|nhi|sell|selling|bech|bechna|bechni|buy|मत|नहीं|नही|बेच|बेचना|बेचनी|खरीदना",
);

/** Characters; a longer text is a story. */
const longest = 140;

/**
 * What is wanted of an order that is told by its device: "cancel my iphone 11 pickup", "samsung wala kal shaam kar do".
 * A device alone is enough to tell it, unless `among` other things an order has to be named.
 */
export function readOrderWish(
  text: string,
  search: Search,
  { among }: { readonly among: 'nothing' | 'a sale' },
): Extract<Matter, 'cancel-order' | 'change-slot' | 'change-address'> | undefined {
  if (text.length > longest) return undefined;
  const said = fold(text)
    .replace(/[^\p{L}\p{M}\p{N}' -]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  const wish = wishIn(said);
  if (!wish || otherwise.test(said) || isNoRequest(text)) return undefined;
  const named = kind.test(said) || search.grasp(withoutWishes(said)).names > 0;
  const isMeant = among === 'nothing' ? thing.test(said) || named : thing.test(said) && named;
  return isMeant ? wish : undefined;
}

function wishIn(said: string) {
  if (cancels.test(said)) return 'cancel-order';
  if (place.test(said)) return changes.test(said) ? 'change-address' : undefined;
  if (moves.test(said)) return 'change-slot';
  return changes.test(said) && (time.test(said) || namesTime(said)) ? 'change-slot' : undefined;
}

/** Whether a device is named beside what is wanted. */
export const namesDevice = (text: string, search: Search): boolean =>
  search.grasp(withoutWishes(fold(text))).names > 0;

/** A verb is not looked for among the names of devices. */
const withoutWishes = (said: string): string =>
  [cancels, moves, changes, time, thing, place].reduce((rest, pattern) => rest.replace(pattern, ' '), said);
