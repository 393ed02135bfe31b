import type { Category } from '../catalogue.ts';
import type { Atom } from './atoms.ts';
import { fillers } from './chat-words.ts';
import { chips, kinds } from './device-words.ts';
import { suffixes, weak } from './name-words.ts';
import type { Memory, Size } from './sizes.ts';
import type { Near, Vocabulary } from './vocabulary.ts';

/**
 * One thing that was said, and the catalogue's words that it may be. A `strict` one must be in the model's name, unless
 * another reading is open to it: `sizes` when a number may be memory, `kind` when a word names a category.
 */
export type Slot = {
  readonly text: string;
  readonly role: 'word' | 'number' | 'letter' | 'chip' | 'unknown';
  readonly near: readonly Near[];
  readonly weight: number;
  readonly strict: boolean;
  readonly sizes?: readonly Memory[];
  /** A number beside a size of storage: 8 in "8/128". */
  readonly paired?: boolean;
  /** A number that may be of a processor: Ryzen 5, 11th gen, RTX 3050. */
  readonly chip?: boolean;
  readonly kind?: readonly Category[];
};
/** `exact` when more than a brand or a family was said: a number, a letter or a chip that tells its models apart. */
export type Said = {
  readonly slots: readonly Slot[];
  readonly sizes: readonly Size[];
  readonly exact: boolean;
};

export type Word = Extract<Atom, { type: 'word' | 'code' }>;
/** Slots, and how many atoms they took. */
export type Taken = { readonly slots: readonly Slot[]; readonly taken: number };
export const take = (taken: number, ...slots: readonly Slot[]): Taken => ({ slots, taken });

export const exactly = (id: number | undefined): readonly Near[] =>
  id === undefined ? [] : [{ id, likeness: 1 }];

/** The slot of a word that is taken for those in `near`. */
export function wordSlot(text: string, near: readonly Near[]): Slot {
  const kind = kinds.get(text);
  const known = kind === undefined ? {} : { kind };
  if (weak.has(text) || (kind && text !== 'tab'))
    return { text, role: 'word', near, weight: 0.2, strict: false, ...known };
  if (chips.has(text)) return { text, role: 'chip', near, weight: 0.3, strict: false };
  if (fillers.has(text)) return { text, role: 'word', near, weight: 0.2, strict: false };
  const weight = suffixes.has(text) ? 0.8 : 1;
  return { text, role: 'word', near, weight, strict: true, ...known };
}

/** The slot of a word by the nearest of its likenesses; an unknown word when there is none. */
export function misspelt(text: string, near: readonly Near[], vocabulary: Vocabulary): Slot {
  const [nearest] = near;
  if (nearest === undefined) return { text, role: 'unknown', near, weight: 0.35, strict: false };
  const meant = wordSlot(vocabulary.wordOf(nearest.id), near);
  return { ...meant, text, strict: meant.strict && nearest.likeness >= 0.75 };
}
