import { type Counter, openCounter } from '#bots/counter.ts';
import { simulatedAnalytics } from '#bots/providers/analytics/simulated.ts';
import { simulatedSms } from '#bots/providers/sms/simulated.ts';
import type { Database } from '#db/client/index.ts';
import type { Contender } from '../contender.ts';
import { countProductOrders, delivery, open, secrets, silent, stubChannel } from './product.ts';

/** A phone is sold by somebody who types everything: what is asked is numbered, so that "1" is the first answer. */
const texts = (chat: number): readonly string[] => [
  '/start',
  'iphone 11 128 gb',
  ...['1', '1', '1', '1', '1', '1', '1', '1'],
  'sell now',
  'Asha Rao',
  // Each person has a number of their own: orders of the same one are looked up as duplicates.
  String(9_800_000_000 + ((chat * 104_729) % 100_000_000)),
  'same',
  'Flat 12B, Sai Kripa, SV Road',
  '400058',
  'skip',
  'tomorrow morning',
  'create order',
];

/** Haat as it starts: the real sale, the whole counter behind it, and all that an order sets off. */
export function sale(): Contender {
  let database: Database;
  let counter: Counter;
  return {
    name: 'product, real sale',
    texts,
    start: async (db) => {
      database = await open(db);
      const settings = { HIGH_VALUE_INR: 40_000, SUPPORTED_YEARS: 5, PRICING_OWNER: 'Mohsin' };
      const providers = { sms: simulatedSms, analytics: simulatedAnalytics };
      counter = await openCounter({ database, secrets, settings, log: silent, ...providers });
      await counter.addChannel(stubChannel(counter.copy));
    },
    turn: (chat, text, update) => counter.accept(delivery(chat, text, update)),
    settled: () => counter.outbox.idle(),
    orders: () => countProductOrders(database),
    stop: () => counter.close(),
  };
}
