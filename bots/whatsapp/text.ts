import { type Markup, spans } from '#prompts/index.ts';
import { cutAt } from '../shell/cut.ts';

/**
 * WhatsApp has no way to write its own signs as they are. It formats from a sign that stands at the beginning of a word,
 * so a thin space behind one takes its meaning away and leaves it in sight (faq.whatsapp.com/539178204879377).
 */
const thin = '\u200a';
const opening = /(?<![\p{L}\p{N}])([*_~`]+)(?=[^\s*_~`])/gu;
const quoting = /^(> ?)/gmu;

/** Words that are shown as they are, also where signs are read. */
export const bare = (text: string): string =>
  text.replace(opening, `$1${thin}`).replace(quoting, `${thin}$1`);

const isWordy = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/** Copy as WhatsApp reads it: `*bold*`, and nothing that people wrote is taken for a sign. */
export function whatsappText(markup: Markup): string {
  const all = spans(markup);
  return all
    .map(({ text, bold }, i) => {
      const beside = isWordy(all[i - 1]?.text.at(-1)) || isWordy(all[i + 1]?.text[0]);
      return bold && !beside ? strong(text) : bare(text);
    })
    .join('');
}

/** Line by line, without the blanks around: else WhatsApp shows the stars. */
const strong = (text: string): string =>
  text.includes('*') ? bare(text) : text.replace(/^([^\S\n]*)(\S(?:.*\S)?)([^\S\n]*)$/gmu, '$1*$2*$3');

/** Pieces of at most so many signs, each of some. */
export function pieces(text: string, most: number): readonly string[] {
  const cut: string[] = [];
  for (let rest = text; rest.trim() !== ''; ) {
    const to = cutAt(rest, most);
    cut.push(rest.slice(0, to).trim());
    rest = rest.slice(to);
  }
  return cut.filter((piece) => piece !== '');
}
