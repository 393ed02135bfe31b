import type { Atom } from './atoms.ts';
import { chipNames } from './device-words.ts';
import type { Memory } from './sizes.ts';
import { exactly, type Slot } from './slot.ts';
import type { Vocabulary } from './vocabulary.ts';

const storages = new Set([16, 32, 64, 128, 256, 512, 1024, 2048]);
const rams = new Set([1, 2, 3, 4, 6, 8, 12, 16, 18, 24, 32, 36, 48, 64]);

/** The slot of a number without a unit, which may be of a name, memory or a processor. */
export function numberSlot(atoms: readonly Atom[], at: number, vocabulary: Vocabulary): Slot {
  const { text, note } = atoms[at] as Extract<Atom, { type: 'number' }>;
  const value = Number(text);
  const screen = vocabulary.idOf(text.includes('.') ? text.slice(0, text.indexOf('.')) : `${text}.0`);
  const near = [
    ...exactly(vocabulary.idOf(text)),
    ...(screen === undefined ? [] : [{ id: screen, likeness: 0.9 }]),
  ];
  const sizes: Memory[] = [];
  const alone = atoms.every(
    (other, place) => place === at || (other.type !== 'number' && other.type !== 'size'),
  );
  if (storages.has(value) && !(alone && value < 32)) sizes.push('storage');
  const paired = besideStorage(atoms[at + 1]) || besideStorage(atoms[at - 1]);
  if (rams.has(value) && (paired || atoms[at - 1]?.type === 'number')) sizes.push('ram');
  const soft = note === 'inch' || text.includes('.');
  const before = atoms[at - 1];
  const chip = note === 'ordinal' || value >= 300 || (before?.type === 'word' && chipNames.has(before.text));
  return { text, role: 'number', near, weight: soft ? 0.4 : 1, strict: !soft, sizes, paired, chip };
}

const besideStorage = (atom: Atom | undefined): boolean =>
  (atom?.type === 'number' && storages.has(Number(atom.text))) ||
  (atom?.type === 'size' && atom.of !== 'ram');
