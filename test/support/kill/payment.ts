import type { Event } from '#core/conversation/index.ts';
import { imeiOf } from '../an-imei.ts';
import { typedSale } from '../typed-sale.ts';
import { asha, hear, heardOf, moved, press, ravi, says, taps } from './acts.ts';
import type { Step, Walk } from './walk.ts';

/** The newest number of so many digits in what the customer was told under this key. */
const codeIn = (walk: Walk, key: string): string => {
  const told = heardOf(walk).filter((reply) => reply.key === key);
  return /"code":"(\d+)"/.exec(JSON.stringify(told.at(-1)))?.[1] ?? '';
};

export const sale: Step = {
  until: ({ number }) => number !== '',
  act: async (walk) => {
    const phone = `98765 4${String(walk.phoneOf ?? walk.nth).padStart(4, '0')}`;
    for (const [nth, line] of typedSale.entries()) {
      const text = line === '98765 43210' ? phone : line;
      const event: Event = text === '/start' ? { type: 'start' } : { type: 'text', text };
      const what = nth === typedSale.length - 1 ? 'create order' : `sale/${nth}`;
      if (!walk.taken.has(what)) await hear(walk, what, event);
    }
  },
};

const schedule: Step = {
  until: moved('schedule'),
  act: async ({ shop }, { number }) => {
    const slot = String(await shop.ask({ do: 'slot', number, by: asha }));
    await shop.ask({ do: 'press', type: 'schedule', subject: number, values: { slot }, by: asha });
  },
};

const withCode = (type: string, key: string): Step => ({
  until: moved(type),
  act: async (walk, { number }) => {
    const values = { code: codeIn(walk, key) };
    await walk.shop.ask({ do: 'press', type, subject: number, values, by: asha });
  },
});

const inspect: Step = {
  until: moved('inspect'),
  act: async ({ shop, nth, deviceOf = nth }, { number }) => {
    const values = { check: 'clean', unlocked: 'yes', identifier: imeiOf(deviceOf) };
    await shop.ask({ do: 'press', type: 'inspect', subject: number, values, by: asha });
  },
};

const addPhotos: Step = {
  until: moved('add-photos'),
  act: async ({ shop, nth }, { number }) => {
    const picture = `picture-${nth}`;
    await shop.ask({ do: 'bring', picture, by: asha.account });
    const values = { 'photo-check': picture };
    await shop.ask({ do: 'press', type: 'add-photos', subject: number, values, by: asha });
  },
};

const accept: Step = {
  until: moved('accept'),
  act: async (walk, { number }) => taps(walk, 'accept', `@deal:accept:${number}`),
};

const payTo: Step = {
  until: moved('set-destination'),
  act: async (walk, { number }) => {
    await taps(walk, 'pay to', `@deal:pay:${number}`);
    if (heardOf(walk).some(({ key }) => key === 'buyback.ask-destination'))
      await says(walk, 'upi', 'asha.rao@okaxis');
  },
};

const gate = (name: string, times: number): Step => ({
  ...press('pass-gate', { gate: name }),
  until: moved('pass-gate', times),
});

/** What the provider has to say comes by its webhook. */
const hears = (event: string, times = 1): Step => ({
  until: moved(event, times),
  act: ({ deliver }) => deliver(),
});
/** No webhook comes: the shop asks. */
const asks = (event: string): Step => ({
  until: moved(event),
  act: ({ shop }) => shop.ask({ do: 'hurry' }),
});

const paidAgain: Step = press('bypass-code', { remarks: 'Spoke with her on the number of the order.' }, ravi);

export const claim = press('claim');

/** From the claim to the findings. */
export const toTheDoor: readonly Step[] = [
  schedule,
  press('depart'),
  withCode('arrive', 'support.partner-departed'),
  inspect,
  addPhotos,
  press('submit-inspection'),
];

/** From the price to the money. */
export const toTheMoney: readonly Step[] = [
  accept,
  payTo,
  gate('ownership', 1),
  gate('identity', 2),
  press('send-code'),
  withCode('verify-code', 'payout.code'),
];

/** From the first word to the money. */
export const toThePayment: readonly Step[] = [sale, claim, ...toTheDoor, ...toTheMoney];

/** How a payment may end. */
export const endings = {
  processed: [hears('complete')],
  silent: [asks('complete')],
  fails: [hears('payout-failed'), paidAgain, hears('complete')],
  'reversed-later': [hears('payout-reversed'), paidAgain, hears('complete', 2)],
} as const satisfies Readonly<Record<string, readonly Step[]>>;
