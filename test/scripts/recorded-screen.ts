import type { Screen } from '../../scripts/import-catalogue/screen.ts';

/** A screen that remembers: each call as `kind: text`, lists with their lines, progress as it was reached. */
export function recordedScreen() {
  const lines: string[] = [];
  const reached: number[] = [];
  const keep = (kind: string) => (text: string) => void lines.push(`${kind}: ${text}`);
  const screen: Screen = {
    title: keep('title'),
    info: keep('info'),
    warn: keep('warn'),
    error: keep('error'),
    list: (heading, items) => void lines.push([heading, ...items].join('\n')),
    work: (text) => {
      keep('work')(text);
      return { advanceTo: (amount) => void reached.push(amount), done: keep('done') };
    },
    end: keep('end'),
  };
  return { screen, lines, reached, text: () => lines.join('\n') };
}
