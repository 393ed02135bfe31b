import { isNoWish, phonesIn } from '../customers/index.ts';
import { anyWord, fold } from '../shared/index.ts';
import type { Matter } from './matter.ts';

const number = anyWord(
  'number|numbers|num|no|phone|mobile|contact|नंबर|नम्बर|फोन|फ़ोन|मोबाइल|otp|code|ओटीपी|कोड',
);
const second = anyWord(
  'otp|code|codes|second|another|other|alternate|alternative|additional|extra|dusra|doosra|dusri|ओटीपी|कोड|दूसरा|दूसरी',
);
const corrects = anyWord(
  'wrong|incorrect|correct|right|change|changed|update|updated|fix|new|actually|galat|glat|sahi|naya|nya|badal|badlo|badalna|' +
    'गलत|ग़लत|सही|नया|बदल|बदलो|बदलना',
);

/** Characters; a longer text is a story. */
const longest = 160;

export type NumberWish = {
  readonly matter: Extract<Matter, 'second-number' | 'correct-number'>;
  /** E.164. */
  readonly phone: string;
};

/** A number that is told in a sentence: where codes shall go, or in the place of one that is wrong; the last of several. What is asked, denied or told of somebody else is none. */
export function readNumberWish(text: string): NumberWish | undefined {
  // Most texts have no number in them: that is asked first, as it costs least.
  const phone = text.length > longest ? undefined : phonesIn(text).at(-1);
  if (phone === undefined || isNoWish(text)) return undefined;
  const said = fold(text)
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
  if (!number.test(said)) return undefined;
  if (second.test(said)) return { matter: 'second-number', phone };
  return corrects.test(said) ? { matter: 'correct-number', phone } : undefined;
}
