import { z } from 'zod';
import type { Command, SellFacts } from '../buyback/index.ts';
import { type Choice, type Flow, fill, offer, say, stepsOf, unclear } from '../conversation/index.ts';

type Joining = { readonly code: string; readonly sure: true };

const step = stepsOf<Joining, SellFacts, Command>();

const sure: Choice = { id: 'join-sure', label: { key: 'choices.join-sure' }, binds: true };
const apart: Choice = { id: 'join-not', label: { key: 'choices.join-not' } };

/**
 * Asked before a code is used: whoever made it sees, and may change, what is sold here from then on. So a stranger's code
 * that somebody was talked into typing joins nothing by itself.
 */
export const joinChats: Flow<Joining, SellFacts, Command> = {
  name: 'join-chats',
  answers: z.object({ code: z.string() }).partial() as unknown as z.ZodType<Partial<Joining>>,
  steps: {
    sure: step({
      fills: 'sure',
      needs: ['code'],
      ask: () => offer('customers.ask-join', [sure, apart]),
      take: (_known, input) => {
        if (input.type !== 'choice') return unclear;
        if (input.id === apart.id)
          return { type: 'leave', replies: [say('customers.chats-apart')], commands: [] };
        return input.id === sure.id ? fill({ sure: true }) : unclear;
      },
    }),
  },
  finish: (known) => ({
    replies: [],
    commands: [{ type: 'resume-chat', code: (known as Joining).code }],
  }),
};
