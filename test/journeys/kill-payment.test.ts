import { afterEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#db/client/index.ts';
import { type DatabaseKind, databaseKinds } from '../support/database.ts';
import { type MortalShop, mortalShop, ShopDied } from '../support/kill/mortal-shop.ts';
import { calls, commits, messages, statements } from '../support/kill/names.ts';
import { endings, toThePayment } from '../support/kill/payment.ts';
import { type Closing, expectNothingLeft, openBank, prepare, whereFor } from '../support/kill/scene.ts';
import { goes, type Walk } from '../support/kill/walk.ts';

const closing: Closing = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Ending = keyof typeof endings;

/** Where the shop dies, once each. */
const points: { readonly [K in DatabaseKind]: readonly string[] } = {
  postgres: [
    ...statements('turn create order', 'turn accept', 'turn upi', 'turn of news', 'mark', 'try of a payout'),
    ...commits('books + claim', 'submit-inspection + approve', 'accept', 'set-destination'),
    ...commits('pass-gate + gates-passed', 'send-code', 'verify-code + intent', 'bypass-code + intent'),
    ...messages('support.price-confirmed', 'payout.code', 'support.paying', 'support.receipt'),
    ...calls('payout call', 'payout question'),
    ...commits('report', 'webhook + report + payout-succeeded + complete + books', 'webhook'),
    ...commits('report + payout-succeeded + complete + books', 'webhook + report + payout-reversed + books'),
  ],
  pglite: [
    ...statements('turn accept', 'mark', 'try of a payout'),
    ...commits('verify-code + intent', 'webhook + report + payout-succeeded + complete + books'),
    ...messages('payout.code'),
    ...calls('payout call'),
  ],
};

const plansOf: { readonly [K in DatabaseKind]: readonly Ending[] } = {
  postgres: ['processed', 'silent', 'fails', 'reversed-later'],
  pglite: ['processed'],
};

/** After a death the provider may be asked before it tells, or answer at once: then another order comes by what was left out. */
const mostOrders = 9;
function nextPlan(left: readonly string[]): Ending {
  if (
    left.some((point) => point.startsWith('payout question') || point.startsWith('report + payout-succeeded'))
  )
    return 'silent';
  return left.some((point) => point.includes('reversed')) ? 'reversed-later' : 'processed';
}

/** What a customer hears, in this order, from the order on. */
const heard = {
  toThePayment: [
    'buyback.order-created',
    'support.order-claimed',
    'support.pickup-scheduled',
    'support.partner-departed',
    'support.partner-arrived',
    'support.price-confirmed',
    'support.price-accepted',
    'buyback.ask-destination',
    'support.destination-set',
    'payout.code',
    'support.paying',
  ],
  processed: ['support.receipt', 'support.thank-you'],
  silent: ['support.receipt', 'support.thank-you'],
  fails: ['support.payout-failed', 'support.receipt', 'support.thank-you'],
  'reversed-later': ['support.receipt', 'support.thank-you', 'support.payout-reversed'],
} as const satisfies Readonly<Record<Ending | 'toThePayment', readonly string[]>>;

/** What became of each attempt to pay. */
const attempts = {
  processed: ['processed'],
  silent: ['processed'],
  fails: ['failed', 'processed'],
  'reversed-later': ['reversed', 'processed'],
} as const satisfies Readonly<Record<Ending, readonly string[]>>;

type Walked = Walk & { readonly ending: Ending };

describe.each(databaseKinds)('kill -9 at every point from the claim to the payment, on %s', (kind) => {
  it('M5 M7 M8 M9 F2 S0-70: loses nothing, and pays each customer once under one key', async () => {
    const where = await whereFor(kind, closing);
    await prepare(where);
    const walks: Walked[] = [];
    let shop: MortalShop | undefined;
    const living = (): MortalShop => {
      if (!shop) throw new ShopDied();
      return shop;
    };
    const theirs = await openBank(living, (key) =>
      key.endsWith('-1') ? (walks.at(-1)?.ending ?? 'processed') : 'processed',
    );
    closing.push(() => theirs.close());
    const running = mortalShop({ ...where, bank: theirs.url, points: points[kind] });
    shop = running;
    closing.push(() => running.close());
    const left = () => points[kind].filter((point) => !running.deaths.includes(point));
    for (let nth = 0; nth < mostOrders; nth++) {
      if (nth >= plansOf[kind].length && left().length === 0) break;
      const ending = plansOf[kind][nth] ?? nextPlan(left());
      const conversation = `test:kill:${nth}`;
      const walk = { shop, nth, ending, conversation, deliver: theirs.deliverAll, taken: new Map() };
      walks.push(walk);
      await goes(walk, [...toThePayment, ...endings[ending]]);
    }
    await running.close();
    expect([...running.deaths].sort()).toEqual([...points[kind]].sort());
    const database = await openDatabase(where);
    closing.push(() => database.close());
    for (const walk of walks) {
      const expected: readonly string[] = [...heard.toThePayment, ...heard[walk.ending]];
      const keys = running.heard(walk.conversation).map(({ key }) => key);
      expect([...new Set(keys)].filter((key) => expected.includes(key))).toEqual(expected);
      await expectPaidOnce(database, walk, theirs);
    }
    await expectNothingLeft(database);
  }, 900_000);
});

type Theirs = Awaited<ReturnType<typeof openBank>>;

async function expectPaidOnce(
  database: Database,
  { conversation, ending }: Walked,
  { bank: books, calls: asked }: Theirs,
) {
  const [order] = await database.query<{ number: string; status: string; final: number }>(
    'select number, status, final from orders where conversation = $1',
    [conversation],
  );
  const { number = '', status, final } = order ?? {};
  expect(status).toBe('completed');
  const made = await database.query<{ id: string; state: string; amount: number }>(
    'select id, state, amount from payouts where number = $1 order by attempt',
    [number],
  );
  expect(made.map(({ state }) => state)).toEqual(attempts[ending]);
  expect(made.every(({ amount }) => amount === final)).toBe(true);
  const ours = asked.filter(({ key }) => key.startsWith(number));
  expect([...new Set(ours.map(({ key }) => key))]).toEqual(made.map(({ id }) => id));
  expect(new Set(ours.map(({ key, body }) => `${key} ${body}`)).size).toBe(made.length);
  const theirs = books.ledger.filter(({ key }) => key.startsWith(number));
  const [left] = await database.query<{ bank: number }>(
    `select sum(l.amount)::bigint as bank from ledger_lines l join ledger_entries e on e.id = l.entry
      where e.number = $1 and l.account = 'bank'`,
    [number],
  );
  expect(theirs.reduce((sum, { amount }) => sum - amount, 0)).toBe(final);
  expect(left?.bank).toBe(final);
}
