import type { Lexicon } from './lexicon.ts';

/** The last of a list, however long it is. */
const lastOne = 0;

/** What makes a place in a list of an ordinal: on its own "doosra" is another one. */
const placed =
  /^(?:the )?(\S+) (?:one|option|wala|wali|wale|vala|vali|वाला|वाली|वाले)(?: (?:hai|h|ji|please|pls|है|जी))?[.!।]?$/u;

/** The place in a list of so many that a folded line names: "the second one", "doosra wala", "last one". */
export function readOrdinal(
  said: string,
  count: number,
  { ordinals }: Pick<Lexicon, 'ordinals'>,
): number | undefined {
  const [, word = ''] = placed.exec(said) ?? [];
  const nth = ordinals.get(word);
  return nth === lastOne ? count : nth;
}
