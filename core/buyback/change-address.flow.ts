import { z } from 'zod';
import { type Flow, fill, say, stepsOf, unclear } from '../conversation/index.ts';
import { type Place, place } from '../customers/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';

type Change = { readonly number: string; readonly place: Place };

const step = stepsOf<Change, SellFacts, Command>();

/** A new pickup address for an order that stands; whether it is still possible is decided where the order is (S0-78). */
export const changeAddress: Flow<Change, SellFacts, Command> = {
  name: 'change-address',
  answers: z.object({ number: z.string(), place }).partial() as unknown as z.ZodType<Partial<Change>>,
  steps: {
    place: step({
      fills: 'place',
      needs: [],
      calls: 'place',
      ask: () => say('buyback.ask-place'),
      take: (_known, input) => {
        if (input.type !== 'returned') return unclear;
        const { data } = place.safeParse(input.result);
        return data ? fill({ place: data }) : unclear;
      },
    }),
  },
  finish: (known) => {
    const { number, place: where } = known as Change;
    return { replies: [], commands: [{ type: 'change-address', number, place: where }] };
  },
};
