import { asJson, draw, type Style, type Told } from '#bots/terminal/index.ts';

export type Format = Style | 'json';

/** Writes replies to the screen: each a paragraph, or one JSON object a line. */
export const printer =
  (format: Format, write: (text: string) => void) =>
  (told: readonly Told[]): void => {
    for (const each of told) write(format === 'json' ? `${asJson(each)}\n` : `${draw(each, format)}\n\n`);
  };
