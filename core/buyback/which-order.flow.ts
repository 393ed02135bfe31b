import { z } from 'zod';
import { type Flow, fill, offer, stepsOf, unclear } from '../conversation/index.ts';
import type { Destination } from '../payout/index.ts';
import { destination } from '../payout/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';
import { type Matter, matter } from './matter.ts';
import { type Named, named } from './matters.ts';
import { ordersNamed } from './orders-named.ts';

type Which = {
  readonly matter: Matter;
  readonly orders: readonly Named[];
  readonly destination?: Destination;
  readonly said?: string;
  readonly phone?: string;
  readonly photos?: readonly string[];
  readonly number: string;
};

const step = stepsOf<Which, SellFacts, Command>();

/** Who sells two devices says which one is meant, before anything is done about it. */
export const whichOrder: Flow<Which, SellFacts, Command> = {
  name: 'which-order',
  answers: z
    .object({
      matter,
      orders: named,
      destination,
      said: z.string(),
      phone: z.string(),
      photos: z.array(z.string()),
      number: z.string(),
    })
    .partial() as unknown as z.ZodType<Partial<Which>>,
  steps: {
    number: step({
      fills: 'number',
      needs: ['orders', 'matter'],
      claims: ['cancel'],
      ask: ({ orders, matter: wish }) =>
        offer(
          `buyback.which-${wish}`,
          orders.map(({ number, device }) => ({
            id: number,
            label: { key: 'buyback.order-choice', params: { number, device } },
          })),
        ),
      take: ({ orders }, input, facts) => {
        if (input.type === 'choice')
          return orders.some(({ number }) => number === input.id) ? fill({ number: input.id }) : unclear;
        if (input.type !== 'text') return unclear;
        const [meant, ...others] = ordersNamed(input.text, orders, facts);
        if (!meant) return unclear;
        return others.length === 0 ? fill({ number: meant.number }) : fill({ orders: [meant, ...others] });
      },
    }),
  },
  finish: (known) => {
    const { matter: wish, number, destination: to, said, phone, photos } = known as Which;
    const about = {
      ...(to ? { destination: to } : {}),
      ...(said === undefined ? {} : { said }),
      ...(phone === undefined ? {} : { phone }),
      ...(photos && wish === 'keep-photo' ? { photos } : {}),
    };
    return { replies: [], commands: [{ type: 'find-orders', matter: wish, number, ...about }] };
  },
};
