import type { Atom } from './atoms.ts';
import type { Slot } from './slot.ts';

const spelling = (atom: Atom | undefined): string =>
  atom?.type === 'size' ? `${atom.gigabytes}gb` : atom?.type === 'end' ? ';' : (atom?.text ?? '');

/** A name said twice ("iPhone 11: iphone 11 128") is one name: leaves out every run of two that stood before. */
export function withoutRepeats(atoms: readonly Atom[]): readonly Atom[] {
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
export const withoutEchoes = (slots: readonly Slot[]): readonly Slot[] =>
  slots.filter(
    ({ role, weight, near: [best] }, at) =>
      role !== 'word' ||
      weight < 1 ||
      best === undefined ||
      slots.findIndex(({ near }) => near[0]?.id === best.id) === at,
  );
