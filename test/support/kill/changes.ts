import { asha, heardOf, moved, press, ravi, says, taps } from './acts.ts';
import { claim, endings, sale, toTheDoor, toTheMoney } from './payment.ts';
import type { Step, Walk } from './walk.ts';

/** The newest code that the order's customer was sent by SMS. */
const textedCode = ({ shop }: Walk, number: string): string =>
  /\b(\d{6})\b/.exec(shop.texts(number).findLast((text) => /\b\d{6}\b/.test(text)) ?? '')?.[1] ?? '';

const typesCode = (what: string, until: Step['until']): Step => ({
  until,
  act: (walk, { number }) => says(walk, what, textedCode(walk, number)),
});

const asked =
  (key: string): Step['until'] =>
  (_seen, walk) =>
    heardOf(walk).some((reply) => reply.key === key);

const tapping = (what: string, choice: string, until: Step['until']): Step => ({
  until,
  act: (walk, { number }) => taps(walk, what, `${choice}:${number}`),
});

const saying = (what: string, text: string, until: Step['until']): Step => ({
  until,
  act: (walk) => says(walk, what, text),
});

const ended =
  (kind: string, outcome: string): Step['until'] =>
  ({ items }) =>
    items.some((item) => item.kind === kind && item.outcome === outcome);

/** A second number, and the code that proves it. */
const proveSecond: readonly Step[] = [
  tapping('wants second', '@second-number', asked('buyback.ask-second-number')),
  saying('second', '98200 11223', moved('choose-number')),
  tapping('wants code', '@verify-number', moved('prove-number')),
  typesCode('second code', moved('type-number-code')),
];

/** The order's own number was wrong: the right one is proven. */
const correctNumber: readonly Step[] = [
  press('log-call', { outcome: 'wrong-number' }),
  tapping('wants right', '@correct-number', asked('buyback.ask-right-number')),
  saying('right', '98200 77889', moved('prove-number', 2)),
  typesCode('right code', moved('correct-number')),
];

/** The partner says that the customer is elsewhere; CX asks, and they are not. */
const reportAddress: readonly Step[] = [
  {
    ...press('change-address', { address: '12 MG Road, Bengaluru', pincode: '560001' }),
    until: moved('report-address'),
  },
  { ...press('address-stays', {}, ravi), until: ended('address-check', 'same-address') },
];

const wiped: Step = {
  ...press('wiped', { certificate: 'WC-2026-00417' }, ravi),
  until: ended('data-wipe', 'wiped'),
};

const keepsDevice: readonly Step[] = [
  tapping('wants device', '@deal:decline', asked('buyback.ask-keep-device')),
  { until: moved('decline'), act: (walk) => taps(walk, 'decline', 'keep-sure') },
];

const asksFeeBack: Step = {
  ...press('ask-credit', { reason: 'other' }),
  until: ({ items }) => items.some(({ kind }) => kind === 'lead-credit'),
};

const granted: Step = {
  until: ended('lead-credit', 'granted'),
  act: ({ shop }, { items }) => {
    const subject = items.find(({ kind }) => kind === 'lead-credit')?.id ?? '';
    return shop.ask({ do: 'press', type: 'grant-credit', subject, values: {}, by: ravi });
  },
};

/** What may happen besides, by what it is about; each is a customer of its own. */
export const changes = {
  numbers: [
    sale,
    ...proveSecond,
    claim,
    ...correctNumber,
    ...reportAddress,
    ...toTheDoor,
    ...toTheMoney,
    ...endings.processed,
    wiped,
  ],
  'bought before': [sale, claim, ...toTheDoor, press('approve', {}, ravi), ...keepsDevice],
  'the same twice': [sale],
  merged: [sale, { ...press('merge', {}, ravi), until: ended('duplicate', 'merged') }],
  'lost lead': [sale, claim, press('show-contact', {}, asha), press('release'), asksFeeBack, granted],
} as const satisfies Readonly<Record<string, readonly Step[]>>;
