import { foldQuotes, lastText } from '../shared/index.ts';

/** Parts whose names are long enough to be known by their consonants. */
const names =
  'screen display battery camera fingerprint speaker keyboard trackpad touchpad charger charging network bluetooth vibration microphone'.split(
    ' ',
  );

/** The consonants of a word, each run of one letter once: people lose and swap vowels, and forget doubles. */
const skeleton = (word: string): string =>
  word
    .replace(/(?<=.)[aeiou]/g, '')
    .replace(/(.)\1+/g, '$1')
    .replace(/^k(?=rn$)/, 'c');

const bySkeleton = new Map(names.map((name) => [skeleton(name), name]));
/** Letters of the shortest word that is taken for a part. */
const shortest = 4;

/** Folded, with misspelt names of parts written as they are known: "scren" and "scrn" are the screen, "batery" the battery. */
export const speltParts = lastText((text) =>
  foldQuotes(text).replace(/[a-z]+/g, (word) =>
    word.length < shortest ? word : (bySkeleton.get(skeleton(word)) ?? word),
  ),
);
