import { z } from 'zod';
import { type Category, categories } from '../catalogue/index.ts';
import { type Flow, fill, offer, stepsOf, unclear } from '../conversation/index.ts';
import { maskSecrets } from '../customers/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';
import { wordsOf } from './inspection.ts';

type Disputing = {
  readonly number: string;
  readonly device: string;
  readonly category: Category;
  readonly question: string;
  /** In the customer's own words; empty when they give none. */
  readonly reason: string;
};

const step = stepsOf<Disputing, SellFacts, Command>();
const skip = { id: 'skip', label: { key: 'choices.skip' } } as const;

/** Characters that are kept: a short message. */
const longest = 300;

/** Why the customer sees a line otherwise, for who looks at it again (S0-69). */
export const dispute: Flow<Disputing, SellFacts, Command> = {
  name: 'dispute',
  answers: z
    .object({ number: z.string(), device: z.string(), category: z.enum(categories), question: z.string() })
    .partial() as unknown as z.ZodType<Partial<Disputing>>,
  steps: {
    reason: step({
      fills: 'reason',
      needs: ['number', 'device', 'category', 'question'],
      freeText: true,
      joins: true,
      ask: ({ number, device, category, question }) =>
        offer('buyback.ask-dispute', [skip], { number, device, question: wordsOf(category, question).name }),
      take: (_known, input) => {
        if (input.type === 'choice') return input.id === skip.id ? fill({ reason: '' }) : unclear;
        return input.type === 'text' ? fill({ reason: keptOf(input.text) }) : unclear;
      },
    }),
  },
  finish: (known) => {
    const { number, question, reason } = known as Disputing;
    const wish = { type: 'dispute-line', question, ...(reason === '' ? {} : { reason }) } as const;
    return { replies: [], commands: [{ type: 'decide', number, wish }] };
  },
};

const keptOf = (text: string): string =>
  [...maskSecrets(text).text.replace(/\s+/g, ' ')].slice(0, longest).join('');
