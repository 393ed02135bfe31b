import { standing } from './walks.ts';

/** The final price of that order, with its buttons, as it is told. */
export const priceNews = {
  type: 'news',
  says: [
    {
      key: 'support.price-after-inspection',
      params: { number: standing.number },
      choices: [
        {
          id: `@deal:accept:${standing.number}:1850000`,
          label: { key: 'choices.accept-price' },
          binds: true,
        },
        { id: `@deal:decline:${standing.number}:1850000`, label: { key: 'choices.keep-device' } },
      ],
    },
  ],
} as const;

/** An account that it may be paid to, once the price is agreed. */
export const atGates = { ...standing, status: 'gates' };
export const upi = { destination: { type: 'upi', vpa: 'ravi.k@okaxis' } };
