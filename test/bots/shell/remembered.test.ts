import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBatcher } from '#bots/shell/batcher.ts';
import type { Inbound } from '#bots/shell/channel.ts';
import { rememberingTurns } from '#bots/shell/remembered.ts';
import type { Database } from '#db/client/index.ts';
import { type TurnStore, turnStore } from '#db/turns/index.ts';
import { databaseKinds, testDatabase } from '../../support/database.ts';
import { nothingDone } from '../../support/nothing-done.ts';
import { testSealer } from '../../support/test-sealer.ts';

const from = (conversation: string, text: string): Inbound => ({
  id: `${conversation}:${text}`,
  conversation,
  at: 0,
  event: { type: 'text', text },
  sender: {},
});

/** A process whose conversations are the lines it heard. */
const processOn = (store: TurnStore) =>
  createBatcher({
    store,
    decide: (state, { event }) => ({
      state: [...((state as readonly string[] | undefined) ?? []), event.type === 'text' ? event.text : ''],
      queued: [],
      rows: {},
    }),
    park: (_state, { id }, reason) => {
      throw new Error(`${id}: ${reason}`);
    },
    committed: () => {},
    doneRows: nothingDone,
    size: 64,
    report: (error) => {
      throw error;
    },
    random: () => 0,
  });

describe.each(databaseKinds)('chats that a process remembers on %s', (kind) => {
  let database: Database;
  const clock = { now: 0 };
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  /** A process, and what it read from the database so far. */
  const start = () => {
    const reads: string[] = [];
    const store = turnStore(database.query, testSealer);
    const counted: TurnStore = {
      ...store,
      read: (lines) => {
        reads.push(lines.map(({ conversation }) => conversation).join());
        return store.read(lines);
      },
    };
    return { ...processOn(rememberingTurns(counted, { now: () => clock.now, random: Math.random })), reads };
  };
  const heard = async (conversation: string) =>
    (await turnStore(database.query, testSealer).read([{ conversation }])).states.get(conversation)?.state;

  it('go on where they were without being read', async () => {
    const { accept, reads } = start();
    for (const text of ['hi', 'sell', 'phone']) await accept(from('test:goes-on', text));
    expect(await heard('test:goes-on')).toEqual(['hi', 'sell', 'phone']);
    expect(reads).toEqual(['test:goes-on']);
  });

  it('take a line that is delivered twice once, and lose none that came with it', async () => {
    const { accept } = start();
    for (const text of ['hi', 'sell']) await accept(from('test:twice', text));
    await Promise.all([
      accept(from('test:twice', 'sell')),
      accept(from('test:twice', 'phone')),
      accept(from('test:beside', 'hi')),
    ]);
    expect(await heard('test:twice')).toEqual(['hi', 'sell', 'phone']);
    expect(await heard('test:beside')).toEqual(['hi']);
  });

  it('keep every line, once and in its order, when two processes take turns', async () => {
    const both = [start(), start()];
    const said = Array.from({ length: 20 }, (_, n) => `line ${n}`);
    for (const [n, text] of said.entries()) {
      await Promise.all([0, 1, 2].map((chat) => both[n % 2]?.accept(from(`test:shared:${chat}`, text))));
      clock.now += 7_000;
    }
    for (const chat of [0, 1, 2]) expect(await heard(`test:shared:${chat}`)).toEqual(said);
  });

  it('are read each time for a minute once another process was seen at work', async () => {
    const [one, other] = [start(), start()];
    for (const { accept } of [one, other, one]) await accept(from('test:minute', `at ${Math.random()}`));
    const before = one.reads.length;
    for (const text of ['a', 'b', 'c']) await one.accept(from('test:minute', text));
    expect(one.reads.length - before).toBe(3);
    clock.now += 60_000;
    for (const text of ['d', 'e', 'f']) await one.accept(from('test:minute', text));
    expect(one.reads.length - before).toBe(4);
  });

  it('begin anew when their row was deleted, and bring nothing of it back', async () => {
    const { accept } = start();
    await accept(from('test:erased', 'my name is Asha'));
    await database.query("delete from conversations where key = 'test:erased'");
    await accept(from('test:erased', 'hi'));
    expect(await heard('test:erased')).toEqual(['hi']);
  });

  it('do not come back after another process began them anew, however many lines it took', async () => {
    const [one, other] = [start(), start()];
    for (const text of ['my name is Asha', 'my phone is 98765']) await one.accept(from('test:anew', text));
    await database.query("delete from conversations where key = 'test:anew'");
    for (const text of ['hi', 'sell']) await other.accept(from('test:anew', text));
    await one.accept(from('test:anew', 'next'));
    expect(await heard('test:anew')).toEqual(['hi', 'sell', 'next']);
  });

  it('are remembered on when one of them is delivered a line twice', async () => {
    const { accept, reads } = start();
    for (const chat of ['test:one', 'test:two']) await accept(from(chat, 'hi'));
    await Promise.all([accept(from('test:one', 'hi')), accept(from('test:one', 'sell'))]);
    const before = reads.length;
    for (const text of ['a', 'b', 'c']) await accept(from('test:two', text));
    expect(reads.length).toBe(before);
  });

  it('are forgotten when they are many, the ones of longest ago first', async () => {
    const { accept, reads } = start();
    const chats = Array.from({ length: 8_200 }, (_, n) => `test:many:${n}`);
    await Promise.all(chats.map((chat) => accept(from(chat, 'hi'))));
    const before = reads.length;
    await accept(from('test:many:8199', 'sell'));
    expect(reads.length).toBe(before);
    await accept(from('test:many:0', 'sell'));
    expect(reads.slice(before)).toEqual(['test:many:0']);
  });
});
