import type { Atom } from './atoms.ts';
import { chatLetters, fillers, freeLetters } from './chat-words.ts';
import { chips, kinds } from './device-words.ts';
import { misspeltAt, splitWord } from './misspelt.ts';
import { contractions, nicknames, suffixes, weak } from './name-words.ts';
import { exactly, misspelt, type Slot, type Taken, take, type Word, wordSlot } from './slot.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A letter belongs to the number at its side (s 21, 9 r); alone it may be a word of chat ("h" for "hai"). */
export function letterAt(atoms: readonly Atom[], at: number, vocabulary: Vocabulary): Taken {
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

/** The slots of a word of two letters and more. */
export function wordAt(atoms: readonly Atom[], at: number, vocabulary: Vocabulary): Taken {
  const { text } = atoms[at] as Word;
  const parts = contractions.get(text);
  if (parts) return take(1, ...parts.map((word) => wordSlot(word, exactly(vocabulary.idOf(word)))));
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
  const split = splitWord(text, vocabulary);
  if (split) return take(1, ...split.map((word) => wordSlot(word, exactly(vocabulary.idOf(word)))));
  return misspeltAt(atoms, at, vocabulary);
}
