import type { Command } from '../buyback/index.ts';
import type { Source } from '../conversation/index.ts';

/** S0-9, S0-14: somebody came in, and how they found us. */
export const entered = (source: Source): Command => ({
  type: 'record',
  name: 'entered',
  about: { ...source },
});

/** S0-14: of those who came in, how many began to sell, and how they found the way. */
export const started = (by: 'menu' | 'words' | 'link'): Command => ({
  type: 'record',
  name: 'sale_started',
  about: { by },
});
