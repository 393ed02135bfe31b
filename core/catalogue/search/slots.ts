import type { Category } from '../catalogue.ts';
import { type Atom, type Memory, toAtoms } from './atoms.ts';
import { fold } from './fold.ts';
import type { Near, Vocabulary } from './vocabulary.ts';
import {
  chatLetters,
  chipNames,
  chips,
  fillers,
  freeLetters,
  gluedSuffixes,
  kinds,
  nicknames,
  numberWords,
  suffixes,
  weak,
} from './words.ts';

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
export type Size = { readonly gigabytes: number; readonly of?: Memory };
/** `exact` when more than a brand or a family was said: a number, a letter or a chip that tells its models apart. */
export type Said = {
  readonly slots: readonly Slot[];
  readonly sizes: readonly Size[];
  readonly exact: boolean;
};

const mostAtoms = 24;
const storages = new Set([16, 32, 64, 128, 256, 512, 1024, 2048]);
const rams = new Set([1, 2, 3, 4, 6, 8, 12, 16, 18, 24, 32, 36, 48, 64]);

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

const spelling = (atom: Atom | undefined): string =>
  atom?.type === 'size' ? `${atom.gigabytes}gb` : atom?.type === 'end' ? ';' : (atom?.text ?? '');

/** A name said twice ("iPhone 11: iphone 11 128") is one name: leaves out every run of two that stood before. */
function withoutRepeats(atoms: readonly Atom[]): readonly Atom[] {
  const pairs = new Set<string>();
  const kept: Atom[] = [];
  for (let at = 0; at < atoms.length; at += 1) {
    const pair = `${spelling(atoms[at])} ${spelling(atoms[at + 1])}`;
    if (at + 1 < atoms.length && pairs.has(pair)) at = endOfRun(atoms, at, pairs);
    else kept.push(atoms[at] as Atom);
    pairs.add(pair);
  }
  return kept;
}

function endOfRun(atoms: readonly Atom[], start: number, pairs: ReadonlySet<string>): number {
  let at = start + 1;
  while (at + 1 < atoms.length && pairs.has(`${spelling(atoms[at])} ${spelling(atoms[at + 1])}`)) at += 1;
  return at;
}

/** A brand or a family counts once, however often it is said. */
const withoutEchoes = (slots: readonly Slot[]): readonly Slot[] =>
  slots.filter(
    ({ role, weight, near: [best] }, at) =>
      role !== 'word' ||
      weight < 1 ||
      best === undefined ||
      slots.findIndex(({ near }) => near[0]?.id === best.id) === at,
  );

type Word = Extract<Atom, { type: 'word' | 'code' }>;
type Figure = Extract<Atom, { type: 'number' }>;
type Taken = { readonly slots: readonly Slot[]; readonly taken: number };
const take = (taken: number, ...slots: readonly Slot[]): Taken => ({ slots, taken });

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
  if (atom.type !== 'word') return take(0 + 1);
  if (atom.text.length === 1) return letterAt(atoms, at, vocabulary);
  return wordAt(atoms, at, vocabulary);
}

const exactly = (id: number | undefined): readonly Near[] => (id === undefined ? [] : [{ id, likeness: 1 }]);

function numberSlot(atoms: readonly Atom[], at: number, vocabulary: Vocabulary): Slot {
  const { text, note } = atoms[at] as Figure;
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

const codeSlot = (text: string, vocabulary: Vocabulary): Slot => ({
  text,
  role: 'chip',
  near: exactly(vocabulary.idOf(text)),
  weight: 1,
  strict: true,
});

/** A letter belongs to the number at its side (s 21, 9 r); alone it may be a word of chat ("h" for "hai"). */
function letterAt(atoms: readonly Atom[], at: number, vocabulary: Vocabulary): Taken {
  const { text, glued } = atoms[at] as Word;
  const joined = joinedAt(atoms, at, vocabulary);
  if (joined) return take(2, joined);
  const afterNumber = atoms[at - 1]?.type === 'number';
  const isChat = chatLetters.has(text) || (freeLetters.has(text) && !afterNumber);
  const strict = glued || atoms[at + 1]?.type === 'number' || !isChat;
  const id = vocabulary.idOf(text);
  if (id === undefined && !strict) return take(1);
  const nickname = exactly(vocabulary.idOf(nicknames.get(text) ?? '')).map(({ id }) => ({
    id,
    likeness: 0.8,
  }));
  const near = [...exactly(id), ...nickname];
  return take(1, { text, role: 'letter', near, weight: strict ? 0.7 : 0.2, strict });
}

/** "mac book" and "i phone": two words that the catalogue has as one. */
function joinedAt(atoms: readonly Atom[], at: number, vocabulary: Vocabulary): Slot | undefined {
  const [one, other] = [atoms[at] as Word, atoms[at + 1]];
  if (other?.type !== 'word' || suffixes.has(one.text) || suffixes.has(other.text)) return undefined;
  const text = one.text + other.text;
  const id = text.length >= 4 ? vocabulary.idOf(text) : undefined;
  if (id !== undefined) return wordSlot(text, exactly(id));
  if (one.text.length > 4 || vocabulary.idOf(other.text) !== undefined || fillers.has(other.text))
    return undefined;
  const near = text.length >= 6 ? vocabulary.near(text) : [];
  return (near[0]?.likeness ?? 0) >= 0.85 ? misspelt(text, near, vocabulary) : undefined;
}

function wordSlot(text: string, near: readonly Near[]): Slot {
  const kind = kinds.get(text);
  const known = kind === undefined ? {} : { kind };
  if (weak.has(text) || (kind && text !== 'tab'))
    return { text, role: 'word', near, weight: 0.2, strict: false, ...known };
  if (chips.has(text)) return { text, role: 'chip', near, weight: 0.3, strict: false };
  if (fillers.has(text)) return { text, role: 'word', near, weight: 0.2, strict: false };
  const weight = suffixes.has(text) ? 0.8 : 1;
  return { text, role: 'word', near, weight, strict: true, ...known };
}

function wordAt(atoms: readonly Atom[], at: number, vocabulary: Vocabulary): Taken {
  const { text } = atoms[at] as Word;
  const suffix = gluedSuffixes.get(text);
  if (suffix) return take(1, ...suffix.map((word) => wordSlot(word, exactly(vocabulary.idOf(word)))));
  const joined = joinedAt(atoms, at, vocabulary);
  if (joined) return take(2, joined);
  const nickname = vocabulary.idOf(nicknames.get(text) ?? '');
  const exact = vocabulary.idOf(text);
  if (exact !== undefined || nickname !== undefined) {
    const also = nickname === undefined ? [] : [{ id: nickname, likeness: 0.95 }];
    return take(1, wordSlot(text, [...exactly(exact), ...also]));
  }
  if (kinds.has(text) || chips.has(text) || weak.has(text)) return take(1, wordSlot(text, []));
  if (fillers.has(text)) return take(1);
  const parts = splitWord(text, vocabulary);
  if (parts) return take(1, ...parts.map((word) => wordSlot(word, exactly(vocabulary.idOf(word)))));
  return misspeltAt(atoms, at, vocabulary);
}

/** A run of words without spaces ("redminote", "macbookair", "galaxys" before 21), in the fewest words that are known. */
function splitWord(text: string, vocabulary: Vocabulary): readonly string[] | undefined {
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 2; end <= text.length; end += 1)
    for (let start = 0; start < end; start += 1) {
      const before = best[start];
      const word = text.slice(start, end);
      const alone = word.length === 1 && (end < text.length || start < 3);
      if (before === undefined || alone || (word.length < 2 && start === 0)) continue;
      if (vocabulary.idOf(word) === undefined) continue;
      if (before.length + 1 < (best[end]?.length ?? 4)) best[end] = [...before, word];
    }
  return best[text.length];
}

/** The nearest words of the catalogue, for this word alone or with the next one, which a slip may have cut off. */
function misspeltAt(atoms: readonly Atom[], at: number, vocabulary: Vocabulary): Taken {
  const { text } = atoms[at] as Word;
  const near = vocabulary.near(text);
  const next = atoms[at + 1];
  if (next?.type === 'word' && vocabulary.idOf(next.text) === undefined && !fillers.has(next.text)) {
    const together = vocabulary.near(text + next.text);
    const apart = Math.min(near[0]?.likeness ?? 0, vocabulary.near(next.text)[0]?.likeness ?? 0);
    if ((together[0]?.likeness ?? 0) > apart)
      return take(2, misspelt(text + next.text, together, vocabulary));
  }
  if ((near[0]?.likeness ?? 0) >= 0.75) return take(1, misspelt(text, near, vocabulary));
  const split = splitMisspelt(atoms[at] as Word, vocabulary);
  return split ? take(1, ...split) : take(1, misspelt(text, near, vocabulary));
}

function misspelt(text: string, near: readonly Near[], vocabulary: Vocabulary): Slot {
  const [nearest] = near;
  if (nearest === undefined) return { text, role: 'unknown', near, weight: 0.35, strict: false };
  const meant = wordSlot(vocabulary.wordOf(nearest.id), near);
  return { ...meant, text, strict: meant.strict && nearest.likeness >= 0.75 };
}

/** "redmenote": a known word at one end, and something near to one at the other. */
function splitMisspelt({ text, glued }: Word, vocabulary: Vocabulary): readonly Slot[] | undefined {
  for (let cut = text.length - 2; cut >= 1; cut -= 1) {
    const [start, end] = [text.slice(0, cut), text.slice(cut)];
    const [startId, endId] = [vocabulary.idOf(start), vocabulary.idOf(end)];
    if (startId !== undefined && (cut >= 3 || (glued && cut === 1))) {
      const near = vocabulary.near(end);
      if (near.length > 0) return [wordSlot(start, exactly(startId)), misspelt(end, near, vocabulary)];
    }
    if (endId !== undefined && start.length >= 4) {
      const near = vocabulary.near(start);
      if (near.length > 0) return [misspelt(start, near, vocabulary), wordSlot(end, exactly(endId))];
    }
  }
  return undefined;
}
