import type { Command } from '../buyback/index.ts';
import type { Detour } from '../conversation/index.ts';
import { clean, fold } from '../shared/index.ts';
import { started } from './started.ts';
import { tongueOf } from './tongue.ts';

/** Makers whose phones people still have, whether our list has any of them or not. */
const makers =
  'nokia|blackberry|micromax|lava|karbonn|htc|lg|sony|gionee|intex|itel|jio|xolo|celkon|spice|coolpad|panasonic|' +
  'नोकिया|ब्लैकबेरी|माइक्रोमैक्स|लावा|कार्बन|सोनी|जियोनी|इंटेक्स';
/** Its maker, at most two names, and a number: "nokia 3310", "my blackberry bold 9900". */
const phone = new RegExp(
  `^(?:(?:my|mera|old|purana|sell|मेरा|पुराना) )*(?<name>(?:${fold(makers)})(?: \\p{L}[\\p{L}\\p{M}]*){0,2} [a-z]{0,3}-?\\d{2,4}[a-z]{0,2})(?: (?:phone|mobile|फ़ोन|फोन|मोबाइल))?$`,
  'u',
);

/** Characters; a longer text says more. */
const longest = 40;

/** S0-84: a phone that the list lacks is asked for its year, and then requested or declined. */
export function requested(text: string): Detour<Command> | undefined {
  const said = clean(text);
  const name = said.length > longest ? undefined : phone.exec(fold(said))?.groups?.name;
  if (name === undefined) return undefined;
  const known = { category: 'phone', name, found: [], model: '' };
  return { flow: 'request-model', known, commands: [started('words')], speaks: tongueOf(text) };
}
