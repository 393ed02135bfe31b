import type { Category } from './catalogue.ts';
import type { MentionedFault } from './fault-words.ts';
import { readFaults } from './mentioned-faults.ts';
import { maySell, readTalk, type Talk, withoutCondition, withoutTalk } from './mentioned-talk.ts';
import { kinds } from './search/device-words.ts';
import { longestText } from './search/fold.ts';
import type { Grasp, Hit, Search } from './search/search.ts';

/** A device that somebody speaks of. `sell` when the words say so. */
export type Mention = {
  readonly intent: 'sell' | 'none';
  /** The best first; none when only the kind of device is named. */
  readonly hits: readonly Hit[];
  readonly faults: readonly MentionedFault[];
  /** The kind of device, when nothing more of it is named. */
  readonly category?: Category;
};

/**
 * Where the text was said. At a `menu` any device counts; where a `device` is asked for, also one among many other words. At a `question` it must be the whole of a device, or be for
 * sale. In `free-text`, where people give names and addresses, it must surely be one and for sale.
 */
export type MentionPlace = 'menu' | 'device' | 'question' | 'free-text';

/** Characters that are read: four lines of a chat. */
const longest = 400;
const limit = 5;

/** Whether and which device a text speaks of, in English, Hindi or a mix; undefined when it is about something else. */
export function readMention(
  text: string,
  search: Search,
  { at }: { readonly at: MentionPlace },
): Mention | undefined {
  if (at === 'free-text' && !maySell(text)) return undefined;
  const talk = readTalk(text, longest);
  if (talk === 'other-business' || (at === 'free-text' && talk !== 'sell')) return undefined;
  const { faults, rest } = readFaults(text, longest);
  const intent = talk === 'none' ? 'none' : 'sell';
  const named = withoutTalk(rest);
  const found = bestReading(at === 'menu' || at === 'device' ? withoutCondition(named) : named, search);
  if (found && fires[at](found, talk)) return { intent, hits: found.hits, faults };
  const category =
    (talk === 'sell' || at === 'device') && at !== 'free-text' && !found ? kindIn(rest) : undefined;
  return category && { intent, hits: [], faults, category };
}

/** `whole` is how much of all that was said names a device, `own` how much of the part that it was read from. */
type Reading = {
  readonly hits: readonly Hit[];
  readonly words: readonly string[];
  readonly whole: Grasp;
  readonly own: Grasp;
};

/** Of the whole text, its clauses, and what of it the catalogue knows: the one that names a device best. */
function bestReading(words: readonly string[], search: Search): Reading | undefined {
  const said = words.filter((word) => word !== ';');
  if (!said.some((word) => /[a-z]/.test(word))) return undefined;
  const known = said.filter((word) => search.grasp(word).unknown === 0).join(' ');
  const whole = graspOf(said, known, search);
  if (whole.names + whole.details === 0) return undefined;
  let best: Pick<Reading, 'hits' | 'own'> = { hits: [], own: whole };
  for (const way of new Set([said.join(' '), known, ...clausesOf(words)])) {
    const hits = search.find(way, { limit });
    if (rankOf(hits) > rankOf(best.hits)) best = { hits, own: way === known ? whole : search.grasp(way) };
  }
  return best.hits.length === 0 ? undefined : { ...best, words: said, whole };
}

/** A search reads the start of a long text only, and sees more in words that belong together ("think pad") than alone. */
function graspOf(said: readonly string[], known: string, search: Search): Grasp {
  const text = said.join(' ');
  if (text.length <= longestText) return search.grasp(text);
  return { ...search.grasp(known), unknown: said.length - known.split(' ').length };
}

/** A reading that surely names a device is better than any other, and one with its memory better still. */
const rankOf = ([first]: readonly Hit[]): number =>
  first ? first.score + (first.sure ? 1 : 0) + (first.variant ? 0.2 : 0) : 0;

const clausesOf = (words: readonly string[]): readonly string[] =>
  words
    .join(' ')
    .split(';')
    .map((clause) => clause.trim())
    .filter((clause) => clause.split(' ').some((word) => word !== '' && !kinds.has(word)));

const isSure = ({ hits }: Reading): boolean => hits[0]?.sure === true;
const isMostlyDevice = ({ own: { names, details, unknown } }: Reading): boolean =>
  names + details > 0 && unknown <= names + details;
const isNearlyWhole = ({ whole: { names, details, unknown } }: Reading): boolean =>
  unknown === 0 || (names > 0 && 2 * unknown <= names + details);
const isWhole = ({ whole: { names, details, unknown } }: Reading): boolean =>
  unknown === 0 && names >= 1 && names + details >= 2;

/** Brands and families that mean a device even when nothing else is said; "nothing" and "honor" are answers, too. */
const lone = new Set(
  'iphone ipad macbook galaxy pixel redmi samsung apple oneplus xiaomi realme vivo oppo poco'.split(' '),
);
const isLoneBrand = ({ words }: Reading): boolean => words.length === 1 && lone.has(words[0] ?? '');

/** "HP laptop": the kind beside it says that a word is a brand. */
const isBrandOfKind = ({ words, whole: { names, unknown } }: Reading): boolean =>
  unknown === 0 && names > 0 && words.some((word) => kinds.has(word));

const fires: { readonly [P in MentionPlace]: (reading: Reading, talk: Talk) => boolean } = {
  menu: (reading, talk) => {
    if (talk !== 'none') return isMostlyDevice(reading);
    if (isSure(reading) && isNearlyWhole(reading)) return true;
    return isWhole(reading) || isLoneBrand(reading) || isBrandOfKind(reading);
  },
  device: (reading) => reading.own.names > 0 && isMostlyDevice(reading),
  question: (reading, talk) =>
    talk === 'sell' ? reading.own.names > 0 && isMostlyDevice(reading) : isSure(reading) && isWhole(reading),
  'free-text': (reading, talk) => talk === 'sell' && isSure(reading) && isMostlyDevice(reading),
};

function kindIn(words: readonly string[]): Category | undefined {
  for (const word of words) {
    const [category] = kinds.get(word) ?? [];
    if (category !== undefined) return category;
  }
  return undefined;
}
