import { z } from 'zod';
import { again, type Flow, fill, type Reply, say, stepsOf, unclear } from '../conversation/index.ts';
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
import { numberCode } from './number-code.ts';

type Correcting = Doubt & {
  readonly number: string;
  readonly device: string;
  /** The order's own. */
  readonly phone: string;
  /** Told in a sentence that answered no question. */
  readonly told: string | undefined;
  readonly right: string;
};

const step = stepsOf<Correcting, SellFacts, Command>();
const taken = (right: string): Partial<Correcting> => ({ right });

/** Another number for an order that stands: it is the order's once a code that was sent there is typed here (S0-46). */
export const correctNumber: Flow<Correcting, SellFacts, Command> = {
  name: 'correct-number',
  answers: z
    .object({
      number: z.string(),
      device: z.string(),
      phone: z.string(),
      told: z.string(),
      doubt: z.object({ step: z.string(), value: z.string() }),
    })
    .partial() as unknown as z.ZodType<Partial<Correcting>>,
  steps: {
    right: step({
      fills: 'right',
      needs: ['number', 'device', 'phone'],
      freeText: true,
      example: { key: 'buyback.phone-example' },
      ask: ({ number, device, phone, told, ...known }) =>
        backAbout({ number, device, phone, told }) ??
        askDoubt(known, 'right') ?? {
          key: 'buyback.ask-right-number',
          params: { number, device, phone: maskPhone(phone) },
          asks: 'contact',
          choices: [{ id: 'keep-number', label: { key: 'choices.own-number' } }],
        },
      take: ({ number, device, phone, told, ...known }, input) => {
        const back =
          told === undefined ? undefined : takeBack<Correcting>({ number, device }, input, taken(told));
        if (back) return back;
        if (input.type === 'choice' && input.id === 'keep-number') {
          const replies = [say('buyback.number-kept', { number, phone: maskPhone(phone) })];
          return { type: 'leave', replies, commands: [] };
        }
        if (input.type === 'choice') return takeDoubt<Correcting>(known, 'right', input, taken) ?? unclear;
        if (input.type === 'contact')
          return takeReading<Correcting>(readContact({ ...input, own: true }), 'right', taken);
        if (input.type !== 'text') return unclear;
        const reading = asksOrDenies(input.text) ? refuse('customers.phone-unclear') : readPhone(input.text);
        if (reading.type !== 'refuse' && told !== undefined) return fill<Correcting>({ told: reading.value });
        if (reading.type === 'refuse') return again(say(reading.because));
        return takeReading<Correcting>(reading, 'right', taken);
      },
    }),
  },
  finish: ({ number = '', phone = '', right = '' }, facts) => {
    const { says, commands } = correction({ number, phone, right }, facts);
    return { replies: says, commands };
  },
};

type Told = Pick<Correcting, 'number' | 'device' | 'phone' | 'told'>;

const backAbout = ({ number, device, phone, told }: Told) =>
  told === undefined
    ? undefined
    : askBack('buyback.ask-correct-to', { number, device, phone: maskPhone(told), own: maskPhone(phone) });

type Correction = { readonly number: string; readonly phone: string; readonly right: string };
type Corrects = { readonly says: readonly Reply[]; readonly commands: readonly Command[] };

/** A code goes to the right number; to the order's own there is nothing to correct. */
export function correction({ number, phone, right }: Correction, { entropy }: SellFacts): Corrects {
  if (right === phone)
    return { says: [say('buyback.number-kept', { number, phone: maskPhone(phone) })], commands: [] };
  const wish = { type: 'prove-number', of: 'phone', phone: right, code: numberCode(entropy) } as const;
  return { says: [], commands: [{ type: 'decide', number, wish }] };
}
