import { z } from 'zod';
import { type Flow, offer, stepsOf, unclear } from '../conversation/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';

type Asked = { readonly device: string };

const step = stepsOf<Asked & { readonly answer: never }, SellFacts, Command>();

/** "Sell" in the middle of a sale: nobody loses their answers by a word. */
export const sellAgain: Flow<Asked & { readonly answer: never }, SellFacts, Command> = {
  name: 'sell-again',
  answers: z.object({ device: z.string() }).partial() as unknown as z.ZodType<Partial<Asked>>,
  steps: {
    answer: step({
      fills: 'answer',
      needs: ['device'],
      ask: ({ device }) =>
        offer(
          'buyback.sale-under-way',
          [
            { id: 'continue', label: { key: 'choices.continue-sale' } },
            { id: '@sell:anew', label: { key: 'choices.sell-another' } },
          ],
          { device },
        ),
      take: (_known, input) =>
        input.type === 'choice' && input.id === 'continue'
          ? { type: 'leave', replies: [], commands: [] }
          : unclear,
    }),
  },
  finish: () => ({ replies: [], commands: [] }),
};
