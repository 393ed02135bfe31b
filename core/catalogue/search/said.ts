import { type Atom, toAtoms } from './atoms.ts';
import { fold } from './fold.ts';
import { numberWords } from './name-words.ts';
import { numberSlot } from './number-slot.ts';
import { withoutEchoes, withoutRepeats } from './repeats.ts';
import { exactly, type Said, type Slot, type Taken, take, type Word } from './slot.ts';
import type { Vocabulary } from './vocabulary.ts';
import { letterAt, wordAt } from './word-slots.ts';

const mostAtoms = 24;

/** What free text says about a device, in the words of the catalogue. */
export function readSaid(text: string, vocabulary: Vocabulary): Said {
  const all = toAtoms(fold(text)).slice(0, mostAtoms);
  const atoms = withoutRepeats(all.filter((atom) => atom.type !== 'end'));
  const sizes = atoms.filter((atom) => atom.type === 'size');
  const named = atoms.map((atom) => (atom.type === 'word' ? spelledNumber(atom, atoms) : atom));
  const found: Slot[] = [];
  let at = 0;
  while (at < named.length) {
    const { slots: more, taken } = slotsAt(named, at, vocabulary);
    found.push(...more);
    at += taken;
  }
  const slots = withoutEchoes(found);
  const exact = slots.some(({ role, strict }) => strict && role !== 'word');
  return { slots, sizes, exact };
}

function spelledNumber(atom: Word, atoms: readonly Atom[]): Atom {
  const digits = numberWords.get(atom.text);
  if (digits === undefined || atoms.some((other) => other.type === 'number' || other.type === 'code'))
    return atom;
  return { type: 'number', text: digits, glued: false };
}

function slotsAt(atoms: readonly Atom[], at: number, vocabulary: Vocabulary): Taken {
  const atom = atoms[at] as Atom;
  if (atom.type === 'number') return take(1, numberSlot(atoms, at, vocabulary));
  if (atom.type === 'code') return take(1, codeSlot(atom.text, vocabulary));
  if (atom.type !== 'word') return take(1);
  if (atom.text.length === 1) return letterAt(atoms, at, vocabulary);
  return wordAt(atoms, at, vocabulary);
}

const codeSlot = (text: string, vocabulary: Vocabulary): Slot => ({
  text,
  role: 'chip',
  near: exactly(vocabulary.idOf(text)),
  weight: 1,
  strict: true,
});
