import type { Model, Variant } from '../catalogue.ts';
import type { Candidate, Catalogue } from './candidate.ts';
import { otherwise } from './otherwise.ts';
import type { Size } from './sizes.ts';
import type { Said, Slot } from './slot.ts';

/** How well one form fits what was said. */
export type Match = {
  readonly form: number;
  /** At most 1. */
  readonly score: number;
  /** Strict words that the model lacks. */
  readonly missing: number;
  /** Of them, those that the catalogue has as they were typed. */
  readonly lacked: number;
  /** Brands and families that were said, rightly spelt: those that the model has, less those that it lacks. */
  readonly named: number;
  /** Words of the name, its brand apart, that were said. */
  readonly said: number;
  /** What the score lost, before it was limited, for words of the name that were not said. */
  readonly unsaid: number;
  /** The least likeness of a word to the one it was taken for. */
  readonly likeness: number;
  readonly variant?: Variant;
};

type Tally = {
  gained: number;
  total: number;
  /** One bit for each word of the name that was said. */
  used: number;
  last: number;
  disorder: number;
  missing: number;
  lacked: number;
  named: number;
  said: number;
  likeness: number;
  /** A number without a unit was taken for memory. */
  bareSize: boolean;
  readonly sizes: Size[];
  readonly chips: string[];
};

/** With only a brand or a family said, all its models fit, and the popular ones go first. */
const mostUnsaid = { exact: 0.6, family: 0.1 };
/** What a number of the name costs when it is not said; see `Forms`. */
const unsaidNumber = 0.3;
/** A bare number from here on is memory even when no number of the name was said: "iphone 128". */
const surelyMemory = 64;

/**
 * Fits one form to what was said; each word of the name is taken once, from left to right where there is a choice.
 * Undefined when the model has not a number, letter or chip that was said: it is another model.
 */
export function align({ forms, configurationsOf }: Catalogue, form: number, said: Said): Match | undefined {
  const at = forms.modelOf[form] ?? 0;
  const candidate: Candidate = {
    forms,
    start: forms.starts[form] ?? 0,
    end: forms.starts[form + 1] ?? 0,
    brand: forms.brands[form] ?? 0,
    model: forms.models[at] as Model,
    configurations: configurationsOf(at),
  };
  const tally = newTally(said);
  for (const slot of said.slots) {
    tally.total += slot.weight;
    if (!takeName(slot, candidate, tally) && !takeOtherwise(slot, candidate, tally)) return undefined;
  }
  return toMatch(form, candidate, { said, tally });
}

const newTally = (said: Said): Tally => ({
  gained: 0,
  total: 0,
  used: 0,
  last: -1,
  disorder: 0,
  missing: 0,
  lacked: 0,
  named: 0,
  said: 0,
  likeness: 1,
  bareSize: false,
  sizes: [...said.sizes],
  chips: [],
});

/** A brand or a family, spelt as the catalogue has it. */
const isName = ({ role, strict, weight, near }: Slot): boolean =>
  role === 'word' && strict && weight === 1 && near[0]?.likeness === 1;

/** Takes a word of the name that is not taken yet; false when there is none. */
function takeName(slot: Slot, { forms, start, end, brand }: Candidate, tally: Tally): boolean {
  let best = 0;
  let found = -1;
  for (let at = start; at < end; at += 1) {
    if (tally.used & (1 << (at - start))) continue;
    const word = forms.words[at];
    for (const { id, likeness } of slot.near)
      if (id === word && likeness > best) {
        best = likeness;
        found = at - start;
      }
  }
  if (found < 0) return false;
  tally.used |= 1 << found;
  if (found < tally.last) tally.disorder += 0.02;
  tally.last = found;
  tally.gained += slot.weight * best;
  if (slot.weight > 0.5) tally.likeness = Math.min(tally.likeness, best);
  if (found >= brand) tally.said += 1;
  if (isName(slot)) tally.named += 1;
  return true;
}

/** Takes what is not in the name as something else about the model; false when it makes it another model. */
function takeOtherwise(slot: Slot, candidate: Candidate, tally: Tally): boolean {
  const reading = otherwise(slot, candidate);
  if (reading !== undefined) {
    tally.gained += slot.weight * reading.share;
    if (reading.type === 'chip') tally.chips.push(slot.text);
    if (reading.type === 'size') tally.sizes.push({ gigabytes: Number(slot.text) });
    const isSize = reading.type === 'size' || reading.type === 'unsold';
    if (isSize && Number(slot.text) < surelyMemory) tally.bareSize = true;
    return true;
  }
  if (!slot.strict) return true;
  if (slot.role !== 'word') return false;
  tally.missing += 1;
  if (slot.near[0]?.likeness === 1) tally.lacked += 1;
  if (isName(slot)) tally.named -= 1;
  return true;
}

type Weighed = { readonly said: Said; readonly tally: Tally };

function toMatch(form: number, candidate: Candidate, { said, tally }: Weighed): Match | undefined {
  const { unsaid, most } = unsaidOf(candidate, tally.used);
  // "realme 8" is no Realme X with 8 GB: a bare number is memory only when the name's own numbers were said.
  if (tally.bareSize && most >= unsaidNumber) return undefined;
  const { sizes, chips, missing, lacked, named, likeness } = tally;
  const variants =
    sizes.length + chips.length === 0 ? [] : candidate.configurations.fitting({ sizes, chips });
  const unsold = sizes.length > 0 && variants.length === 0 ? 0.08 : 0;
  const share = tally.total === 0 ? 0 : tally.gained / tally.total;
  const lost = Math.min(unsaid, said.exact ? mostUnsaid.exact : mostUnsaid.family);
  const [variant] = variants;
  const score = share - lost - tally.disorder - unsold;
  const only = variants.length === 1 && variant !== undefined ? { variant } : {};
  return { form, score, missing, lacked, named, said: tally.said, unsaid, likeness, ...only };
}

function unsaidOf({ forms, start, end }: Candidate, used: number): { unsaid: number; most: number } {
  let unsaid = 0;
  let most = 0;
  for (let at = start; at < end; at += 1) {
    if (used & (1 << (at - start))) continue;
    const cost = forms.unsaid[at] ?? 0;
    unsaid += cost;
    if (cost > most) most = cost;
  }
  return { unsaid, most };
}
