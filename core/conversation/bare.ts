import { fold } from '../shared/index.ts';

/** A label as people would type it: folded, without the arrow or tick that decorates it. */
export const bare = (label: string): string =>
  fold(label)
    .replace(/[^\p{L}\p{M}\p{N}/&'+.,:@\- ]/gu, '')
    .trim();

const nukta = '\u093c';

/** क़ीमत and कीमत are one word: most keyboards have no dot below. */
export const withoutNukta = (name: string): string =>
  name.includes(nukta) ? name.replaceAll(nukta, '') : name;

/** What was typed, to be compared with names: `bare`, without a full stop or a comma at its end, and without nuktas. */
export function typedName(text: string): string {
  const line = bare(text);
  const end = line.at(-1);
  return withoutNukta(end === '.' || end === ',' ? line.replace(/[ .,]+$/, '') : line);
}
