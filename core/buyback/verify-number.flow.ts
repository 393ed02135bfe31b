import { z } from 'zod';
import { again, type Flow, fill, offer, say, stepsOf, unclear } from '../conversation/index.ts';
import { readCode } from '../payout/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';
import { proofLimits } from './proof.ts';

type Proving = {
  readonly number: string;
  readonly phone: string;
  /** One that was typed was not the one. */
  readonly missed: boolean;
  readonly code: string;
};

const step = stepsOf<Proving, SellFacts, Command>();

/** Reads the code that was sent to a number. It is opened once the code is on its way. */
export const verifyNumber: Flow<Proving, SellFacts, Command> = {
  name: 'verify-number',
  answers: z
    .object({ number: z.string(), phone: z.string(), missed: z.boolean() })
    .partial() as unknown as z.ZodType<Partial<Proving>>,
  steps: {
    code: step({
      fills: 'code',
      needs: ['number', 'phone'],
      freeText: true,
      ask: ({ number, phone, missed }) =>
        offer(
          missed ? 'buyback.ask-number-code-again' : 'buyback.ask-number-code',
          [
            { id: `@verify-number:${number}`, label: { key: 'choices.send-again' } },
            { id: 'later', label: { key: 'choices.later' } },
          ],
          { number, phone, minutes: proofLimits.validFor / 60_000 },
        ),
      take: ({ number }, input) => {
        if (input.type === 'choice' && input.id === 'later') {
          const replies = [say('buyback.verify-later', { number })];
          return { type: 'leave', replies, commands: [] };
        }
        if (input.type !== 'text') return unclear;
        const code = readCode(input.text);
        return code === undefined ? again(say('payout.code-unreadable')) : fill({ code });
      },
    }),
  },
  finish: (known) => {
    const { number, code } = known as Proving;
    return { replies: [], commands: [{ type: 'decide', number, wish: { type: 'type-number-code', code } }] };
  },
};
