import type { NewOrder } from '#core/buyback/index.ts';
import { orderNumber } from '#core/shared/index.ts';
import { type OrderStore, openMatching, orderRows } from '../../db/orders/index.ts';
import { sealer } from '../../db/sealed.ts';
import { payloadCell, readDocument, turnStore } from '../../db/turns/index.ts';
import { aNewOrder } from '../core/buyback/an-order.ts';
import { type DatabaseKind, testDatabase } from '../support/database.ts';

const keys = { keys: new Map([['k1', Buffer.alloc(32, 1)]]), lookup: Buffer.alloc(32, 2) };

export async function anOrderStore(kind: DatabaseKind): Promise<OrderStore> {
  return { database: await testDatabase(kind), sealer: sealer(keys) };
}

let made = 0;

/** A number that no other order of this test run has. */
export function freshNumber(): string {
  made += 1;
  return orderNumber(Uint8Array.of(7, 7, 7, made >> 16, (made >> 8) & 255, made & 255, 7));
}

/** Sells a device the way a turn does: its rows go through the statement of the hot path. Nobody is asked yet. */
export async function writeOrder(
  { database, sealer: seals }: OrderStore,
  changes: Partial<NewOrder> = {},
): Promise<NewOrder> {
  const number = freshNumber();
  const order = aNewOrder({ number, conversation: `telegram:7001:${number}`, ...changes });
  const { rows, queued } = orderRows(order, seals);
  const write = { positions: [], done: { rows: [], batches: [] }, seen: [number], queued, rows };
  await turnStore((text, params) => database.query(text, params), seals).write(write);
  return order;
}

/** The same, and it is offered to whoever may have it. */
export async function sell(store: OrderStore, changes: Partial<NewOrder> = {}): Promise<NewOrder> {
  const order = await writeOrder(store, changes);
  await openMatching(store, { number: order.number, at: order.at });
  return order;
}

export type Effect = {
  readonly lane: string;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
};

/** What was queued since the last look, in order. */
export async function takeEffects({ database, sealer: seals }: OrderStore): Promise<readonly Effect[]> {
  const rows = await database.query<Omit<Effect, 'payload'> & { readonly payload: string }>(
    `with gone as (delete from outbox returning id, lane, kind, payload),
      batches as (delete from outbox_batches returning ids, lanes, kinds, payloads)
      select * from gone union all
      select u.id, u.lane, coalesce(u.kind, 'reply'), u.payload
        from batches, unnest(ids, lanes, kinds, payloads) as u (id, lane, kind, payload)
      order by id`,
  );
  return rows.map(({ lane, kind, payload }) => {
    const read = readDocument(seals, payloadCell(lane), payload);
    return { lane, kind, payload: read as Effect['payload'] };
  });
}

/** The keys of what the customer is told, in order. */
export const told = (effects: readonly Effect[], conversation: string): readonly unknown[] =>
  effects
    .filter(({ kind, lane }) => kind === 'news' && lane === conversation)
    .flatMap(({ payload }) => (payload.says as readonly { readonly key: string }[]).map(({ key }) => key));

/** The newest clock of an order, the only one that still counts: when it rings, and for which version of the order. */
export async function clockOf({ database }: OrderStore, number: string) {
  const [row] = await database.query<{ due: number; version: number }>(
    `select due, (payload::json->>'version')::int as version from outbox
     where kind = 'clock' and payload::json->>'number' = $1 order by id desc limit 1`,
    [number],
  );
  if (!row) throw new Error('no clock runs');
  return { due: Number(row.due), version: row.version };
}
