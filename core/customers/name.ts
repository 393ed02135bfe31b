import { clean, countGraphemes } from '../shared/index.ts';
import { accept, type Reading, refuse } from './reading.ts';

const MAX_GRAPHEMES = 80;
const MAX_BYTES = 320;

/** "+91", "=1+1": not refused, as no harm can come of it, while a telephone number in place of a name is. */
const SHORT_FORMULA = /^[=+\-@]\D*(?:\d\D*){1,6}$/u;

/**
 * A full name as it was written: no case, spelling or script is changed, and apostrophes, dots, hyphens, a single
 * name or a single letter are all right. At least one letter, at most 80 characters and 320 bytes of UTF-8.
 */
export function readName(text: string): Reading {
  const name = clean(text);
  if (!/\p{L}/u.test(name) && !SHORT_FORMULA.test(name)) return refuse('customers.name-missing');
  if (name.length > MAX_BYTES || bytes(name) > MAX_BYTES || countGraphemes(name) > MAX_GRAPHEMES)
    return refuse('customers.name-too-long');
  return accept(name);
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;
