import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ChannelError } from '#bots/shell/errors.ts';
import { createOutbox, type Outbox } from '#bots/shell/outbox.ts';
import type { Database } from '#db/client/index.ts';
import { type OutboxStore, outboxStore, type Taken } from '#db/outbox/index.ts';
import { type Queued, turnStore } from '#db/turns/index.ts';
import { databaseKinds, testDatabase } from '../../support/database.ts';
import { testSealer } from '../../support/test-sealer.ts';

type Sending = { readonly lane: string; readonly done: () => void; readonly fails: (error: Error) => void };

const reply = (lane: string, n = 1): Queued => ({ lane, kind: 'reply', payload: { n } });

describe.each(databaseKinds)('replies that wait as one row on %s', (kind) => {
  let database: Database;
  const opened: Outbox[] = [];
  /** What a test left unsent, so that no outbox waits for it for ever. */
  const ends: (() => void)[] = [];
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterEach(async () => {
    const stopped = opened.splice(0).map((outbox) => outbox.stop());
    for (const end of ends.splice(0)) end();
    await Promise.all(stopped);
    await database.script('delete from outbox; delete from outbox_batches');
  });
  afterAll(() => database.close());

  const batches = async () => (await database.query('select ids from outbox_batches')).length;
  /** Lanes of the rows there are. */
  const rows = async () =>
    (await database.query<{ lane: string }>('select lane from outbox order by id')).map(({ lane }) => lane);

  const rowsAfterLook = (outbox: Outbox) => {
    outbox.nudge();
    return rows();
  };

  /** An outbox whose messages the test sends by hand; `sent` tells what was sent, in order. */
  function outboxByHand(changes: Partial<OutboxStore> = {}, sees: (job: Taken) => void = () => {}) {
    const sending = new Map<string, Sending>();
    const sent: string[] = [];
    const send = (job: Taken): Promise<void> =>
      new Promise((resolve, fails) => {
        const { lane, payload } = job;
        sees(job);
        const done = (): void => {
          sent.push(`${lane} ${(payload as { n: number }).n}`);
          resolve();
        };
        sending.set(lane, { lane, done, fails });
        ends.push(resolve);
      });
    const outbox = createOutbox({
      store: { ...outboxStore(database, testSealer), ...changes },
      handlers: { reply: send, lookup: send },
      report: () => {},
      now: Date.now,
      channels: () => ['chat'],
    });
    opened.push(outbox);
    /** What a batch of turns says, committed and handed on. */
    const says = async (...queued: readonly Queued[]): Promise<void> => {
      const nothing = { positions: [], seen: [], rows: {}, done: { rows: [], batches: [] } };
      const { ids, together } = await turnStore(database.query, testSealer).write({ ...nothing, queued });
      const jobs = queued.map((effect, n) => ({ ...effect, id: ids[n] as number, tries: 0 }));
      outbox.push(jobs, together);
    };
    const at = async (lane: string): Promise<Sending> => {
      const looks = (): boolean => {
        outbox.nudge();
        return sending.has(lane);
      };
      await expect.poll(looks, { timeout: 10_000 }).toBe(true);
      const found = sending.get(lane) as Sending;
      sending.delete(lane);
      return found;
    };
    return { outbox, says, at, sent };
  }

  const refused = (after: number) => new ChannelError('rate-limited', 'slow down', after);

  it('go when the last of them was sent', async () => {
    const { outbox, says, at, sent } = outboxByHand();
    await outbox.start();
    await says(reply('chat:a'), reply('chat:b'), reply('chat:a', 2));
    (await at('chat:b')).done();
    (await at('chat:a')).done();
    const last = await at('chat:a');
    expect([await batches(), await rows()]).toEqual([1, []]);
    last.done();
    await outbox.idle();
    expect([await batches(), await rows()]).toEqual([0, []]);
    expect(sent).toEqual(['chat:b 1', 'chat:a 1', 'chat:a 2']);
  });

  it('S0-49: are rows of their own once one of them is refused, and only that one is sent again', async () => {
    const { outbox, says, at, sent } = outboxByHand();
    await outbox.start();
    await says(reply('chat:a'), reply('chat:b'), reply('chat:a', 2), reply('chat:c'));
    (await at('chat:b')).done();
    (await at('chat:a')).fails(refused(50));
    (await at('chat:c')).done();
    (await at('chat:a')).done();
    (await at('chat:a')).done();
    await outbox.idle();
    expect([await batches(), await rows()]).toEqual([0, []]);
    expect([...sent].sort()).toEqual(['chat:a 1', 'chat:a 2', 'chat:b 1', 'chat:c 1']);
    expect(sent.indexOf('chat:a 1')).toBeLessThan(sent.indexOf('chat:a 2'));
  });

  it('S0-49: are said by another process, in order, when the one that wrote them is gone', async () => {
    const gone = outboxByHand();
    await gone.outbox.start();
    await gone.says(reply('chat:a'), reply('chat:b'), reply('chat:a', 2));
    const other = outboxByHand();
    await other.outbox.start();
    other.outbox.nudge();
    await other.outbox.idle();
    expect(await batches()).toBe(1);
    await database.query("update outbox_batches set leased_until = now() - interval '1 second'");
    (await other.at('chat:a')).done();
    (await other.at('chat:b')).done();
    (await other.at('chat:a')).done();
    await other.outbox.idle();
    expect([await batches(), await rows()]).toEqual([0, []]);
    expect(other.sent).toEqual(['chat:a 1', 'chat:b 1', 'chat:a 2']);
    for (const lane of ['chat:a', 'chat:b', 'chat:a']) (await gone.at(lane)).done();
    await gone.outbox.idle();
  });

  it('E2: are rows of their own when one is slow, so that a crash repeats nothing that was said before', async () => {
    const { outbox, says, at, sent } = outboxByHand();
    await outbox.start();
    await says(reply('chat:a'), reply('chat:slow'), reply('chat:slow', 2));
    (await at('chat:a')).done();
    const slow = await at('chat:slow');
    await expect.poll(() => rowsAfterLook(outbox), { timeout: 10_000 }).toEqual(['chat:slow', 'chat:slow']);
    expect(await batches()).toBe(0);
    slow.done();
    (await at('chat:slow')).done();
    await outbox.idle();
    expect(await rows()).toEqual([]);
    expect(sent).toEqual(['chat:a 1', 'chat:slow 1', 'chat:slow 2']);
  });

  it('E2: what is sent while they become rows is not sent again', async () => {
    const store = outboxStore(database, testSealer);
    const waiting: (() => void)[] = [];
    const unpack = (batch: number, ids: readonly number[]) =>
      new Promise<void>((go) => waiting.push(go)).then(() => store.unpack(batch, ids));
    const { outbox, says, at, sent } = outboxByHand({ unpack });
    await outbox.start();
    await says(reply('chat:a'), reply('chat:b'));
    const meanwhile = await at('chat:b');
    (await at('chat:a')).fails(refused(50));
    await expect.poll(() => waiting.length).toBe(1);
    meanwhile.done();
    waiting[0]?.();
    await expect.poll(rows).toEqual(['chat:a']);
    (await at('chat:a')).done();
    await outbox.idle();
    expect([await batches(), await rows(), sent]).toEqual([0, [], ['chat:b 1', 'chat:a 1']]);
  });

  it('E6: stay as they are while the database is away, and become rows when it is back', async () => {
    const store = outboxStore(database, testSealer);
    const lost = Object.assign(new Error('gone'), { code: 'CONNECTION_CLOSED' });
    let isAway = true;
    const unpack: OutboxStore['unpack'] = (batch, ids) =>
      isAway ? Promise.reject(lost) : store.unpack(batch, ids);
    const { outbox, says, at, sent } = outboxByHand({ unpack });
    await outbox.start();
    await says(reply('chat:a'), reply('chat:b'), reply('chat:c'));
    const [b, c] = [await at('chat:b'), await at('chat:c')];
    (await at('chat:a')).fails(refused(50));
    b.done();
    outbox.nudge();
    expect([await batches(), await rows()]).toEqual([1, []]);
    isAway = false;
    c.done();
    await expect.poll(() => rowsAfterLook(outbox), { timeout: 10_000 }).toEqual(['chat:a']);
    await database.query('update outbox set leased_until = null');
    (await at('chat:a')).done();
    await outbox.idle();
    expect([await batches(), await rows()]).toEqual([0, []]);
    expect(sent).toEqual(['chat:b 1', 'chat:c 1', 'chat:a 1']);
  });

  it('E6: are sent once when they are found again, though the database was away when one was refused', async () => {
    const lost = Object.assign(new Error('gone'), { code: 'CONNECTION_CLOSED' });
    const { outbox, says, at, sent } = outboxByHand({ unpack: () => Promise.reject(lost) });
    await outbox.start();
    await says(reply('chat:a'));
    (await at('chat:a')).fails(refused(50));
    await outbox.idle();
    await database.query("update outbox_batches set leased_until = now() - interval '1 second'");
    (await at('chat:a')).done();
    await outbox.idle();
    expect([await batches(), await rows(), sent]).toEqual([0, [], ['chat:a 1']]);
  });

  it('S0-49: besides replies, what an order sets off is done as what it is by another process, in order', async () => {
    const kinds: string[] = [];
    const gone = outboxByHand();
    await gone.outbox.start();
    const lookup = { lane: 'chat:a', kind: 'lookup', payload: { n: 2 } };
    await gone.says(reply('chat:a'), lookup, reply('chat:b'), { ...lookup, lane: 'card:1' });
    expect([await batches(), await rows()]).toEqual([2, []]);
    await database.query("update outbox_batches set leased_until = now() - interval '1 second'");
    const other = outboxByHand({}, ({ lane, kind }) => void kinds.push(`${lane} ${kind}`));
    await other.outbox.start();
    for (const lane of ['chat:a', 'chat:b', 'card:1', 'chat:a']) (await other.at(lane)).done();
    await other.outbox.idle();
    expect([await batches(), await rows()]).toEqual([0, []]);
    expect(kinds.sort()).toEqual(['card:1 lookup', 'chat:a lookup', 'chat:a reply', 'chat:b reply']);
    expect(other.sent.indexOf('chat:a 1')).toBeLessThan(other.sent.indexOf('chat:a 2'));
    for (const lane of ['chat:a', 'chat:b', 'card:1', 'chat:a']) (await gone.at(lane)).done();
    await gone.outbox.idle();
  });

  it('what another process says next in a chat waits for them', async () => {
    const one = outboxByHand();
    await one.outbox.start();
    await one.says(reply('chat:a'), reply('chat:b'));
    const first = await one.at('chat:a');
    const other = outboxByHand();
    await other.outbox.start();
    await other.says({ ...reply('chat:a', 2), elsewhere: true });
    other.outbox.nudge();
    await other.outbox.idle();
    expect(other.sent).toEqual([]);
    expect(await other.outbox.awaits(['chat:a', 'chat:z'], { kinds: ['reply'], within: 60_000 })).toEqual(
      new Set(['chat:a']),
    );
    first.done();
    (await one.at('chat:b')).done();
    await one.outbox.idle();
    (await other.at('chat:a')).done();
    await other.outbox.idle();
    expect([one.sent, other.sent]).toEqual([['chat:a 1', 'chat:b 1'], ['chat:a 2']]);
  });

  it('what was not sent when a process stops is done by the next one at once', async () => {
    const one = outboxByHand();
    await one.outbox.start();
    await one.says(reply('chat:a'), reply('chat:b'), reply('chat:b', 2));
    (await one.at('chat:a')).done();
    const b = await one.at('chat:b');
    const stopped = one.outbox.stop();
    b.done();
    await stopped;
    expect([await batches(), await rows()]).toEqual([0, ['chat:b']]);
    const next = outboxByHand();
    await next.outbox.start();
    (await next.at('chat:b')).done();
    await next.outbox.idle();
    expect([...one.sent, ...next.sent]).toEqual(['chat:a 1', 'chat:b 1', 'chat:b 2']);
  });
});
