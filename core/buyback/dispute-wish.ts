import type { Lexicon } from '../conversation/index.ts';
import { anyWord, fold } from '../shared/index.ts';

const disputes = anyWord(
  "dispute|disputing|disputed|disagree|do not agree|don't agree|dont agree|not agree|cannot agree|can't agree|cant agree|do not accept|don't accept|dont accept|not accept|object to|challenge|contest|" +
    'manzoor nahi|manjoor nahi|manzur nahi|nahi manzoor|sehmat nahi|sahmat nahi|nahi maanta|nahi manta|nahi maanti|' +
    'मंज़ूर नहीं|मंजूर नहीं|सहमत नहीं|नहीं मानता|नहीं मानती|आपत्ति',
);
/** Words: fewer are the bare wish, which is asked about. */
const least = 4;
/** Characters; a longer text is a story. */
const longest = 300;

const plain = (text: string): string =>
  fold(text)
    .replace(/[’‘`]/g, "'")
    .replace(/[^\p{L}\p{M}\p{N}' ]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();

/** A line of a price is disputed together with the reason: "I dispute the screen line, there is no scratch". */
export function readDisputeWish(text: string): boolean {
  if (text.length > longest) return false;
  const said = plain(text);
  return disputes.test(said) && said.split(' ').length >= least;
}

/** The line that the words are about, of those that can be disputed: the only one, else the only one that they name. */
export function lineSaid(
  said: string,
  lines: readonly string[],
  { slots }: Pick<Lexicon, 'slots'>,
): string | undefined {
  const named = linesNamed(said, lines, { slots });
  return named.length === 1 ? named[0] : lines.length === 1 ? lines[0] : undefined;
}

/** Those of the lines whose names stand in the words. */
export function linesNamed(
  said: string,
  lines: readonly string[],
  { slots }: Pick<Lexicon, 'slots'>,
): readonly string[] {
  const words = ` ${plain(said)} `;
  const named = new Set(
    [...slots].flatMap(([name, slot]) =>
      slot.startsWith('condition.') && words.includes(` ${name} `) ? [slot.slice('condition.'.length)] : [],
    ),
  );
  return lines.filter((line) => named.has(line));
}
