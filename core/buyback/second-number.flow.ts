import { z } from 'zod';
import { again, type Flow, fill, say, stepsOf, unclear } from '../conversation/index.ts';
import {
  askDoubt,
  asksOrDenies,
  type Doubt,
  maskPhone,
  readContact,
  readPhone,
  refuse,
  takeDoubt,
  takeReading,
} from '../customers/index.ts';
import { askBack, takeBack } from './asked-back.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';

type Second = Doubt & {
  readonly number: string;
  readonly device: string;
  /** The order's own. */
  readonly phone: string;
  /** Told in a sentence that answered no question. */
  readonly told: string | undefined;
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
      told: z.string(),
      doubt: z.object({ step: z.string(), value: z.string() }),
    })
    .partial() as unknown as z.ZodType<Partial<Second>>,
  steps: {
    second: step({
      fills: 'second',
      needs: ['number', 'device', 'phone'],
      freeText: true,
      example: { key: 'buyback.phone-example' },
      ask: ({ number, device, phone, told, ...known }) =>
        backAbout({ number, device, phone, told }) ??
        askDoubt(known, 'second') ?? {
          key: 'buyback.ask-second-number',
          params: { number, device, phone: maskPhone(phone) },
          choices: [{ id: 'own-number', label: { key: 'choices.own-number' } }],
        },
      take: ({ phone, told, ...known }, input) => {
        const back = told === undefined ? undefined : takeBack<Second>(known, input, taken(told));
        if (back) return back;
        if (input.type === 'choice' && input.id === 'own-number') return fill(taken(phone));
        if (input.type === 'choice') return takeDoubt<Second>(known, 'second', input, taken) ?? unclear;
        if (input.type === 'contact')
          return takeReading<Second>(readContact({ ...input, own: true }), 'second', taken);
        if (input.type !== 'text') return unclear;
        const reading = asksOrDenies(input.text) ? refuse('customers.phone-unclear') : readPhone(input.text);
        if (reading.type !== 'refuse' && told !== undefined) return fill<Second>({ told: reading.value });
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

type Told = Pick<Second, 'number' | 'device' | 'phone' | 'told'>;

const backAbout = ({ number, device, phone, told }: Told) =>
  told === undefined
    ? undefined
    : askBack('buyback.ask-codes-to', { number, device, phone: maskPhone(told), own: maskPhone(phone) });

/** Payment codes go to `second`, or to the order's own number. */
const numberWish = (number: string, phone: string, second: string): Command => ({
  type: 'decide',
  number,
  wish: { type: 'choose-number', ...(second === phone ? {} : { phone: second }) },
});
