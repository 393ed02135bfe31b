import { clean, countGraphemes, fold } from '../shared/index.ts';
import { noteOf } from './address.ts';
import { accept, type Reading, refuse } from './reading.ts';
import { maskSecrets } from './secrets.ts';

const MAX_GRAPHEMES = 120;
/** As for addresses: accents may pile up on one character. */
const MAX_UNITS = 500;

const NONE =
  /^(no|none|nope|nil|na|n\/a|n\.a\.?|not any|no landmark|nothing|skip|-+|nahi|nahin|nai|koi nahi|kuch nahi|नहीं|कोई नहीं|कुछ नहीं|छोड़ें|छोड़ो)[.!]?$/u;

/** Something to look for near the address, in up to 120 characters. An empty value says that there is nothing. */
export function readLandmark(text: string): Reading {
  if (NONE.test(fold(text))) return accept('');
  const { text: landmark, found } = maskSecrets(clean(text));
  if (!/\p{L}/u.test(landmark) || countGraphemes(landmark) < 2) return refuse('customers.landmark-unclear');
  if (countGraphemes(landmark) > MAX_GRAPHEMES || landmark.length > MAX_UNITS)
    return refuse('customers.landmark-long');
  return accept(landmark, noteOf(found));
}
