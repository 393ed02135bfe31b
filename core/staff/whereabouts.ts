import { deviceSoFar, type SellFacts, type SellStep, sellFlow, soldAnswers } from '../buyback/index.ts';
import type { Category } from '../catalogue/index.ts';
import type { Conversation, Line } from '../conversation/index.ts';
import { type Question, questionsFor } from '../quoting/index.ts';
import type { Instant } from '../shared/index.ts';

/** Where somebody stands in a conversation, as our people may see it. */
export type Whereabouts = {
  readonly step: Line;
  /** What they are about to sell, as far as it is known. */
  readonly device?: string;
  /** The question about the device that is open: our people can answer it for them. */
  readonly question?: Question;
  /** When the shop asked what is still open. */
  readonly since: Instant;
  /** The last three that were given, oldest first. */
  readonly answers: readonly Line[];
  /** One of our people has the conversation: the bot is quiet. */
  readonly withUs: boolean;
  /** Answers in a row that were not understood. */
  readonly misses: number;
  readonly locale: string;
};

const shown = 3;

/** Steps of the sale in their order. */
export const sellSteps = Object.keys(sellFlow.steps) as readonly SellStep[];

export function whereabouts(
  conversation: Conversation,
  books: Pick<SellFacts, 'shelf' | 'bank'>,
): Whereabouts {
  const { stack, askedAt, misses, handedOff, locale } = conversation;
  const sale = stack.find(({ flow }) => flow === 'sell');
  const answers = sale ? soldAnswers(sale.known, sellSteps, books) : [];
  const device = sale && deviceSoFar(sale.known, books);
  const question = openQuestion(conversation, books);
  return {
    ...(question ? { question } : {}),
    ...(device === undefined ? {} : { device }),
    step: stepOf(conversation, books),
    since: askedAt,
    answers: answers.slice(-shown),
    withUs: handedOff !== undefined,
    misses,
    locale,
  };
}

/** What has no other flow in front of it is what a sale asks now. */
export function openQuestion(
  { stack }: Pick<Conversation, 'stack'>,
  { bank }: Pick<SellFacts, 'bank'>,
): Question | undefined {
  const top = stack.at(-1);
  const { category } = top?.known ?? {};
  if (top?.flow !== 'sell' || category === undefined) return undefined;
  const [step, item] = top.asking.split('.');
  if (step !== 'condition') return undefined;
  return questionsFor(bank, category as Category).find(({ id }) => id === item);
}

const beside: Readonly<Record<string, Line>> = {
  'request-model': { key: 'staff.at-request-model' },
  'change-address': { key: 'staff.at-change-address' },
  'sell-again': { key: 'staff.at-sell-again' },
  'which-order': { key: 'staff.at-which-order' },
  'cancel-order': { key: 'staff.at-cancel-order' },
  'change-slot': { key: 'staff.at-change-slot' },
  'keep-device': { key: 'staff.at-keep-device' },
  dispute: { key: 'staff.at-dispute' },
  'pay-to': { key: 'staff.at-pay-to' },
  'second-number': { key: 'staff.at-second-number' },
  'verify-number': { key: 'staff.at-verify-number' },
  'correct-number': { key: 'staff.at-correct-number' },
  'join-chats': { key: 'staff.at-join-chats' },
};

function stepOf({ stack }: Conversation, { bank }: Pick<SellFacts, 'bank'>): Line {
  const top = stack.at(-1);
  if (!top) return { key: 'staff.at-home' };
  const other = beside[top.flow] ?? stack.map(({ flow }) => beside[flow]).find((line) => line !== undefined);
  if (other) return other;
  const sale = stack.find(({ flow }) => flow === 'sell');
  const [name = '', item] = (sale ?? top).asking.split('.');
  const step = sellSteps.find((each) => each === name);
  if (!step) return { key: 'staff.at-home' };
  // What the shop does by itself, or asks some only, counts as the question before it.
  const at = sellSteps.indexOf(step);
  const number = Math.max(1, askedSteps.filter((each) => sellSteps.indexOf(each) <= at).length);
  const question = questionsFor(bank, (sale?.known.category as 'phone' | undefined) ?? 'phone').find(
    ({ id }) => id === item,
  );
  const what: Line = question
    ? { key: 'staff.step-question', params: { step: wordStep(step), question: { key: question.name } } }
    : wordStep(step);
  return { key: 'staff.at-step', params: { number, of: askedSteps.length, step: what } };
}

/** Those that a customer is asked on the straight way to an order; the shop itself does the others. */
export const askedSteps: readonly SellStep[] = sellSteps.filter((name) => {
  const step = sellFlow.steps[name];
  return step !== undefined && !step.derive && !step.applies;
});

export const wordStep = (step: SellStep): Line => ({ key: `staff.step-${step}` });
