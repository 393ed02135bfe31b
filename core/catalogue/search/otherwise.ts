import type { Model } from '../catalogue.ts';
import type { Candidate } from './candidate.ts';
import { houses } from './name-words.ts';
import type { Slot } from './slot.ts';

/** What a word that is not in the name tells of the model, and the share of the word's weight that this is worth. */
export type Reading = { readonly type: 'size' | 'unsold' | 'chip' | 'fact'; readonly share: number };

const fact = (share: number): Reading => ({ type: 'fact', share });
const chip: Reading = { type: 'chip', share: 0.97 };
const size: Reading = { type: 'size', share: 0.97 };
/** Memory that this model was not sold with is a slip about memory, not another model. */
const unsold: Reading = { type: 'unsold', share: 0.4 };
const sameYear = fact(1);
const nextYear = fact(0.6);
const otherYear = fact(0);
const unknownChip = fact(0.3);
const sameKind = fact(1);
/** A tablet that is called Pad, for someone who said "tab". */
const nearKind = fact(0.7);
const house = fact(0.93);

const isComputer = ({ category }: Model): boolean => category === 'laptop' || category === 'macbook';

/** The year, memory, the processor, the kind of device or its maker; undefined when it is none of them. */
export function otherwise(slot: Slot, candidate: Candidate): Reading | undefined {
  if (slot.role === 'number') return numberOtherwise(slot, candidate);
  if (slot.role === 'letter') return undefined;
  const { model, configurations } = candidate;
  if (slot.kind?.includes(model.category)) return slot.strict ? nearKind : sameKind;
  if (configurations.hasChip(slot.text)) return chip;
  const brands = houses.get(slot.text);
  if (brands !== undefined && isOf(brands, candidate)) return house;
  return slot.role === 'chip' && isComputer(model) ? unknownChip : undefined;
}

function isOf(brands: ReadonlySet<string>, { forms, start, end }: Candidate): boolean {
  for (let at = start; at < end; at += 1)
    if (brands.has(forms.vocabulary[forms.words[at] ?? 0] ?? '')) return true;
  return false;
}

function numberOtherwise(
  { text, sizes = [], ...slot }: Slot,
  { model, configurations }: Candidate,
): Reading | undefined {
  const value = Number(text);
  if (value >= 2005 && value <= 2099) {
    const gap = Math.abs(value - model.year);
    return gap === 0 ? sameYear : gap === 1 ? nextYear : otherYear;
  }
  if (sizes.length > 0 && configurations.has(value, sizes)) return size;
  const ofChip = slot.chip === true && isComputer(model);
  if (ofChip && configurations.hasChip(text)) return chip;
  if ((slot.paired && sizes.includes('ram')) || (value >= 32 && sizes.includes('storage'))) return unsold;
  // Laptops are sold under many serial codes that no list has.
  return ofChip ? unknownChip : undefined;
}
