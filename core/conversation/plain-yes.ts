import { asksOrDenies } from '../shared/index.ts';
import { typedName } from './bare.ts';
import type { Lexicon } from './lexicon.ts';
import { spelt } from './spelt.ts';

/** A yes and nothing else, in any language: "haan ji", "ok." */
export function isPlainYes(text: string, lexicon: Lexicon): boolean {
  const said = typedName(text);
  const names = lexicon.names({ key: 'choices.yes' });
  return (names.includes(said) || names.includes(spelt(said))) && !asksOrDenies(text);
}
