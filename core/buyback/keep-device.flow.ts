import { z } from 'zod';
import { type Choice, type Flow, fill, offer, stepsOf, unclear } from '../conversation/index.ts';
import type { Paise } from '../shared/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';

type Keeping = {
  readonly number: string;
  /** What they were shown: another price is not ended by this. */
  readonly price: Paise;
  readonly sure: true;
};

const step = stepsOf<Keeping, SellFacts, Command>();

const sure: Choice = { id: 'keep-sure', label: { key: 'choices.keep-sure' }, binds: true };
const back: Choice = { id: 'back-to-price', label: { key: 'choices.back-to-price' } };

/** Asked once whether they mean it: an offer that was ended does not come back (S0-69). */
export const keepDevice: Flow<Keeping, SellFacts, Command> = {
  name: 'keep-device',
  answers: z.object({ number: z.string(), price: z.number() }).partial() as unknown as z.ZodType<
    Partial<Keeping>
  >,
  steps: {
    sure: step({
      fills: 'sure',
      needs: ['number', 'price'],
      claims: ['keep', 'back'],
      ask: ({ number, price }) =>
        offer('buyback.ask-keep-device', [sure, back], { number, price: { paise: price } }),
      take: ({ number }, input) => {
        if (input.type !== 'choice') return unclear;
        if (input.id === back.id)
          return { type: 'leave', replies: [], commands: [{ type: 'show-orders', number }] };
        return input.id === sure.id ? fill({ sure: true }) : unclear;
      },
    }),
  },
  finish: (known) => {
    const { number, price } = known as Keeping;
    return { replies: [], commands: [{ type: 'decide', number, wish: { type: 'decline', price } }] };
  },
};
