import { fold } from '../shared/index.ts';

/** A label as people would type it: folded, without the arrow or tick that decorates it. */
export const bare = (label: string): string =>
  fold(label)
    .replace(/[^\p{L}\p{M}\p{N}/&'+.,:@\- ]/gu, '')
    .trim();
