type Named = { readonly name: string };

/** Edits that a near miss may have: none in short words, where every edit makes another word. */
const allowed = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** Another digit is another number: 400050 is no misspelt 400058. */
const digits = (text: string): string => text.replace(/\D/g, '');

/** Those within reach of `typed` that no other is closer than by a whole edit. */
export function closest<N extends Named>(typed: string, named: readonly N[]): readonly N[] {
  const limit = allowed(typed.length);
  if (limit === 0 || typed.length > 60) return [];
  const measured = named
    .filter(({ name }) => Math.abs(name.length - typed.length) <= limit && digits(name) === digits(typed))
    .map((each) => ({ each, edits: editDistance(typed, each.name) }))
    .filter(({ edits }) => edits <= limit);
  const least = Math.min(...measured.map(({ edits }) => edits));
  return measured.filter(({ edits }) => edits === least).map(({ each }) => each);
}

/** Damerau-Levenshtein over code units: insert, delete, replace, and swap of neighbours count one each. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const edits = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + (same ? 0 : 1));
      next.push(swapped ? Math.min(edits, at(before, j - 2) + 1) : edits);
    }
    before = row;
    row = next;
  }
  return at(row, b.length);
}

const at = (row: readonly number[], i: number): number => row[i] ?? 0;
