import { z } from 'zod';
import { again, type Flow, fill, say, stepsOf, unclear } from '../conversation/index.ts';
import {
  askDoubt,
  type Doubt,
  maskPhone,
  readContact,
  readPhone,
  takeDoubt,
  takeReading,
} from '../customers/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';

type Second = Doubt & {
  readonly number: string;
  readonly device: string;
  /** The order's own. */
  readonly phone: string;
  readonly second: string;
};

const step = stepsOf<Second, SellFacts, Command>();
const taken = (second: string): Partial<Second> => ({ second });

/** Where payment codes go besides the chat: the phone that is sold may be the one that receives them (S0-46). */
export const secondNumber: Flow<Second, SellFacts, Command> = {
  name: 'second-number',
  answers: z
    .object({
      number: z.string(),
      device: z.string(),
      phone: z.string(),
      doubt: z.object({ step: z.string(), value: z.string() }),
    })
    .partial() as unknown as z.ZodType<Partial<Second>>,
  steps: {
    second: step({
      fills: 'second',
      needs: ['number', 'device', 'phone'],
      freeText: true,
      example: { key: 'buyback.phone-example' },
      ask: ({ number, device, phone, ...known }) =>
        askDoubt(known, 'second') ?? {
          key: 'buyback.ask-second-number',
          params: { number, device, phone: maskPhone(phone) },
          choices: [{ id: 'own-number', label: { key: 'choices.own-number' } }],
        },
      take: ({ phone, ...known }, input) => {
        if (input.type === 'choice' && input.id === 'own-number') return fill(taken(phone));
        if (input.type === 'choice') return takeDoubt<Second>(known, 'second', input, taken) ?? unclear;
        if (input.type === 'contact')
          return takeReading<Second>(readContact({ ...input, own: true }), 'second', taken);
        if (input.type !== 'text') return unclear;
        const reading = readPhone(input.text);
        if (reading.type === 'refuse') return again(say(reading.because));
        return takeReading<Second>(reading, 'second', taken);
      },
    }),
  },
  finish: (known) => {
    const { number, phone, second } = known as Second;
    return { replies: [], commands: [numberWish(number, phone, second)] };
  },
};

/** Payment codes go to `second`, or to the order's own number. */
export const numberWish = (number: string, phone: string, second: string): Command => ({
  type: 'decide',
  number,
  wish: { type: 'choose-number', ...(second === phone ? {} : { phone: second }) },
});
