import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBatcher } from '#bots/shell/batcher.ts';
import type { Inbound } from '#bots/shell/channel.ts';
import { rememberingTurns } from '#bots/shell/remembered.ts';
import type { Database } from '#db/client/index.ts';
import { turnStore } from '#db/turns/index.ts';
import { databaseKinds, testDatabase } from '../../support/database.ts';
import { nothingDone } from '../../support/nothing-done.ts';
import { testSealer } from '../../support/test-sealer.ts';

const from = (chat: number, n: number): Inbound => ({
  id: `count:${chat}:${n}`,
  conversation: `test:count:${chat}`,
  at: 0,
  event: { type: 'text', text: 'hi' },
  sender: {},
});

/** Statements, and round trips: those that leave while others are under way travel with them. */
function counting({ query }: Pick<Database, 'query'>) {
  const seen = { statements: 0, roundTrips: 0 };
  let underWay = 0;
  const counted: typeof query = async (text, params) => {
    seen.statements++;
    if (underWay === 0) seen.roundTrips++;
    underWay++;
    try {
      return await query(text, params);
    } finally {
      underWay--;
    }
  };
  return { counted, seen };
}

describe.each(databaseKinds)('what a turn costs on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  const batcherOn = (query: Database['query']) =>
    createBatcher({
      store: rememberingTurns(turnStore(query, testSealer), { now: () => 0, random: Math.random }),
      decide: () => ({
        state: { at: 1 },
        queued: [{ lane: 'test:x', kind: 'reply', payload: {} }],
        rows: {},
      }),
      park: () => ({ state: {}, queued: [], rows: {} }),
      committed: () => {},
      doneRows: nothingDone,
      size: 64,
      report: (error) => {
        throw error;
      },
      random: () => 0,
    });

  it('alone: two round trips and two statements', async () => {
    const { counted, seen } = counting(database);
    await batcherOn(counted).accept(from(1, 1));
    expect(seen).toEqual({ statements: 2, roundTrips: 2 });
  });

  it('with 63 others: two round trips and two statements for all of them', async () => {
    const { counted, seen } = counting(database);
    const { accept } = batcherOn(counted);
    await Promise.all(Array.from({ length: 64 }, (_, chat) => accept(from(chat, 2))));
    expect(seen).toEqual({ statements: 2, roundTrips: 2 });
    const [kept] = await database.query(
      "select count(*)::int as n from conversations where key like 'test:count:%'",
    );
    expect(kept).toEqual({ n: 64 });
  });

  it('in chats that go on: one round trip and one statement', async () => {
    const { counted, seen } = counting(database);
    const { accept } = batcherOn(counted);
    await Promise.all(Array.from({ length: 64 }, (_, chat) => accept(from(chat, 3))));
    await Promise.all(Array.from({ length: 64 }, (_, chat) => accept(from(chat, 4))));
    expect(seen).toEqual({ statements: 3, roundTrips: 3 });
  });

  it('in a chat that goes on beside one that comes back: the one is not read', async () => {
    const { counted, seen } = counting(database);
    const { accept } = batcherOn(counted);
    await accept(from(1, 5));
    await Promise.all([accept(from(1, 6)), accept(from(2, 6))]);
    expect(seen).toEqual({ statements: 4, roundTrips: 4 });
  });

  it('a redelivery: the read only', async () => {
    const { counted, seen } = counting(database);
    await batcherOn(counted).accept(from(1, 1));
    expect(seen).toEqual({ statements: 1, roundTrips: 1 });
  });
});
