import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deriveSecrets } from '#bots/secrets.ts';
import { createBatcher } from '#bots/shell/batcher.ts';
import type { Inbound } from '#bots/shell/channel.ts';
import { decideTurns } from '#bots/shell/decide.ts';
import { carryOut } from '#bots/shell/effects.ts';
import { rememberingTurns } from '#bots/shell/remembered.ts';
import type { Database } from '#db/client/index.ts';
import { entropyPool } from '#db/entropy.ts';
import { turnStore } from '#db/turns/index.ts';
import { benchDesk } from '../../scripts/bench/contenders/bench-desk.ts';
import { textsOf } from '../../scripts/bench/trivial.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { nothingDone } from '../support/nothing-done.ts';
import { testSecret } from '../support/open-shop.ts';
import { copy, sampleShop } from '../support/shop.ts';
import { testSealer } from '../support/test-sealer.ts';

const questions = 5;
const texts = textsOf(questions);

const message = (chat: number, text: string): Inbound => ({
  id: `bench:1:${chat}:${text}`,
  conversation: `bench:1:${chat}`,
  at: Date.now(),
  event: { type: 'text', text },
  sender: { language: 'en' },
});

/** Statements, and round trips: those that leave while others are under way travel with them. */
function counting(database: Database) {
  const seen = { statements: 0, roundTrips: 0 };
  let underWay = 0;
  const query: Database['query'] = async (text, params) => {
    seen.statements++;
    if (underWay === 0) seen.roundTrips++;
    underWay++;
    try {
      return await database.query(text, params);
    } finally {
      underWay--;
    }
  };
  return { seen, query };
}

/** The turns of the real counter, up to their commit. */
function turnsOn(query: Database['query']) {
  const shop = sampleShop();
  const effects = carryOut(deriveSecrets(testSecret).sealer);
  const desk = benchDesk(questions);
  return createBatcher({
    store: rememberingTurns(turnStore(query, testSealer), { now: () => 0, random: Math.random }),
    ...decideTurns({ copy, snapshot: () => shop, now: Date.now, entropy: entropyPool(16), effects, desk }),
    committed: () => {},
    doneRows: nothingDone,
    size: 64,
    random: () => 0,
    report: (error) => {
      throw error;
    },
  });
}

describe.each(databaseKinds)('statements of the whole turn on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  it('are one in one round trip at each step of a sale, the one that makes the order too, after one that reads', async () => {
    const { seen, query } = counting(database);
    const { accept } = turnsOn(query);
    for (const [n, text] of texts.entries()) {
      await accept(message(1, text));
      expect(seen).toEqual({ statements: n + 2, roundTrips: n + 2 });
    }
    const [kept] = await database.query('select count(*)::int as n from orders');
    expect(kept).toEqual({ n: 1 });
  });

  it('are the same two for 64 chats at once, whatever they are at', async () => {
    const before = turnsOn(database.query);
    for (const text of texts.slice(0, questions))
      for (let chat = 100; chat < 132; chat++) await before.accept(message(chat, text));
    const { seen, query } = counting(database);
    const { accept } = turnsOn(query);
    const last = texts[questions] ?? '';
    await Promise.all(
      Array.from({ length: 64 }, (_, n) => accept(message(100 + n, n < 32 ? last : (texts[0] ?? '')))),
    );
    expect(seen).toEqual({ statements: 2, roundTrips: 2 });
    const [kept] = await database.query(
      "select count(*)::int as n from orders where conversation <> 'bench:1:1'",
    );
    expect(kept).toEqual({ n: 32 });
  });
});
