import { clean, countGraphemes, fold } from '../shared/index.ts';
import { noteOf } from './address.ts';
import { accept, type Reading, refuse } from './reading.ts';
import { saysYes } from './says-yes.ts';
import { maskSecrets } from './secrets.ts';

const MAX_GRAPHEMES = 120;
/** As for addresses: accents may pile up on one character. */
const MAX_UNITS = 500;

/** How people say that there is none, in as many words as it takes: "nahi hai", "koi landmark nahi hai ji". */
const NO =
  'no|none|nope|nil|na|n/a|n\\.a\\.?|nothing|skip|not|nahi|nahin|nhi|nahii|nai|nahee|[-–—.x]+|नहीं|नही|छोड़ें|छोड़ो|छोड़िए';
const BESIDE =
  'there|is|any|i|have|known|know|of|such|thing|landmark|landmarks|near|nearby|here|sir|madam|please|' +
  'hai|h|he|hain|koi|kuch|kuchh|bhi|ji|aisa|khas|khaas|yahan|yaha|paas|pass|me|mein|है|हैं|कोई|कुछ|भी|जी|ऐसा|ख़ास|खास|यहाँ|पास|में|लैंडमार्क|पहचान';
const NONE = new RegExp(
  `^(?:(?:${BESIDE}) )*(?:${NO})(?: (?:${NO}|${BESIDE}))*[.!।]?$`.normalize('NFKC'),
  'u',
);

/** Characters; who says no in more of them says something else as well. */
const longestNo = 60;

/** Something to look for near the address, in up to 120 characters. An empty value says that there is nothing. */
export function readLandmark(text: string): Reading {
  if (text.length <= longestNo && NONE.test(fold(text))) return accept('');
  // A yes to nothing.
  if (saysYes(text)) return refuse('customers.landmark-unclear');
  const { text: landmark, found } = maskSecrets(clean(text));
  if (!/\p{L}/u.test(landmark) || countGraphemes(landmark) < 2) return refuse('customers.landmark-unclear');
  if (countGraphemes(landmark) > MAX_GRAPHEMES || landmark.length > MAX_UNITS)
    return refuse('customers.landmark-long');
  return accept(landmark, noteOf(found));
}
