import { distance } from './distance.ts';

/** A word of the catalogue that is near to what was typed; `likeness` is 1 when it is the same. */
export type Near = { readonly id: number; readonly likeness: number };

export type Vocabulary = {
  readonly size: number;
  readonly idOf: (word: string) => number | undefined;
  readonly wordOf: (id: number) => string;
  /** The catalogue's words within reach of a typed word that it does not have, the nearest first, at most six. */
  readonly near: (word: string) => readonly Near[];
  /** Longer numbers that begin with the digits of a typed one, or have the same digits with one doubled or two swapped. */
  readonly nearNumbers: (digits: string) => readonly Near[];
};

const mostNear = 6;
/** What may differ, in tenths of an edit, by the length of what was typed. */
const reach = [0, 0, 0, 8, 10, 14, 16, 22, 22, 24, 30];
const reachOf = (length: number): number => reach[Math.min(length, reach.length - 1)] ?? 0;

/** One bit a letter: two words one edit apart differ in two bits at most. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charCodeAt(at) - 97;
    if (letter >= 0 && letter < 26) bits |= 1 << letter;
  }
  return bits;
}

function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return (((count + (count >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

type Lengths = { readonly ids: Uint32Array; readonly letters: Int32Array };

/** Words of two letters and more by length, so that a search reads only lengths within reach. */
function byLength(words: readonly string[]): readonly Lengths[] {
  const groups: number[][] = [];
  for (const [id, word] of words.entries()) {
    if (word.length < 2 || word.charCodeAt(0) < 97) continue;
    const group = groups[word.length] ?? [];
    groups[word.length] = group;
    group.push(id);
  }
  return Array.from(groups, (group = []) => ({
    ids: Uint32Array.from(group),
    letters: Int32Array.from(group, (id) => lettersOf(words[id] ?? '')),
  }));
}

const nearest = (one: Near, other: Near): number => other.likeness - one.likeness || one.id - other.id;

export function makeVocabulary(words: readonly string[], ids: ReadonlyMap<string, number>): Vocabulary {
  const lengths = byLength(words);
  const numbers = words.flatMap((word, id) => (word.charCodeAt(0) < 58 ? [id] : []));

  function near(word: string): readonly Near[] {
    const limit = reachOf(word.length);
    if (limit === 0) return [];
    const letters = lettersOf(word);
    // The cheapest slip, a doubled letter, costs half an edit and changes no bit; a vowel 0.6 and two bits.
    const bits = Math.ceil(limit / 3);
    const found: Near[] = [];
    for (let length = Math.max(2, word.length - 3); length <= word.length + 3; length += 1) {
      const group = lengths[length];
      if (group === undefined) continue;
      for (let at = 0; at < group.ids.length; at += 1) {
        if (bitCount((group.letters[at] ?? 0) ^ letters) > bits) continue;
        const id = group.ids[at] ?? 0;
        const cost = distance(word, words[id] ?? '', limit);
        if (cost > limit) continue;
        const slip = word.charCodeAt(0) === (words[id] ?? '').charCodeAt(0) ? cost : cost + 3;
        found.push({ id, likeness: 1 - slip / (10 * Math.max(word.length, length)) });
      }
    }
    return found.sort(nearest).slice(0, mostNear);
  }

  return {
    size: words.length,
    idOf: (word) => ids.get(word),
    wordOf: (id) => words[id] ?? '',
    near,
    nearNumbers: (digits) => numbersNear(digits, numbers, words),
  };
}

function numbersNear(digits: string, numbers: readonly number[], words: readonly string[]): readonly Near[] {
  const found: Near[] = [];
  for (const id of numbers) {
    const other = words[id] ?? '';
    if (other.startsWith(digits) && other.length === digits.length + 1) found.push({ id, likeness: 0.5 });
    else if (isSlip(digits, other)) found.push({ id, likeness: 0.6 });
  }
  return found.sort(nearest).slice(0, 2 * mostNear);
}

/** One digit typed twice, or two next to each other swapped: never another digit in its place. */
function isSlip(typed: string, meant: string): boolean {
  let at = 0;
  while (at < meant.length && typed[at] === meant[at]) at += 1;
  if (typed.length === meant.length + 1)
    return typed[at] === typed[at - 1] && typed.slice(at + 1) === meant.slice(at);
  const swapped = typed[at] === meant[at + 1] && typed[at + 1] === meant[at];
  return swapped && typed.length === meant.length && typed.slice(at + 2) === meant.slice(at + 2);
}
