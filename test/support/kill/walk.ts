import type { Event, Shown } from '#core/conversation/index.ts';
import { imeiOf } from '../an-imei.ts';
import { typedSale } from '../typed-sale.ts';
import type { Seen } from './lines.ts';
import { type MortalShop, ShopDied } from './mortal-shop.ts';

const asha = { account: 'test:asha', name: 'Asha' };
const ravi = { account: 'test:ravi', name: 'Ravi' };

/** One customer and their order, the `nth` of the test. */
export type Walk = {
  readonly shop: MortalShop;
  readonly nth: number;
  readonly conversation: string;
  /** Brings what the provider has to say. */
  readonly deliver: () => Promise<void>;
  /** How often something was said and taken: what came to nothing is said again as something new. */
  readonly taken: Map<string, number>;
};

type Step = {
  readonly until: (seen: Seen) => boolean;
  readonly act: (walk: Walk, seen: Seen) => Promise<unknown>;
};

const moved =
  (event: string, times = 1) =>
  ({ moves }: Seen): boolean =>
    moves.filter((move) => move === event).length >= times;

const press = (type: string, values: Readonly<Record<string, string>> = {}, by = asha): Step => ({
  until: moved(type),
  act: ({ shop }, { number }) => shop.ask({ do: 'press', type, subject: number, values, by }),
});

/** With the same id until the shop has answered. */
async function hear({ shop, nth, conversation, taken }: Walk, what: string, event: Event): Promise<void> {
  const times = taken.get(what) ?? 0;
  await shop.ask({ do: 'hear', id: `walk:${nth}:${what}/${times}`, conversation, event });
  taken.set(what, times + 1);
}
const heardOf = ({ shop, conversation }: Walk): readonly Shown[] => shop.heard(conversation);
const says = (walk: Walk, what: string, text: string) => hear(walk, what, { type: 'text', text });

/** Taps what was offered last under that name; nothing while it has not arrived. */
async function taps(walk: Walk, what: string, choice: string): Promise<void> {
  const offers = heardOf(walk).filter(({ choices }) => choices?.some(({ id }) => id.startsWith(choice)));
  const { menu, choices = [] } = offers.at(-1) ?? {};
  if (menu === undefined) return;
  await hear(walk, what, { type: 'tap', menu, index: choices.findIndex(({ id }) => id.startsWith(choice)) });
}

/** The newest number of so many digits in what the customer was told under this key. */
const codeIn = (walk: Walk, key: string): string => {
  const told = heardOf(walk).filter((reply) => reply.key === key);
  return /"code":"(\d+)"/.exec(JSON.stringify(told.at(-1)))?.[1] ?? '';
};

const sale: Step = {
  until: ({ number }) => number !== '',
  act: async (walk) => {
    const phone = `98765 4${String(walk.nth).padStart(4, '0')}`;
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
  act: async ({ shop, nth }, { number }) => {
    const values = { check: 'clean', unlocked: 'yes', identifier: imeiOf(nth) };
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

/** From the first word to the money. */
export const toThePayment: readonly Step[] = [
  sale,
  { ...press('claim'), until: moved('claim') },
  schedule,
  press('depart'),
  withCode('arrive', 'support.partner-departed'),
  inspect,
  addPhotos,
  press('submit-inspection'),
  accept,
  payTo,
  gate('ownership', 1),
  gate('identity', 2),
  press('send-code'),
  withCode('verify-code', 'payout.code'),
];

/** How a payment may end. */
export const endings = {
  processed: [hears('complete')],
  silent: [asks('complete')],
  fails: [hears('payout-failed'), paidAgain, hears('complete')],
  'reversed-later': [hears('payout-reversed'), paidAgain, hears('complete', 2)],
} as const satisfies Readonly<Record<string, readonly Step[]>>;

/** Milliseconds, for a slow machine that is busy with other things. */
const patience = 120_000;

/** Goes on until each step is done and nothing of it waits, whoever dies meanwhile. */
export async function goes(walk: Walk, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const until = Date.now() + patience;
    while (!(await isDone(walk, step)))
      if (Date.now() > until) throw new Error(`no way on after ${walk.shop.deaths.at(-1)}`);
  }
}

async function isDone(walk: Walk, { until, act }: Step): Promise<boolean> {
  try {
    const seen = await walk.shop.see(walk.conversation);
    if (seen.waiting === 0 && until(seen)) return true;
    if (seen.waiting === 0) await act(walk, seen);
    else await new Promise((resolve) => setTimeout(resolve, 20));
  } catch (error) {
    if (!(error instanceof ShopDied)) throw error;
  }
  return false;
}
