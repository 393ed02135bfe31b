import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Bank, openBank } from './bank.ts';
import { eventsOf } from './events.ts';
import { badRequest, isKey, judge } from './judge.ts';
import type { Call, Event, Plan } from './types.ts';

export type { Plan } from './types.ts';

export type DoubleOptions = {
  readonly keyId: string;
  readonly keySecret: string;
  readonly webhookSecret: string;
  /** What is to happen with a payout, by its key. */
  readonly plan: (key: string) => Plan;
  /** Brings an event to whoever subscribed, and gives the status of the answer. */
  readonly deliver: (event: Event) => Promise<number>;
};

/** A RazorpayX on loopback with a ledger of its own. Rules from razorpay.com/docs; no bank is involved. */
export type Double = {
  readonly url: string;
  readonly bank: Bank;
  /** Every call to make a payout, with its key and body. */
  readonly calls: readonly Call[];
  /** Events that were not delivered yet. */
  readonly waiting: Event[];
  close(): Promise<void>;
};

type State = DoubleOptions & {
  readonly bank: Bank;
  readonly calls: Call[];
  readonly waiting: Event[];
  readonly bodies: Map<string, string>;
  readonly stumbled: Set<string>;
};

export async function openRazorpayx(options: DoubleOptions): Promise<Double> {
  const state: State = {
    ...options,
    bank: openBank(),
    calls: [],
    waiting: [],
    bodies: new Map(),
    stumbled: new Set(),
  };
  const server = createServer((request, response) => void serve(state, request, response));
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { bank, calls, waiting } = state;
  return { url: `http://127.0.0.1:${port}`, bank, calls, waiting, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const expected = `Basic ${Buffer.from(`${state.keyId}:${state.keySecret}`).toString('base64')}`;
  const url = new URL(request.url ?? '/', 'http://double');
  if (request.headers.authorization !== expected)
    return answer(response, 401, badRequest('Authentication failed'));
  if (url.pathname !== '/v1/payouts')
    return answer(response, 404, badRequest('The requested URL was not found'));
  if (request.method === 'GET') return list(state, url, response);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const key = String(request.headers['x-payout-idempotency'] ?? '');
  return make(state, { key, body: Buffer.concat(chunks).toString() }, response);
}

function list({ bank }: State, url: URL, response: ServerResponse): void {
  const asked = (name: string) => url.searchParams.get(name);
  const reference = asked('reference_id');
  const from = Number(asked('from') ?? 0);
  const skip = Number(asked('skip') ?? 0);
  const all =
    reference === null
      ? [...bank.payouts.values()].filter((each) => each.created_at >= from)
      : [bank.find(reference), bank.find(`${reference} again`)].flatMap((each) => each ?? []);
  const items = asked('account_number') ? all.slice(skip, skip + Number(asked('count') ?? 10)) : [];
  answer(response, 200, { entity: 'collection', count: items.length, items });
}

type Asked = { readonly key: string; readonly body: string };

async function make(state: State, asked: Asked, response: ServerResponse): Promise<void> {
  const { calls, bank } = state;
  const done = (status: number, body: unknown): void => {
    calls.push({ ...asked, answered: status });
    answer(response, status, body);
  };
  const { key, body } = asked;
  if (key === '') return done(400, badRequest('Idempotency key is missing.', 'X-Payout-Idempotency'));
  if (!isKey(key)) return done(400, badRequest('Idempotency key is invalid', 'X-Payout-Idempotency'));
  const before = state.bodies.get(key);
  if (before !== undefined && before !== body)
    return done(400, badRequest('Different request body sent for the same Idempotency Header'));
  const known = bank.find(key);
  if (known) return done(200, known);
  const plan = state.plan(key);
  const judged = judge(JSON.parse(body));
  if ('field' in judged) return done(400, badRequest('The request is invalid', judged.field));
  if (plan === 'refused') return done(400, badRequest('The VPA is not active', 'vpa.address'));
  if (plan === 'error-before' && !state.stumbled.has(key)) {
    state.stumbled.add(key);
    return done(500, { error: { code: 'SERVER_ERROR' } });
  }
  state.bodies.set(key, body);
  await reply(state, { plan, asked, done, response, entity: bank.make(key, judged.ok) });
}

type Reply = {
  readonly plan: Plan;
  readonly asked: Asked;
  readonly done: (status: number, body: unknown) => void;
  readonly response: ServerResponse;
  readonly entity: ReturnType<Bank['make']>;
};

async function reply(state: State, { plan, asked, done, response, entity }: Reply): Promise<void> {
  const shown = { ...entity };
  const steps = state.bank.settle(entity, plan);
  const events = plan === 'silent' ? [] : eventsOf(entity, { plan, steps, secret: state.webhookSecret });
  if (plan === 'event-first') for (const event of events) await state.deliver(event);
  else state.waiting.push(...events);
  if (plan === 'error-after') return done(500, { error: { code: 'SERVER_ERROR' } });
  if (plan !== 'reply-lost') return done(200, shown);
  state.calls.push({ ...asked, answered: 0 });
  response.destroy();
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
