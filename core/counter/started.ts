import type { Command } from '../buyback/index.ts';

/** S0-14: of those who came in, how many began to sell, and how they found the way. */
export const started = (by: 'menu' | 'words' | 'link'): Command => ({
  type: 'record',
  name: 'sale_started',
  about: { by },
});
