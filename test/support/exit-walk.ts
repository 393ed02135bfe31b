import { expect } from 'vitest';
import type { Exits } from './exits.ts';
import type { Sold } from './typing.ts';

const answerText = { text: 'We are on our way to you.' };

const heard = ({ customer }: Pick<Sold, 'customer'>, words: RegExp) =>
  customer.hears(words, { within: 20_000 });

/** The newest; it may have been said before what they last asked for. */
function doorCode({ customer }: Sold): string {
  const said = customer.messages().map(({ text = '' }) => /door: (\d{4})/.exec(text)?.[1]);
  return said.findLast((each) => each !== undefined) ?? '';
}

async function paymentCode(sold: Sold): Promise<string> {
  const said = await heard(sold, /payment code is/);
  return /\b(\d{6})\b/.exec(said.text ?? '')?.[1] ?? '';
}

/** From the claim to the price. */
function pickupSteps(at: Exits) {
  const { presses } = at;
  return {
    claim: ({ number }: Sold) => presses('priya', number, 'Claim'),
    schedule: async ({ number }: Sold, button: 'Plan the visit' | 'Change the visit' = 'Plan the visit') => {
      const { person } = at;
      await at.opens('priya', number, button);
      const slots =
        person('priya')
          .modal()
          ?.blocks.flatMap(({ element }) => element?.options ?? []) ?? [];
      expect(await person('priya').submits({ slot: slots[1]?.value ?? '' })).toEqual({});
      await at.settled();
    },
    depart: ({ number }: Sold) => presses('priya', number, "I'm on my way"),
    arrive: async (sold: Sold) => {
      await at.settled();
      await presses('priya', sold.number, "I'm at the door", { code: doorCode(sold) });
    },
    inspect: ({ number }: Sold, found: Readonly<Record<string, string>> = {}) =>
      presses('priya', number, 'Enter what I found', {
        identifier: at.identifier(),
        check: 'Clean',
        unlocked: 'Off: signed out of every account',
        ...found,
      }),
    photos: ({ number }: Sold, more: Readonly<Record<string, string>> = {}) =>
      presses('priya', number, 'Add photos', { 'photo-check': 'check.jpg', ...more }),
    submit: ({ number }: Sold) => presses('priya', number, 'Show the price'),
  };
}

/** From the price to the money. */
function paymentSteps(at: Exits) {
  const { presses } = at;
  return {
    accept: async ({ customer }: Sold) => {
      customer.taps('Accept the price');
      await heard({ customer }, /Tell where to pay|where/i);
      await at.settled();
    },
    payTo: async (sold: Sold, vpa = 'asha.rao@okaxis') => {
      sold.customer.taps('Tell where to pay');
      await heard(sold, /UPI/);
      sold.customer.says(vpa);
      await heard(sold, /xx/);
      await at.settled();
    },
    gate: ({ number }: Sold, gate: 'ownership' | 'identity') =>
      presses('priya', number, 'Enter passed checks', { gate }),
    sendCode: ({ number }: Sold) => presses('priya', number, 'Send payment code'),
    payByCode: async (sold: Sold) =>
      presses('priya', sold.number, 'Enter payment code', { code: await paymentCode(sold) }),
  };
}

type Path = readonly (readonly [stage: string, ...work: ((sold: Sold) => Promise<unknown>)[]])[];
type Steps = ReturnType<typeof pickupSteps> & ReturnType<typeof paymentSteps>;

const pathOf = (steps: Steps): Path => [
  ['unassigned'],
  ['assigned', steps.claim],
  ['scheduled', steps.schedule],
  ['en-route', steps.depart],
  ['inspecting', steps.arrive],
  ['offer-made', (sold) => steps.inspect(sold), (sold) => steps.photos(sold), steps.submit],
  ['gates', steps.accept],
  [
    'payment-pending',
    (sold) => steps.payTo(sold),
    (sold) => steps.gate(sold, 'ownership'),
    (sold) => steps.gate(sold, 'identity'),
  ],
];

/** Somebody else than who was at the door calls about the review, and notes that the device is wiped. */
async function settlesReview({ opens, presses, settled }: Exits, { number }: Sold): Promise<void> {
  await opens('arjun', number, "I'll call about the review");
  await settled();
  await presses('arjun', number, 'Show contact');
  await presses('arjun', number, 'Log a call', { outcome: 'spoke' });
  const values = { outcome: 'Spoke with the customer', note: 'A cable comes by post' };
  await presses('arjun', number, 'Note the call and close', values);
  await presses('arjun', number, 'Wiped, certificate kept', { certificate: 'WC-2026-00417' });
}

/** What people do to bring an order from one stage to the next; each by signed presses in Slack or on Telegram. */
export function exitWalk(at: Exits) {
  const { presses } = at;
  const steps: Steps = { ...pickupSteps(at), ...paymentSteps(at) };
  const path = pathOf(steps);
  return {
    ...steps,
    heard,
    doorCode,
    paymentCode,
    /** Brings an order on to a stage; `visit` is told of each stage on the way. */
    brings: async (sold: Sold, to: string, visit?: (stage: string) => Promise<unknown>): Promise<Sold> => {
      const now = path.findIndex(([stage]) => stage === to);
      const status = await at.status(sold.number);
      const from = path.findIndex(([stage]) => stage === status);
      if (visit && from === 0) await visit('unassigned');
      for (const [stage, ...work] of path.slice(from + 1, now + 1)) {
        for (const step of work) await step(sold);
        expect(await at.status(sold.number)).toBe(stage);
        await visit?.(stage);
      }
      return sold;
    },
    /** What our people can do in every stage. */
    always: async ({ number }: Sold): Promise<void> => {
      await presses('priya', number, 'Show contact');
      await presses('priya', number, 'Log a call', { outcome: 'spoke' });
      await presses('priya', number, 'Send to customer', answerText);
    },
    settlesReview: (sold: Sold) => settlesReview(at, sold),
    writes: ({ number }: Sold) => presses('arjun', number, 'Send to customer', answerText),
    cancels: ({ number }: Sold) => presses('meena', number, 'Cancel order', { reason: 'customer-asked' }),
  };
}
