import { z } from 'zod';
import { type Hit, readMention } from '../catalogue/index.ts';
import { type Flow, fill, offer, stepsOf, unclear } from '../conversation/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';

type Asked = {
  readonly device: string;
  /** Another device was named, in these words. */
  readonly other: string;
  /** What it is called. */
  readonly called: string;
};

const step = stepsOf<Asked & { readonly answer: never }, SellFacts, Command>();
const anew = '@sell:anew';

/** "Sell" in the middle of a sale: nobody loses their answers by a word. */
export const sellAgain: Flow<Asked & { readonly answer: never }, SellFacts, Command> = {
  name: 'sell-again',
  answers: z
    .object({ device: z.string(), other: z.string(), called: z.string() })
    .partial() as unknown as z.ZodType<Partial<Asked>>,
  steps: {
    answer: step({
      fills: 'answer',
      needs: ['device'],
      ask: ({ device, called }) =>
        called === undefined
          ? offer(
              'buyback.sale-under-way',
              [
                { id: 'continue', label: { key: 'choices.continue-sale' } },
                { id: anew, label: { key: 'choices.sell-another' } },
              ],
              { device },
            )
          : offer(
              'buyback.sell-other',
              [
                { id: anew, label: { key: 'choices.yes' } },
                { id: 'continue', label: { key: 'choices.no' } },
              ],
              { device, called },
            ),
      take: ({ device }, input, { search }) => {
        if (input.type === 'text') {
          const [best] = readMention(input.text, search, { at: 'device' })?.hits ?? [];
          const called = best && calledBy(best);
          if (!called) return unclear;
          const isSame = best.sure && best.model.name === device;
          return isSame ? { type: 'leave', replies: [], commands: [] } : fill({ other: input.text, called });
        }
        return input.type === 'choice' && input.id === 'continue'
          ? { type: 'leave', replies: [], commands: [] }
          : unclear;
      },
    }),
  },
  finish: () => ({ replies: [], commands: [] }),
};

const calledBy = ({ sure, model }: Hit): string =>
  sure ? `${model.brandName} ${model.name}` : model.brandName;
