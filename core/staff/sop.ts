import { type SellFacts, type SellStep, sellFlow } from '../buyback/index.ts';
import type { Line } from '../conversation/index.ts';
import { placeFlow } from '../customers/index.ts';
import { questionsFor } from '../quoting/index.ts';
import { type Issue, issues } from '../support/index.ts';
import { askedSteps, sellSteps, wordStep } from './whereabouts.ts';

/** A page of the standard procedures: how an order comes about, the training card, or what to do about an issue. */
export type SopPage = { readonly title: Line; readonly lines: readonly Line[] };

/** Names of pages, as people write them: `/sop card`. */
export const sopPages = ['create-order', 'inspection', 'payment', 'card', ...issues] as const;
export type SopName = (typeof sopPages)[number];

/** Drawn from the flow that the bot runs, so it cannot be another one (S0-2). */
export const sopPage = (name: SopName, books: Pick<SellFacts, 'bank'>): SopPage => {
  if (name === 'create-order')
    return { title: { key: 'sop.create-order' }, lines: sellSteps.flatMap((step) => stepLines(step, books)) };
  if (name === 'inspection' || name === 'payment') return pressed(name);
  if (name === 'card')
    return { title: { key: 'sop.card' }, lines: [inOneLine(), { key: 'sop.remember' }, ...reminders] };
  return { title: { key: `sop.issue-${name}` }, lines: issueLines(name) };
};

/** What is pressed between the claim and the payment, in its order; each has a line that says what to see to. */
const presses = {
  inspection: ['schedule', 'depart', 'arrive', 'inspect', 'add-photos', 'submit-inspection', 'approve'],
  payment: [
    'pass-gate',
    'waive-gate',
    'send-code',
    'verify-code',
    'bypass-code',
    'record-payout',
    'give-up-payout',
  ],
} as const;

/** Named as the buttons are named, so that nobody looks for another one (S0-67, S0-70). */
const pressed = (name: keyof typeof presses): SopPage => ({
  title: { key: `sop.${name}` },
  lines: presses[name].map((press, n) => ({
    key: 'sop.press',
    params: {
      number: n + 1,
      button: { key: `operators.button-${press}` },
      says: { key: `sop.press-${press}` },
    },
  })),
});

function stepLines(name: SellStep, { bank }: Pick<SellFacts, 'bank'>): readonly Line[] {
  const step = sellFlow.steps[name];
  if (!step) return [];
  const says: Line = { key: `sop.say-${name}` };
  if (step.derive) return [{ key: 'sop.by-the-shop', params: { step: wordStep(name), says } }];
  if (step.applies) return [{ key: 'sop.only-then', params: { step: wordStep(name), says } }];
  const number = askedSteps.indexOf(name) + 1;
  const how: Line = { key: step.freeText || step.calls ? 'sop.typed' : 'sop.tapped' };
  return [
    { key: 'sop.step', params: { number, step: wordStep(name), how, says } },
    ...(step.example ? [{ key: 'sop.example', params: { example: step.example } } as const] : []),
    ...(step.calls === placeFlow.name
      ? [{ key: 'sop.parts', params: { parts: partsOfPlace() } } as const]
      : []),
    ...(step.items
      ? [
          {
            key: 'sop.questions',
            params: { parts: joined(questionsFor(bank, 'phone').map(({ name: key }) => ({ key }))) },
          } as const,
        ]
      : []),
  ];
}

const placeWords: Readonly<Record<string, Line>> = {
  address: { key: 'staff.step-place' },
  pincode: { key: 'operators.ask-pincode' },
  landmark: { key: 'operators.ask-landmark' },
};

const partsOfPlace = (): Line =>
  joined(Object.keys(placeFlow.steps).flatMap((step) => placeWords[step] ?? []));

const joined = (lines: readonly Line[]): Line =>
  lines.reduce((all, other) => ({ key: 'staff.list', params: { all, other } }));

/** S0-89: the flow in one line, from its own steps. */
const inOneLine = (): Line => ({
  key: 'sop.in-one-line',
  params: {
    flow: askedSteps.map(wordStep).reduce((all, other) => ({ key: 'sop.then', params: { all, other } })),
  },
});

/** S0-90. */
const reminders: readonly Line[] = [
  { key: 'sop.remember-estimate' },
  { key: 'sop.remember-condition' },
  { key: 'sop.remember-address' },
  { key: 'sop.remember-pincode' },
  { key: 'sop.remember-details' },
  { key: 'sop.remember-otp' },
];

const issueLines = (issue: Issue): readonly Line[] => [
  { key: 'sop.do', params: { what: { key: `sop.do-${issue}` } } },
  { key: 'sop.tell', params: { words: { key: `guiding.help-${issue}` } } },
];
