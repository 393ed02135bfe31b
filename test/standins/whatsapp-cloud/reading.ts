import type { Fields, Shown } from './types.ts';

/** What a telephone shows of a message that Graph took. */
export function shownOf(id: string, body: Fields, at: number): Shown {
  const type = String(body.type);
  const part = body[type] as Fields;
  if (type === 'interactive') return { id, type: String(part.type), at, ...interactive(part) };
  const text = type === 'text' ? String(part.body) : type === 'template' ? slotOf(part) : '';
  return { id, type, text, buttons: [], at };
}

const slotOf = ({ components }: Fields): string =>
  (components as readonly Fields[])
    .flatMap(({ parameters }) => parameters as Fields[])
    .map(({ text }) => String(text))
    .join(' ');

type Button = { readonly id: string; readonly title: string };

function interactive({ body, action }: Fields): Pick<Shown, 'text' | 'buttons'> {
  const { buttons = [], sections = [] } = action as { buttons?: Fields[]; sections?: Fields[] };
  const rows = sections.flatMap(({ rows }) => rows as (Button & { description?: string })[]);
  return {
    text: String((body as Fields).text),
    buttons: [
      ...buttons.map(({ reply }) => reply as Button),
      ...rows.map(({ id, title, description }) => ({ id, title: description ?? title })),
    ],
  };
}

/**
 * The words and the bold ones among them, as WhatsApp formats them: from a star at the beginning of a word, with no
 * blank behind it, to one with no blank before it.
 */
export function formatted(text: string): { readonly text: string; readonly bold: readonly string[] } {
  const bold: string[] = [];
  const read = text.replace(
    /(?<![\p{L}\p{N}])\*(?=\S)([^*\n]*\S)\*(?![\p{L}\p{N}])/gu,
    (_all, words: string) => {
      bold.push(words);
      return words;
    },
  );
  return { text: read.replaceAll('\u200a', ''), bold };
}
