import { createInterface } from 'node:readline';
import { serve } from '@hono/node-server';
import { type Counter, openCounter } from '#bots/counter.ts';
import { payoutRoute } from '#bots/http/payout-webhook.ts';
import { createLog } from '#bots/log.ts';
import { razorpayx } from '#bots/providers/payout/razorpayx.ts';
import { razorpayxWebhook } from '#bots/providers/payout/razorpayx-webhook.ts';
import type { SmsProvider } from '#bots/providers/sms/port.ts';
import { simulatedSms } from '#bots/providers/sms/simulated.ts';
import { deriveSecrets } from '#bots/secrets.ts';
import type { Channel } from '#bots/shell/channel.ts';
import { type Database, openDatabase } from '#db/client/index.ts';
import { findEvidence, keepEvidence } from '#db/evidence/index.ts';
import { bank } from '../bank-account.ts';
import { testSecret } from '../open-shop.ts';
import { seenMark } from '../seen-mark.ts';
import { deadlyDatabase } from './deadly-database.ts';
import type { Answer, Asked, Begin, Seen } from './lines.ts';
import { deadly, type Points, tell } from './points.ts';

/**
 * A whole shop in a process of its own, which dies by SIGKILL at the points of its work that the first line names. It is
 * composed as `npm start` does it, of a database, a channel and a network that may kill it. What it is asked comes
 * as lines of JSON; what customers hear leaves as lines before the shop is told that it was sent.
 */
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const nextLine = async (): Promise<string | undefined> => (await lines.next()).value as string | undefined;
const begin = JSON.parse((await nextLine()) ?? '{}') as Begin;
const pass = deadly(new Set(begin.points));

const database = await openDatabase(
  begin.url ? { url: begin.url, size: { lanes: 2, slots: 3 } } : { dataDir: String(begin.dataDir) },
);
await database.migrate();
// What the one before had under way comes back when its lease of 15 s is over: the test does not wait for that.
await database.query('update outbox set leased_until = null where leased_until is not null');
await database.query("update outbox_batches set leased_until = now() - interval '1 second'");

deadlyNetwork(pass);
const counter = await openShop(deadlyDatabase(database, pass));
const server = serve(
  { fetch: (request) => counter.app.fetch(request), port: 0, hostname: '127.0.0.1' },
  ({ port }) => tell({ ready: port }),
);
server.on('error', (error) => tell({ trouble: String(error) }));

async function openShop(given: Database): Promise<Counter> {
  const provider = razorpayx({ ...bank.account, apiUrl: begin.bank, patience: 5_000 });
  const opened = await openCounter({
    database: given,
    secrets: deriveSecrets(testSecret),
    settings: { HIGH_VALUE_INR: 40_000, SUPPORTED_YEARS: 5, PRICING_OWNER: 'Mohsin' },
    sms: deadlySms(pass),
    payouts: { current: provider, providers: [provider] },
    log: createLog('silent', false),
  });
  payoutRoute(opened.app, {
    webhook: razorpayxWebhook([bank.webhookSecret]),
    store: opened.payments,
    now: Date.now,
    taken: opened.outbox.nudge,
    defect: (error) => tell({ trouble: String(error) }),
  });
  opened.addSurface({
    name: 'desk',
    showOrder: async (number) => {
      pass('card: not shown');
      tell({ card: number });
      pass('card: shown');
    },
    showItem: async () => {},
    relay: async () => {},
  });
  await opened.addChannel(deadlyChannel(pass));
  return opened;
}

function deadlyChannel(points: Points): Channel {
  return {
    name: 'test',
    start: async () => {},
    stop: async () => {},
    trouble: () => undefined,
    send: async ({ conversation, replies }) => {
      const key = replies[0]?.key;
      points(`${key}: not sent`);
      tell({ heard: { conversation, replies } });
      points(`${key}: sent`);
    },
  };
}

function deadlySms(points: Points): SmsProvider {
  return {
    ...simulatedSms,
    send: async (message) => {
      const { number = '', text } = message;
      points('sms: not sent');
      tell({ text: { number, text } });
      points('sms: sent');
      return simulatedSms.send(message);
    },
  };
}

/** Calls of the provider: not made yet, taken there with the answer unread, and the answer read. */
function deadlyNetwork(points: Points): void {
  const call = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const name = init?.method === 'POST' ? 'payout call' : 'payout question';
    points(`${name}: not made`);
    const response = await call(input, init);
    points(`${name}: taken, answer unread`);
    return response;
  };
}

const answers: { readonly [T in Asked['do']]: (asked: Extract<Asked, { do: T }>) => Promise<unknown> } = {
  hear: ({ id, conversation, event }) =>
    counter.accept({ id, conversation, at: Date.now(), event, sender: { name: 'Asha' } }),
  press: async ({ type, subject, values, by }) => {
    const seen = await seenMark(counter.operators, { type, subject }, by);
    const told = await counter.operators.act({ type, subject, seen, values }, by);
    return told.ok ? 'done' : told.says.key;
  },
  bring: async ({ picture, by }) => {
    const content = Buffer.from('a picture');
    if (!(await findEvidence(database, picture)))
      await keepEvidence(database, { id: picture, type: 'image/png', content, by, at: Date.now() });
  },
  slot: async ({ number, by }) => {
    const card = await counter.operators.find(number, by);
    const schedule = card.ok ? card.value.buttons.find(({ action }) => action === 'schedule') : undefined;
    return schedule?.fields?.[0]?.options?.[0]?.value ?? '';
  },
  see: ({ conversation }) => see(conversation),
  hurry: async () => {
    await database.query("update outbox set due = now() where kind = 'payout-query'");
    counter.outbox.nudge();
  },
};

const itemsOf = `select id, kind, outcome from work_items
  where number = $1 or subject->>'order' = $1 or jsonb_exists(subject->'numbers', $1) order by id`;

async function see(conversation: string): Promise<Seen> {
  counter.outbox.nudge();
  await counter.outbox.idle();
  const [order] = await database.query<{ number: string }>(
    'select number from orders where conversation = $1',
    [conversation],
  );
  const number = order?.number ?? '';
  const moves = await database.query<{ event: string }>(
    'select event from order_events where number = $1 order by sequence',
    [number],
  );
  const items = await database.query<Seen['items'][number]>(itemsOf, [number]);
  const [row] = await database.query<{ waiting: number }>(
    `select ((select count(*) from outbox where failed_at is null and (due <= now() or tries > 0))
      + (select count(*) from outbox_batches))::int as waiting`,
  );
  return { number, moves: moves.map(({ event }) => event), items, waiting: row?.waiting ?? 0 };
}

for (let line = await nextLine(); line !== undefined; line = await nextLine()) {
  const asked = JSON.parse(line) as Asked & { readonly ask: number };
  const answer = answers[asked.do] as (given: Asked) => Promise<unknown>;
  answer(asked).then(
    (value) => tell({ answers: asked.ask, value } satisfies Answer),
    (error: unknown) => tell({ answers: asked.ask, trouble: String(error) } satisfies Answer),
  );
}
