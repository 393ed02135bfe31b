import { type Flow, fill } from '../conversation/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';
import { type AskedNumber, numberAnswers, numberStep } from './number-step.ts';

/** Where payment codes go besides the chat: the phone that is sold may be the one that receives them (S0-46). */
export const secondNumber: Flow<AskedNumber, SellFacts, Command> = {
  name: 'second-number',
  answers: numberAnswers,
  steps: {
    second: numberStep({
      name: 'second',
      ask: 'buyback.ask-second-number',
      back: 'buyback.ask-codes-to',
      own: ({ phone }) => fill<AskedNumber>({ given: phone }),
    }),
  },
  finish: (known) => {
    const { number, phone, given } = known as AskedNumber;
    // Without a second one, codes go to the order's own.
    const wish = { type: 'choose-number', ...(given === phone ? {} : { phone: given }) } as const;
    return { replies: [], commands: [{ type: 'decide', number, wish }] };
  },
};
