import { plain, spans } from '#prompts/index.ts';
import { footOf } from '../shell/numbers.ts';
import type { Told } from './render.ts';

/** How the screen shows what is bold: `ansi` codes, or not at all. */
export type Style = 'ansi' | 'plain';

/** A reply as lines of text: what is said, the numbered choices, and a last line with the other keys. */
export function draw(told: Told, style: Style): string {
  const choices = told.choices.map(({ label }, i) => `  ${i + 1}  ${shown(label)}`);
  const keys = footOf(told.controls, told.menu).map(([key, label]) =>
    key ? `${key}  ${shown(label)}` : shown(label),
  );
  const foot = keys.length > 0 ? [`  ${keys.join('   ')}`] : [];
  return [words(told, style), ...choices, ...foot].join('\n');
}

/** A reply as a program reads it. */
export const asJson = ({ key, markup, choices, controls }: Told): string =>
  JSON.stringify({ key, text: plain(markup), choices, ...(controls.length > 0 ? { controls } : {}) });

const words = ({ markup }: Told, style: Style): string =>
  spans(markup)
    .map(({ text, bold }) => (bold && style === 'ansi' ? `\x1b[1m${shown(text)}\x1b[22m` : shown(text)))
    .join('');

/** A terminal obeys control signs; words of people must not steer it. */
const shown = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '');
