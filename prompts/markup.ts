/** Copy as it leaves here: text with `<b>` around what is bold, and `&amp; &lt; &gt;` for those three signs. */
export type Markup = string;

export type Span = { readonly text: string; readonly bold: boolean };

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** User text and data can never become markup. */
export const escapeMarkup = (text: string): Markup => text.replace(/[&<>]/g, (sign) => signs[sign] ?? sign);

const unescapeMarkup = (text: string): string =>
  text.replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity);

/** For channels with a markup of their own: the pieces, unescaped. */
export function spans(markup: Markup): readonly Span[] {
  const pieces: Span[] = [];
  for (const [i, part] of markup.split(/<\/?b>/).entries())
    if (part !== '') pieces.push({ text: unescapeMarkup(part), bold: i % 2 === 1 });
  return pieces;
}

export const plain = (markup: Markup): string => unescapeMarkup(markup.replace(/<\/?b>/g, ''));
