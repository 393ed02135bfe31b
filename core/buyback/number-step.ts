import { z } from 'zod';
import { again, type Decision, fill, type Reply, say, stepsOf, unclear } from '../conversation/index.ts';
import {
  askDoubt,
  type Doubt,
  maskPhone,
  readContact,
  readPhone,
  refuse,
  takeDoubt,
  takeReading,
} from '../customers/index.ts';
import { asksOrDenies } from '../shared/index.ts';
import { askBack, takeBack } from './asked-back.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';

/** What a flow knows that asks for a number of an order that stands. */
export type AskedNumber = Doubt & {
  readonly number: string;
  readonly device: string;
  /** The order's own. */
  readonly phone: string;
  /** Told in a sentence that answered no question. */
  readonly told: string | undefined;
  /** E.164. */
  readonly given: string;
};

export const numberAnswers = z
  .object({
    number: z.string(),
    device: z.string(),
    phone: z.string(),
    told: z.string(),
    doubt: z.object({ step: z.string(), value: z.string() }),
  })
  .partial() as unknown as z.ZodType<Partial<AskedNumber>>;

type Asking = {
  /** Of the step. */
  readonly name: string;
  readonly ask: Reply['key'];
  /** Asks whether a number that was told unasked is meant. */
  readonly back: Reply['key'];
  /** The phone offers its contact. */
  readonly asks?: 'contact';
  /** They want the order's own number. */
  readonly own: (known: Pick<AskedNumber, 'number' | 'phone'>) => Decision<AskedNumber, Command>;
};

const step = stepsOf<AskedNumber, SellFacts, Command>();
const taken = (given: string): Partial<AskedNumber> => ({ given });

/** Asks for a number, or whether the one that was told is meant; one that is only asked about or denied is none. */
export const numberStep = ({ name, ask, back, asks, own }: Asking) =>
  step({
    fills: 'given',
    needs: ['number', 'device', 'phone'],
    freeText: true,
    example: { key: 'buyback.phone-example' },
    ask: ({ number, device, phone, told, ...known }) => {
      if (told !== undefined)
        return askBack(back, { number, device, phone: maskPhone(told), own: maskPhone(phone) });
      return (
        askDoubt(known, name) ?? {
          key: ask,
          params: { number, device, phone: maskPhone(phone) },
          ...(asks === undefined ? {} : { asks }),
          choices: [{ id: 'own-number', label: { key: 'choices.own-number' } }],
        }
      );
    },
    take: ({ told, ...known }, input) => {
      const answered = told === undefined ? undefined : takeBack<AskedNumber>(known, input, taken(told));
      if (answered) return answered;
      if (input.type === 'choice')
        return input.id === 'own-number'
          ? own(known)
          : (takeDoubt<AskedNumber>(known, name, input, taken) ?? unclear);
      if (input.type === 'contact')
        return takeReading<AskedNumber>(readContact({ ...input, own: true }), name, taken);
      if (input.type !== 'text') return unclear;
      const reading = asksOrDenies(input.text) ? refuse('customers.phone-unclear') : readPhone(input.text);
      if (reading.type === 'refuse') return again(say(reading.because));
      if (told !== undefined) return fill<AskedNumber>({ told: reading.value });
      return takeReading<AskedNumber>(reading, name, taken);
    },
  });
