import type { Command } from '../buyback/index.ts';
import type { Hit } from '../catalogue/index.ts';
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

function nameIn(text: string): string | undefined {
  const said = clean(text);
  return said.length > longest ? undefined : phone.exec(fold(said))?.groups?.name;
}

/** S0-84: a phone that the list lacks is asked for its year, and then requested or declined. */
export function requested(text: string): Detour<Command> | undefined {
  const name = nameIn(text);
  if (name === undefined) return undefined;
  const known = { category: 'phone', name, found: [], model: '' };
  return { flow: 'request-model', known, commands: [started('words')], speaks: tongueOf(text) };
}

/** The same, though something was found: "sell nokia 3310" is no Nokia PureBook, and no Dell Latitude 3310. */
export function requestedBeside(text: string, [first]: readonly Hit[]): Detour<Command> | undefined {
  const [maker = '', ...rest] = nameIn(text)?.split(' ') ?? [];
  if (!/^[a-z]/.test(maker) || !first || first.sure) return undefined;
  const { brandName, name } = first.model;
  const number = /\d+/.exec(rest.join(' '))?.[0] ?? '';
  const isThat = fold(`${brandName} ${name}`).includes(maker) && name.replace(/\D/g, '').includes(number);
  return isThat ? undefined : requested(text);
}
