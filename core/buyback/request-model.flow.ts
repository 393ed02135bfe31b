import { z } from 'zod';
import { type Category, judgeRequest, readYear } from '../catalogue/index.ts';
import { again, type Finish, type Flow, fill, offer, say, stepsOf, unclear } from '../conversation/index.ts';
import { type Instant, localTime } from '../shared/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';

type Request = {
  readonly category: Category;
  readonly brand?: string;
  readonly name: string;
  /** What a search found for the name, to be looked through before anybody is asked. */
  readonly found: readonly string[];
  /** A model that was found after all; empty when none was the right one. */
  readonly model: string;
  readonly year: number;
};

const step = stepsOf<Request, SellFacts, Command>();

/** "My model is not in the list": search once more, then ask the people who set prices (S0-23, S0-24, S0-84). */
export const requestModel: Flow<Request, SellFacts, Command> = {
  name: 'request-model',
  answers: z
    .object({
      category: z.string(),
      brand: z.string(),
      name: z.string(),
      found: z.array(z.string()),
      model: z.string(),
      year: z.number(),
    })
    .partial() as unknown as z.ZodType<Partial<Request>>,
  steps: {
    name: step({
      fills: 'name',
      needs: [],
      freeText: true,
      example: { key: 'buyback.model-example' },
      ask: () => say('buyback.ask-missing-model'),
      take: (_known, input, { search }) => {
        if (input.type !== 'text' || !/\p{L}|\d/u.test(input.text)) return unclear;
        const name = input.text.slice(0, 80);
        const found = search.find(name, { limit: 5 }).map(({ model }) => model.id);
        return fill({ name, found, ...(found.length === 0 ? { model: '' } : {}) });
      },
    }),
    model: step({
      fills: 'model',
      needs: ['name', 'found'],
      ask: ({ found, name }, { shelf }) =>
        offer(
          'buyback.is-it-one-of-these',
          [
            ...found.flatMap((id) => shelf.model(id) ?? []).map(({ id, name: label }) => ({ id, label })),
            { id: 'none', label: { key: 'choices.raise-request' } },
            { id: '@change:name', label: { key: 'choices.search-again' } },
          ],
          { name },
        ),
      take: ({ found }, input) => {
        if (input.type !== 'choice') return unclear;
        if (input.id === 'none') return fill({ model: '' });
        return found.includes(input.id) ? fill({ model: input.id, year: 0 }) : unclear;
      },
    }),
    year: step({
      fills: 'year',
      needs: ['name'],
      freeText: true,
      example: { key: 'buyback.year-example' },
      ask: ({ name }) => say('buyback.ask-year', { name }),
      take: (_known, input, { now }) => {
        if (input.type !== 'text') return unclear;
        const year = readYear(input.text, yearOf(now));
        return year === undefined ? again(say('buyback.year-unclear')) : fill({ year });
      },
    }),
  },
  finish: (known, facts) => settle(known as Request, facts),
};

function settle({ category, brand, name, model, year }: Request, facts: SellFacts): Finish<Command> {
  if (model !== '') return { replies: [], commands: [], result: { model } };
  const nowYear = yearOf(facts.now);
  const verdict = judgeRequest({ name, year, nowYear, supportedYears: facts.policies.supportedYears });
  const about = { category, brand: brand ?? '', name, year };
  if (verdict !== 'new')
    return {
      replies: [
        offer(verdict === 'too-old' ? 'buyback.model-too-old' : 'buyback.model-not-yet', whatNext, { name }),
      ],
      commands: [{ type: 'record', name: `model_${verdict}`, about }],
    };
  const owner = facts.policies.pricingOwner;
  return {
    replies: [offer('buyback.model-requested', whatNext, { name, owner })],
    commands: [{ type: 'open-item', kind: 'model-request', subject: about, owner }],
  };
}

const whatNext = [
  { id: '@sell', label: { key: 'choices.sell' } },
  { id: '@agent', label: { key: 'choices.agent' } },
] as const;

const yearOf = (now: Instant): number => Number(localTime(now, 'Asia/Kolkata').date.slice(0, 4));
