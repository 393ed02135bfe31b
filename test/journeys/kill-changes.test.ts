import { afterEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#db/client/index.ts';
import { type DatabaseKind, databaseKinds } from '../support/database.ts';
import { changes } from '../support/kill/changes.ts';
import { type MortalShop, mortalShop, ShopDied } from '../support/kill/mortal-shop.ts';
import { commits, messages, statements } from '../support/kill/names.ts';
import { type Closing, expectNothingLeft, openBank, prepare, whereFor } from '../support/kill/scene.ts';
import { goes, type Walk } from '../support/kill/walk.ts';

const closing: Closing = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Where the shop dies, once each. */
const points: { readonly [K in DatabaseKind]: readonly string[] } = {
  postgres: [
    ...statements('turn second code', 'turn right code', 'turn of news', 'mark'),
    ...commits('choose-number', 'prove-number', 'type-number-code', 'type-number-code + correct-number'),
    ...commits('report-address', 'task: address-check closed', 'record-wipe'),
    ...commits('submit-inspection', 'approve', 'books + decline', 'task: duplicate open', 'merge-duplicate'),
    ...commits('books + release', 'task: lead-credit open', 'books + task: lead-credit closed'),
    ...messages('buyback.ask-number-code', 'support.number-corrected', 'support.order-merged', 'sms'),
    'card: not shown',
    'card: shown',
  ],
  pglite: [
    ...commits('choose-number', 'type-number-code + correct-number', 'books + task: lead-credit closed'),
  ],
};

type What = keyof typeof changes;

/** Customers, one after the other: the device of one is that of another, or its number. */
const customers: readonly (readonly [What, Pick<Walk, 'phoneOf' | 'deviceOf'>])[] = [
  ['numbers', {}],
  ['bought before', { deviceOf: 0 }],
  ['the same twice', {}],
  ['merged', { phoneOf: 2 }],
  ['lost lead', {}],
];

describe.each(databaseKinds)('kill -9 at what happens besides an order, on %s', (kind) => {
  it('S0-46 S0-59 S0-67 S0-71 S0-78 S0-88: loses nothing, and does nothing twice', async () => {
    const where = await whereFor(kind, closing);
    await prepare(where);
    let shop: MortalShop | undefined;
    const theirs = await openBank(
      () => {
        if (!shop) throw new ShopDied();
        return shop;
      },
      () => 'processed',
    );
    closing.push(() => theirs.close());
    const running = mortalShop({ ...where, bank: theirs.url, points: points[kind] });
    shop = running;
    closing.push(() => running.close());
    for (const [nth, [what, how]] of customers.entries()) {
      const conversation = `test:kill:${nth}`;
      const walk = { shop, nth, ...how, conversation, deliver: theirs.deliverAll, taken: new Map() };
      await goes(walk, changes[what]);
    }
    await running.close();
    expect([...running.deaths].sort()).toEqual([...points[kind]].sort());
    const database = await openDatabase(where);
    closing.push(() => database.close());
    for (const [nth, [what]] of customers.entries()) await expectOnce(database, nth, what);
    await expectNothingTwice(database, running);
    await expectNothingLeft(database);
  }, 900_000);
});

const toTheDoor = ['schedule', 'depart', 'arrive', 'inspect', 'add-photos', 'submit-inspection'];

/** Moves that were made, each as often as it was wished for. */
const once: { readonly [W in What]: readonly string[] } = {
  numbers: [
    ...['created', 'open-matching', 'choose-number', 'prove-number', 'type-number-code', 'claim', 'log-call'],
    ...['prove-number', 'type-number-code', 'correct-number', 'report-address', ...toTheDoor, 'approve'],
    ...['accept', 'set-destination', 'pass-gate', 'pass-gate', 'gates-passed', 'send-code', 'verify-code'],
    ...['payout-succeeded', 'complete', 'record-wipe'],
  ],
  'bought before': ['created', 'open-matching', 'claim', ...toTheDoor, 'approve', 'decline'],
  'the same twice': ['created', 'open-matching'],
  merged: ['created', 'open-matching', 'merge-duplicate'],
  'lost lead': ['created', 'open-matching', 'claim', 'show-contact', 'release'],
};

async function expectOnce(database: Database, nth: number, what: What): Promise<void> {
  const rows = await database.query<{ event: string }>(
    `select e.event from order_events e join orders o using (number) where o.conversation = $1
      order by e.sequence`,
    [`test:kill:${nth}`],
  );
  expect(rows.map(({ event }) => event)).toEqual(once[what]);
}

/** What customers were told, and what was booked and closed: once each, however often the shop died. */
async function expectNothingTwice(database: Database, { heard, texts }: MortalShop): Promise<void> {
  const keys = customers.flatMap((_, nth) => heard(`test:kill:${nth}`).map(({ key }) => key));
  const [order] = await database.query<{ number: string }>(
    'select number from orders where conversation = $1',
    ['test:kill:0'],
  );
  const codes = texts(order?.number ?? '').flatMap((text) => /\b\d{6}\b/.exec(text) ?? []);
  expect(new Set(codes).size).toBe(3);
  expect(keys.filter((key) => refusals.includes(key))).toEqual([]);
  const [ended] = await database.query(`select
    (select count(*)::int from work_items where outcome = 'merged') as merged,
    (select count(*)::int from work_items where outcome = 'wiped') as wiped,
    (select count(*)::int from work_items where outcome = 'granted') as granted,
    (select count(*)::int from ledger_entries where kind = 'credit-lead') as credited`);
  expect(ended).toEqual({ merged: 1, wiped: 1, granted: 1, credited: 1 });
}

/** What a wish would be answered with that was granted already. */
const refusals: readonly string[] = [
  'support.not-possible-now',
  'support.number-code-wrong',
  'support.number-settled',
  'buyback.no-such-order',
];
