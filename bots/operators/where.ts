import { categories } from '#core/catalogue/index.ts';
import type { Line } from '#core/conversation/index.ts';
import type { Question } from '#core/quoting/index.ts';
import { type Instant, no, ok, type Result } from '#core/shared/index.ts';
import { lasting, type Whereabouts, whereabouts } from '#core/staff/index.ts';
import { findOrder, type OrderStore } from '#db/orders/index.ts';
import { readChats } from '#db/work/index.ts';
import type { Card, CardButton, Field } from './card.ts';
import { chatOf, type NamedChat, ordersNamed } from './chat-of.ts';
import { orderLine } from './task-chat.ts';
import type { OperatorFacts } from './to-event.ts';

type Looking = { readonly store: OrderStore; readonly facts: OperatorFacts; readonly now: Instant };

/**
 * Where a customer stands: the step, how long, the last answers, and what can be done about it. Names, numbers and
 * addresses are not in it, whoever asks.
 */
export async function whereCard(text: string, { store, facts, now }: Looking): Promise<Result<Card, Line>> {
  if (text.trim() === '') return no({ key: 'staff.where-usage' });
  const chat = await chatOf(store, text);
  if (!chat) return chooseOrder(store, text);
  const { conversation, subject, number } = chat;
  const stands = (await readChats({ query: store.database.query, sealer: store.sealer }, [conversation])).get(
    conversation,
  );
  const at = stands && whereabouts(stands, facts);
  return ok({
    subject,
    about: 'chat',
    title: { key: 'staff.where-title', params: { who: who(chat) } },
    status: at?.withUs
      ? { label: { key: 'staff.with-us' }, tone: 'held' }
      : { label: { key: 'staff.with-bot' }, tone: 'open' },
    lines: [...(number === undefined ? [] : await orderLines(store, number)), ...(at ? lines(at, now) : [])],
    details: [],
    buttons: at ? buttons(at) : [],
  });
}

/** Several orders were made with one number: which one is meant is for who asks to say (S0-19). */
async function chooseOrder(store: OrderStore, text: string): Promise<Result<Card, Line>> {
  const numbers = await ordersNamed(store, text);
  if (numbers.length === 0) return no({ key: 'staff.no-chat' });
  const lines = await Promise.all(numbers.map((number) => orderLines(store, number)));
  return ok({
    subject: 'where',
    about: 'page',
    title: { key: 'staff.which-order' },
    status: { label: { key: 'staff.orders-found', params: { count: numbers.length } }, tone: 'over' },
    lines: lines.flat(),
    details: [],
    buttons: numbers.map((number) => ({
      action: 'where',
      label: { key: 'staff.button-order', params: { number } },
      shows: 'where',
      of: number,
    })),
  });
}

const who = ({ number }: NamedChat): Line =>
  number === undefined ? { key: 'staff.where-task' } : { key: 'staff.where-order', params: { number } };

async function orderLines(store: OrderStore, number: string): Promise<readonly Line[]> {
  const order = await findOrder(store, number, { type: 'operators' });
  return order ? [orderLine(order)] : [];
}

const lines = ({ step, since, answers, misses }: Whereabouts, now: Instant): readonly Line[] => [
  step,
  {
    // Nothing is asked at the menu.
    key: step.key === 'staff.at-home' ? 'staff.home-since' : 'staff.waits-since',
    params: { lasting: lasting(now - since) },
  },
  ...(misses > 0 ? [{ key: 'staff.missed', params: { count: misses } } as const] : []),
  ...lastAnswers(step, answers),
];

/** Only a sale gathers answers that show here: of anything else it would be wrong to say that there are none. */
function lastAnswers({ key }: Line, lines: Whereabouts['answers']): readonly Line[] {
  if (lines.length > 0) return [{ key: 'staff.last-answers', params: { lines } }];
  return key === 'staff.at-step' ? [{ key: 'staff.no-answers' }] : [];
}

const buttons = ({ withUs, question }: Whereabouts): readonly CardButton[] =>
  withUs
    ? [button('hand-back', {})]
    : [
        button('push', { tone: 'primary' }),
        button('prefill', { fields: [...(question ? [answerTo(question)] : []), ...answersFor] }),
        button('take-over', {}),
      ];

const button = (
  action: 'push' | 'prefill' | 'take-over' | 'hand-back',
  looks: Omit<CardButton, 'action' | 'label'>,
): CardButton => ({ action, label: { key: `staff.button-${action}` }, ...looks });

/** What they are asked now stands first, with all that they could tap. */
const answerTo = ({ id, name, options, multi }: Question): Field => ({
  name: `answer-${id}`,
  label: { key: name },
  options: options.map(({ id: value, label, alone }) => ({
    value,
    label: { key: label },
    ...(alone ? { alone } : {}),
  })),
  optional: true,
  ...(multi ? { multi } : {}),
});

const answersFor: readonly Field[] = [
  {
    name: 'category',
    label: { key: 'staff.ask-category' },
    optional: true,
    options: categories.map((value) => ({ value, label: { key: `choices.${value}` } })),
  },
  { name: 'device', label: { key: 'staff.ask-device' }, optional: true },
];
