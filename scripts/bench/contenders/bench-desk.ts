import { z } from 'zod';
import type { Command, NewOrder, SellFacts } from '#core/buyback/index.ts';
import { erased, type Flow, fill, say, stepsOf, unclear } from '#core/conversation/index.ts';
import { type CounterDesk, desk } from '#core/counter/index.ts';
import { orderNumber } from '#core/shared/index.ts';

type Answers = Readonly<Record<string, string>>;

const step = stepsOf<Answers, SellFacts, Command>();

/**
 * The counter as it is, selling by a flow of so many plain questions: the same router, steps as data.
 * Its answers count as those about a device: what tells of a person is sealed, which no other contender does.
 */
export function benchDesk(questions: number): CounterDesk {
  const flow = benchFlow(questions);
  return {
    ...desk,
    flows: { ...desk.flows, bench: erased(flow) },
    commands: { ...desk.commands, sell: () => ({ flow: 'bench', known: {}, change: { stack: [] } }) },
  };
}

function benchFlow(questions: number): Flow<Answers, SellFacts, Command> {
  const numbers = Array.from({ length: questions }, (_, n) => n + 1);
  return {
    name: 'bench',
    answers: z
      .object(Object.fromEntries(numbers.map((number) => [`answer${number}`, z.string()])))
      .partial() as unknown as z.ZodType<Partial<Answers>>,
    steps: Object.fromEntries(numbers.map((number) => [`answer${number}`, question(number, questions)])),
    impersonal: new Set(numbers.map((number) => `answer${number}`)),
    finish: (known, facts) => {
      const order = orderOf(facts);
      const answers = Object.entries(known).map(([id, answer]) => ({ id, answer }));
      const placed = { ...order, worded: answers as unknown as NewOrder['worded'] };
      const params = { number: order.number, device: order.device, price: { paise: 17_100_00 } };
      return {
        replies: [say('buyback.sms-order-created', params)],
        commands: [{ type: 'create-order', order: placed }],
      };
    },
  };
}

const question = (number: number, of: number) =>
  step({
    fills: `answer${number}`,
    needs: [],
    freeText: true,
    ask: () => say('buyback.ask-condition', { number, of, question: { key: 'questions.display' } }),
    take: (_known, input) => (input.type === 'text' ? fill({ [`answer${number}`]: input.text }) : unclear),
  });

/** What a plain order holds besides the answers. */
function orderOf({ entropy, conversation, locale, channel, source, now }: SellFacts): NewOrder {
  const breakdown = { base: 17_100_00, estimate: 17_100_00, lines: [] };
  const variant = 'phone-apple-iphone-13-128';
  const category = 'phone';
  return {
    number: orderNumber(entropy),
    conversation,
    locale,
    channel,
    category,
    model: 'phone-apple-iphone-13',
    variant,
    device: 'iPhone 13 128 GB',
    quote: {
      variant,
      category,
      book: 1,
      bank: '1',
      answers: {},
      breakdown,
      quotedAt: now,
      validUntil: now,
    } as unknown as NewOrder['quote'],
    worded: [],
    customer: { name: 'Asha Verma', phone: '+919812345678' },
    place: {
      address: '14, 2nd lane',
      pincode: '560038',
      district: 'Bengaluru Urban',
      state: 'Karnataka',
    } as NewOrder['place'],
    slot: { from: now, to: now + 10_800_000 },
    source,
    highValue: false,
    at: now,
  };
}
