import { z } from 'zod';
import { type Category, categories } from '../catalogue/index.ts';
import { type Flow, fill, offer, stepsOf, unclear } from '../conversation/index.ts';
import { maskSecrets, saysYes } from '../customers/index.ts';
import { askBack, takeBack } from './asked-back.ts';
import type { Command } from './commands.ts';
import { isNoDispute } from './dispute-wish.ts';
import type { SellFacts } from './facts.ts';
import { wordsOf } from './inspection.ts';

type Disputing = {
  readonly number: string;
  readonly device: string;
  readonly category: Category;
  readonly question: string;
  /** The reason that came with the wish, masked: a yes is needed. */
  readonly told: string | undefined;
  /** In the customer's own words; empty when they give none. */
  readonly reason: string;
};

const step = stepsOf<Disputing, SellFacts, Command>();
const skip = { id: 'skip', label: { key: 'choices.skip' } } as const;
const toPrice = { id: 'back-to-price', label: { key: 'choices.back-to-price' } } as const;

/** Characters that are kept: a short message. */
const longest = 300;

/** Why the customer sees a line otherwise, for who looks at it again (S0-69). */
export const dispute: Flow<Disputing, SellFacts, Command> = {
  name: 'dispute',
  answers: z
    .object({
      number: z.string(),
      device: z.string(),
      category: z.enum(categories),
      question: z.string(),
      told: z.string(),
    })
    .partial() as unknown as z.ZodType<Partial<Disputing>>,
  steps: {
    reason: step({
      fills: 'reason',
      needs: ['number', 'device', 'category', 'question'],
      freeText: true,
      joins: true,
      ask: ({ number, device, category, question, told }) => {
        const params = { number, device, question: wordsOf(category, question).name };
        return told === undefined
          ? offer('buyback.ask-dispute', [skip, toPrice], params)
          : askBack('buyback.ask-dispute-told', { ...params, reason: told });
      },
      take: ({ number, device, told }, input) => {
        const yes = input.type === 'text' && saysYes(input.text);
        const answer = yes ? ({ type: 'choice', id: 'do-it' } as const) : input;
        const back =
          told === undefined ? undefined : takeBack<Disputing>({ number, device }, answer, { reason: told });
        if (back) return back;
        // What asks or agrees is no other reason.
        if (told !== undefined && input.type === 'text' && isNoDispute(input.text)) return unclear;
        if (input.type === 'choice' && input.id === toPrice.id)
          return { type: 'leave', replies: [], commands: [{ type: 'show-orders', number }] };
        if (input.type === 'choice') return input.id === skip.id ? fill({ reason: '' }) : unclear;
        return input.type === 'text' ? fill({ reason: reasonKept(input.text) }) : unclear;
      },
    }),
  },
  finish: (known) => {
    const { number, question, reason } = known as Disputing;
    const wish = { type: 'dispute-line', question, ...(reason === '' ? {} : { reason }) } as const;
    return { replies: [], commands: [{ type: 'decide', number, wish }] };
  },
};

/** What is kept of a reason: a short message, without secrets. */
export const reasonKept = (text: string): string =>
  [...maskSecrets(text).text.replace(/\s+/g, ' ')].slice(0, longest).join('');
