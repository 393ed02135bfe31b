import { type Flow, type Reply, say } from '../conversation/index.ts';
import { maskPhone } from '../customers/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';
import { numberCode } from './number-code.ts';
import { type AskedNumber, numberAnswers, numberStep } from './number-step.ts';

/** Another number for an order that stands: it is the order's once a code that was sent there is typed here (S0-46). */
export const correctNumber: Flow<AskedNumber, SellFacts, Command> = {
  name: 'correct-number',
  answers: numberAnswers,
  steps: {
    right: numberStep({
      name: 'right',
      ask: 'buyback.ask-right-number',
      back: 'buyback.ask-correct-to',
      asks: 'contact',
      own: (known) => ({ type: 'leave', replies: [kept(known)], commands: [] }),
    }),
  },
  finish: (known, facts) => {
    const { number, phone, given: right } = known as AskedNumber;
    const { says, commands } = correction({ number, phone, right }, facts);
    return { replies: says, commands };
  },
};

const kept = ({ number, phone }: Pick<AskedNumber, 'number' | 'phone'>): Reply =>
  say('buyback.number-kept', { number, phone: maskPhone(phone) });

type Correction = { readonly number: string; readonly phone: string; readonly right: string };
type Corrects = { readonly says: readonly Reply[]; readonly commands: readonly Command[] };

/** A code goes to the right number; to the order's own there is nothing to correct. */
export function correction({ number, phone, right }: Correction, { entropy }: SellFacts): Corrects {
  if (right === phone) return { says: [kept({ number, phone })], commands: [] };
  const wish = { type: 'prove-number', of: 'phone', phone: right, code: numberCode(entropy) } as const;
  return { says: [], commands: [{ type: 'decide', number, wish }] };
}
