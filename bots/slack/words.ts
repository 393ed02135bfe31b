import type { Line } from '#core/conversation/index.ts';
import { type Copy, escapeMarkup, type Markup } from '#prompts/index.ts';
import { type SlackText, write } from './blocks/index.ts';

/** The shop's words in the language its people read. */
export type Words = {
  readonly locale: string;
  markup(line: Line): Markup;
  /** Slack's own markup: bold and text, nothing that a customer wrote can be more. */
  text(line: Line): SlackText;
  /** Plain text for buttons, titles and notices. */
  label(line: Line): string;
  bold(line: Line): SlackText;
};

export function createWords(copy: Copy, locale: string): Words {
  const markup = (line: Line) => copy.write(locale, line);
  const label = (line: Line) => copy.label(locale, line);
  return {
    locale,
    markup,
    label,
    text: (line) => write(markup(line)),
    bold: (line) => write(`<b>${escapeMarkup(label(line))}</b>`),
  };
}
