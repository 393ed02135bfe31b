import { z } from 'zod';
import { again, type Flow, fill, say, stepsOf, unclear } from '../conversation/index.ts';
import {
  type Destination,
  destination,
  doubtsDestination,
  looksLikeMobile,
  maskDestination,
  readDestination,
} from '../payout/index.ts';
import { askBack, takeBack } from './asked-back.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';

type PayTo = {
  readonly number: string;
  readonly device: string;
  /** Told in a sentence that answered no question, or doubtful: a yes is needed. */
  readonly told: Destination;
  readonly destination: Destination;
};

const step = stepsOf<PayTo, SellFacts, Command>();

/** Where the customer wants to be paid: a UPI id or a bank account, in one message (S0-70). */
export const payTo: Flow<PayTo, SellFacts, Command> = {
  name: 'pay-to',
  answers: z
    .object({ number: z.string(), device: z.string(), told: destination, destination })
    .partial() as unknown as z.ZodType<Partial<PayTo>>,
  steps: {
    destination: step({
      fills: 'destination',
      needs: ['number'],
      freeText: true,
      ask: ({ number, told }) =>
        told ? askBack(keyOf(told), paramsOf(number, told)) : say('buyback.ask-destination', { number }),
      take: ({ number, device, told }, input) => {
        const back = told && takeBack<PayTo>({ number, device }, input, { destination: told });
        if (back) return back;
        if (input.type !== 'text') return unclear;
        if (doubtsDestination(input.text)) return again(say('payout.destination-unclear'));
        const read = readDestination(input.text);
        if (read.type === 'refuse') return again(say(read.because));
        const isSure = read.type === 'accept' && told === undefined;
        return isSure ? fill({ destination: read.value }) : fill({ told: read.value });
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

const keyOf = (to: Destination) => (looksLikeMobile(to) ? 'buyback.ask-pay-to-mobile' : 'buyback.ask-pay-to');

const paramsOf = (number: string, to: Destination) => ({
  number,
  destination: to.type === 'bank' ? `${maskDestination(to)}, ${to.holder}` : maskDestination(to),
});
