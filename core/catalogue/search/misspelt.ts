import type { Atom } from './atoms.ts';
import { fillers } from './chat-words.ts';
import { exactly, misspelt, type Slot, type Taken, take, type Word, wordSlot } from './slot.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A run of words without spaces ("redminote", "macbookair", "galaxys" before 21), in the fewest words that are known. */
export function splitWord(text: string, vocabulary: Vocabulary): readonly string[] | undefined {
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
export function misspeltAt(atoms: readonly Atom[], at: number, vocabulary: Vocabulary): Taken {
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
