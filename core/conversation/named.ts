import { spelt } from './spelt.ts';

/** A choice that words were taken for. */
export type Named = {
  /** Undefined when they may mean several. */
  readonly id?: string | undefined;
  /** As it stands in the words; undefined when it is only nearly there. */
  readonly name?: string;
  /** All words but the name, which leaves a comma where it stood; all of them without one. */
  readonly beside: string;
};

/** Characters of a label that says something on its own. */
export const leastLabel = 8;

const unmarked = (text: string): string => text.replace(/[,.]/g, '');

/** The longest name of a choice that stands in a bare line, as it was typed or as this shop spells it. */
export function namedIn(said: string, names: readonly string[]): Omit<Named, 'id'> {
  const labels = names
    .map((name) => unmarked(name.replace(/ \d[^a-z]*$/u, '')))
    .filter(({ length }) => length >= leastLabel)
    .toSorted((a, b) => b.length - a.length);
  for (const line of [said, spelt(said)]) {
    const words = ` ${unmarked(line)} `;
    const name = labels.find((label) => words.includes(` ${label} `));
    if (name !== undefined) return { name, beside: words.replace(` ${name} `, ' , ').trim() };
  }
  return { beside: said };
}
