import { escapeMarkup, type Markup, plain, type Span, spans } from '#prompts/index.ts';
import { cutAt } from '../shell/cut.ts';
import { limits } from './limits.ts';

/** Pieces that Telegram takes, cut between paragraphs, else lines, else words; bold stays bold across a cut. */
export function split(markup: Markup): readonly Markup[] {
  if (fits(markup)) return [markup];
  const all = spans(markup);
  const text = all.map((span) => span.text).join('');
  const pieces: Markup[] = [];
  for (let from = 0; from < text.length; ) {
    const to = from + cutAt(text.slice(from, from + limits.text + 1), limits.text);
    if (text.slice(from, to).trim() !== '') pieces.push(between(all, from, to));
    from = to;
  }
  return pieces;
}

/** The limit holds once tags and entities are read. */
export const fits = (markup: Markup): boolean =>
  markup.length <= limits.text || plain(markup).length <= limits.text;

function between(all: readonly Span[], from: number, to: number): Markup {
  let start = 0;
  let markup = '';
  for (const { text, bold } of all) {
    const part = text.slice(Math.max(from - start, 0), Math.max(to - start, 0));
    start += text.length;
    if (part !== '') markup += bold ? `<b>${escapeMarkup(part)}</b>` : escapeMarkup(part);
  }
  return markup;
}
