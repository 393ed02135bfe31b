import { z } from 'zod';
import { again, type Flow, fill, say, stepsOf, unclear } from '../conversation/index.ts';
import { type Destination, destination, readDestination } from '../payout/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';

type PayTo = { readonly number: string; readonly destination: Destination };

const step = stepsOf<PayTo, SellFacts, Command>();

/** Where the customer wants to be paid: a UPI id or a bank account, in one message (S0-70). */
export const payTo: Flow<PayTo, SellFacts, Command> = {
  name: 'pay-to',
  answers: z.object({ number: z.string(), destination }).partial() as unknown as z.ZodType<Partial<PayTo>>,
  steps: {
    destination: step({
      fills: 'destination',
      needs: ['number'],
      freeText: true,
      ask: ({ number }) => say('buyback.ask-destination', { number }),
      take: (_known, input) => {
        if (input.type !== 'text') return unclear;
        const read = readDestination(input.text);
        return read.type === 'refuse' ? again(say(read.because)) : fill({ destination: read.value });
      },
    }),
  },
  finish: (known) => {
    const { number, destination: to } = known as PayTo;
    return {
      replies: [],
      commands: [{ type: 'decide', number, wish: { type: 'set-destination', destination: to } }],
    };
  },
};
