import { align, type Match } from './align.ts';
import type { Catalogue } from './candidate.ts';
import type { Pool } from './pool.ts';
import type { Postings } from './postings.ts';
import type { Said, Slot } from './slot.ts';
import type { Spelling } from './spelling.ts';
import type { Vocabulary } from './vocabulary.ts';

export type Index = {
  readonly catalogue: Catalogue;
  readonly vocabulary: Vocabulary;
  readonly postings: Postings;
  readonly pool: Pool;
  readonly spelling: Spelling;
};
type Admits = (form: number) => boolean;

/** Forms that are looked at word by word: 16 gave the same answers in 990 trials, and each costs about 2 us. */
const candidates = 48;
const leastScore = 0.4;

/** The best form of each model that fits what was said, best first; of equal ones the more popular. */
export function findMatches(index: Index, said: Said, admits: Admits): readonly Match[] {
  const exact = bestOnly(rank(index, said, admits));
  const found = isWhole(exact, said) ? exact : [...exact, ...lookalikes(index, said, admits)];
  return bestOfModels(found.length > 0 ? found : guesses(index, said, admits), index.catalogue.forms.modelOf);
}

export const isKnown = ({ slots }: Said): boolean => slots.every(({ role }) => role !== 'unknown');

function rank({ catalogue, pool, postings }: Index, said: Said, admits: Admits): readonly Match[] {
  for (const { near, weight } of said.slots)
    for (const { id, likeness } of near) pool.add(postings, id, weight * likeness);
  return pool.drain(candidates, admits).flatMap((form) => align(catalogue, form, said) ?? []);
}

/** Models that have all that was said; when there are none, those that lack a word of it. */
function bestOnly(matches: readonly Match[]): readonly Match[] {
  const good = matches.filter(({ score, named }) => score >= leastScore && named >= 0);
  const whole = good.filter(({ missing }) => missing === 0);
  return whole.length > 0 ? whole : good;
}

/** Nothing is left to guess about the spelling of what was said. */
const isWhole = (matches: readonly Match[], said: Said): boolean =>
  isKnown(said) && matches.some(({ missing, likeness }) => missing === 0 && likeness >= 0.8);

/** For a form that only looks like what was said, and lacks a number, a letter or a chip of it. */
const unread = { missing: 1, lacked: 1, named: 0, said: 2 };

function lookalikes({ catalogue, spelling }: Index, said: Said, admits: Admits): readonly Match[] {
  return spelling.alike(said, admits).flatMap(({ form, likeness }) => {
    const match = align(catalogue, form, said) ?? { ...unread, form };
    // Its letters may look alike, but a word of another name was typed rightly: "iphone 5" is no ROG Phone 5.
    if (match.named < 0 && likeness < 0.85) return [];
    return { ...match, score: likeness - 0.05 - 0.2 * match.lacked, unsaid: 0, likeness };
  });
}

/** With no model of that number: those whose number is one slip of the thumb away, never to be taken unasked. */
function guesses(index: Index, said: Said, admits: Admits): readonly Match[] {
  const asGuess = (slot: Slot): Slot =>
    slot.role === 'number' ? { ...slot, near: index.vocabulary.nearNumbers(slot.text) } : slot;
  const matches = bestOnly(rank(index, { ...said, slots: said.slots.map(asGuess) }, admits));
  return matches.map((match) => ({ ...match, missing: match.missing + 1 }));
}

/** Scores closer than half a point are equal. */
const step = (score: number): number => Math.round(score * 200);

function bestOfModels(matches: readonly Match[], modelOf: Uint32Array): readonly Match[] {
  const best = new Map<number, Match>();
  for (const match of matches) {
    const model = modelOf[match.form] ?? 0;
    const known = best.get(model);
    if (known === undefined || match.score > known.score) best.set(model, match);
  }
  return [...best.values()].sort(
    (one, other) => step(other.score) - step(one.score) || one.form - other.form,
  );
}
