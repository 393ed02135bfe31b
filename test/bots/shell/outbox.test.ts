import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChannelError, UnreadableError } from '#bots/shell/errors.ts';
import { createOutbox, type Handler } from '#bots/shell/outbox.ts';
import type { Database } from '#db/client/index.ts';
import { outboxStore, queue, sealQueued, type Taken } from '#db/outbox/index.ts';
import { databaseKinds, testDatabase } from '../../support/database.ts';
import { testSealer } from '../../support/test-sealer.ts';

type Doing = { readonly job: Taken; readonly done: () => void; readonly fails: (error: Error) => void };

describe.each(databaseKinds)('the outbox on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  const rows = async () =>
    database.query(
      'select lane, kind, tries, error, failed_at is not null as failed from outbox order by id',
    );
  const put = (lane: string, n: number, due?: number) =>
    queue(database, [{ lane, kind: 'reply', payload: { n }, ...(due === undefined ? {} : { due }) }]);

  /** An outbox whose effects the test does by hand, one promise each. */
  function outboxByHand(channels = ['chat'], store = outboxStore(database, testSealer)) {
    const waiting: ((doing: Doing) => void)[] = [];
    const arrived: Doing[] = [];
    const reply: Handler = (job) =>
      new Promise<void>((done, fails) => {
        const doing = { job, done, fails };
        const next = waiting.shift();
        if (next) next(doing);
        else arrived.push(doing);
      });
    const reported: unknown[] = [];
    const outbox = createOutbox({
      store,
      handlers: { reply },
      report: (error) => void reported.push(error),
      now: Date.now,
      channels: () => channels,
    });
    const next = () =>
      new Promise<Doing>((resolve) => {
        const doing = arrived.shift();
        if (doing) resolve(doing);
        else waiting.push(resolve);
      });
    return { outbox, next, arrived, reported };
  }

  it('E2: does the effects of one chat in their order, and of other chats beside it', async () => {
    await put('chat:a', 1);
    await put('chat:a', 2);
    await put('chat:b', 3);
    const { outbox, next, arrived } = outboxByHand();
    await outbox.start();
    const [one, other] = [await next(), await next()];
    expect([one, other].map(({ job }) => (job.payload as { n: number }).n)).toEqual([1, 3]);
    expect(arrived).toEqual([]);
    one.done();
    other.done();
    outbox.nudge();
    await outbox.idle();
    outbox.nudge();
    const last = await next();
    expect(last.job.payload).toEqual({ n: 2 });
    last.done();
    await outbox.idle();
    expect(await rows()).toEqual([]);
    await outbox.stop();
  });

  it('puts aside what was refused for good, with the reason, and goes on in that chat', async () => {
    await put('chat:c', 1);
    await put('chat:c', 2);
    const { outbox, next } = outboxByHand();
    await outbox.start();
    (await next()).fails(new ChannelError('forbidden', 'the person blocked us'));
    await expect.poll(async () => (await rows()).filter(({ failed }) => failed).length).toBe(1);
    outbox.nudge();
    (await next()).done();
    await outbox.idle();
    expect(await rows()).toMatchObject([
      { lane: 'chat:c', failed: true, error: 'forbidden: the person blocked us' },
    ]);
    await outbox.stop();
    await database.query('delete from outbox');
  });

  it('S0-49: puts aside at once what nobody can read any more, says so, and goes on in that chat', async () => {
    const sealed = sealQueued(testSealer, { lane: 'chat:moved', kind: 'reply', payload: { n: 1 } });
    await queue(database, [
      { ...sealed, lane: 'chat:u' },
      { lane: 'chat:u', kind: 'reply', payload: { sealed: 'v1.x.y.z.q' } },
      sealQueued(testSealer, { lane: 'chat:u', kind: 'reply', payload: null }),
    ]);
    const { outbox, next, reported } = outboxByHand();
    await outbox.start();
    const heard = next();
    await expect
      .poll(async () => {
        outbox.nudge();
        return (await rows()).filter(({ failed }) => failed).length;
      })
      .toBe(2);
    outbox.nudge();
    const { job, done } = await heard;
    expect(job.payload).toBeNull();
    done();
    await outbox.idle();
    const error = 'unreadable: changed, moved, or sealed with a key that is not here';
    const aside = { lane: 'chat:u', tries: 1, failed: true, error };
    expect(await rows()).toMatchObject([aside, aside]);
    expect(reported).toEqual([expect.any(UnreadableError), expect.any(UnreadableError)]);
    await outbox.stop();
    await database.query('delete from outbox');
  });

  it('S0-49: tries again what could not be sent, until it is', async () => {
    await put('chat:g', 1);
    const { outbox, next } = outboxByHand();
    await outbox.start();
    (await next()).fails(new ChannelError('unreachable', 'the wire was cut', 50));
    await expect.poll(async () => (await rows())[0]?.tries).toBe(1);
    expect(await rows()).toMatchObject([{ lane: 'chat:g', failed: false }]);
    const again = await next();
    expect(again.job.payload).toEqual({ n: 1 });
    again.done();
    await outbox.idle();
    expect(await rows()).toEqual([]);
    await outbox.stop();
  });

  it('E6 S0-49: waits for days for a channel that is away or has no time, and says then what was to be said', async () => {
    for (const code of ['unreachable', 'rate-limited'] as const) {
      await put('chat:w', 1);
      await database.query("update outbox set tries = 400 where lane = 'chat:w'");
      const { outbox, next } = outboxByHand();
      await outbox.start();
      (await next()).fails(new ChannelError(code, 'not now', 50));
      await expect.poll(async () => (await rows())[0]?.tries).toBe(401);
      const [row] = await database.query(
        "select failed_at is null as waits, extract(epoch from due - now())::int as seconds from outbox where lane = 'chat:w'",
      );
      expect(row?.waits).toBe(true);
      expect(Number(row?.seconds)).toBeGreaterThan(280);
      await database.query("update outbox set due = now(), leased_until = null where lane = 'chat:w'");
      outbox.nudge();
      (await next()).done();
      await outbox.idle();
      expect(await rows()).toEqual([]);
      await outbox.stop();
    }
  });

  it('E6: a refusal that meets a renewal of leases is tried again when it was asked to be', async () => {
    const store = outboxStore(database, testSealer);
    const renewals: (() => void)[] = [];
    const renew = (ids: readonly number[]) =>
      new Promise<void>((resolve) => renewals.push(resolve)).then(() => store.renew(ids));
    const slow = { ...store, renew };
    await put('chat:r', 1);
    const { outbox, next, arrived } = outboxByHand(['chat'], slow);
    await outbox.start();
    const first = await next();
    outbox.nudge();
    await expect.poll(() => renewals.length).toBe(1);
    first.fails(new ChannelError('unreachable', 'the wire was cut', 200));
    await rows();
    renewals[0]?.();
    await expect.poll(async () => (await rows())[0]?.tries).toBe(1);
    // A lease that was renewed for nobody lasts 15 s.
    await expect.poll(() => arrived.length, { timeout: 10_000 }).toBe(1);
    arrived[0]?.done();
    await outbox.idle();
    await outbox.stop();
  });

  it('E6: waits as long as the channel asks, and holds what follows in that chat back', async () => {
    await put('chat:d', 1);
    await put('chat:d', 2);
    const { outbox, next, arrived } = outboxByHand();
    await outbox.start();
    (await next()).fails(new ChannelError('rate-limited', 'slow down', 600_000));
    await expect.poll(async () => (await rows())[0]?.tries).toBe(1);
    outbox.nudge();
    outbox.nudge();
    await outbox.idle();
    expect(arrived).toEqual([]);
    const [head] = await database.query(
      "select due > now() + interval '9 minutes' as later from outbox order by id limit 1",
    );
    expect(head?.later).toBe(true);
    await outbox.stop();
    await database.query('delete from outbox');
  });

  it('gives back what it has not done when it stops; another instance does it at once', async () => {
    await put('chat:e', 1);
    const first = outboxByHand();
    await first.outbox.start();
    const doing = await first.next();
    const stopped = first.outbox.stop();
    doing.fails(new ChannelError('unreachable', 'the wire was cut'));
    await stopped;
    await database.query('update outbox set due = now()');
    const second = outboxByHand();
    await second.outbox.start();
    (await second.next()).done();
    await second.outbox.idle();
    expect(await rows()).toEqual([]);
    await second.outbox.stop();
  });

  it('leaves replies of a channel that does not run here to the process that has it', async () => {
    await put('elsewhere:f', 1);
    const { outbox, arrived } = outboxByHand();
    await outbox.start();
    outbox.nudge();
    await outbox.idle();
    expect(arrived).toEqual([]);
    expect(await rows()).toMatchObject([{ lane: 'elsewhere:f', tries: 0 }]);
    await outbox.stop();
    await database.query('delete from outbox');
  });

  it('E2: what is said after a refused message waits for it, and comes in order', async () => {
    await put('chat:h', 1);
    const { outbox, next, arrived } = outboxByHand();
    await outbox.start();
    const refused = await next();
    await put('chat:h', 2);
    const [later] = await database.query(
      "select id, lane, kind, payload, tries from outbox where payload::json->> 'n' = '2'",
    );
    refused.fails(new ChannelError('rate-limited', 'slow down', 1_500));
    await expect.poll(async () => (await rows())[0]?.tries).toBe(1);
    outbox.push([later as unknown as Taken]);
    expect(arrived).toEqual([]);
    const said: unknown[] = [];
    await expect
      .poll(async () => {
        outbox.nudge();
        for (const doing of arrived.splice(0)) {
          said.push((doing.job.payload as { n: number }).n);
          doing.done();
        }
        await outbox.idle();
        return said;
      })
      .toEqual([1, 2]);
    await outbox.stop();
  });

  it.each(['after that', 'meanwhile'])(
    'what was put off until tomorrow is done at once for whoever comes %s',
    async (when) => {
      await put('chat:w', 1);
      const { outbox, next } = outboxByHand();
      await outbox.start();
      const refused = await next();
      if (when === 'meanwhile') await outbox.hasten('chat:w');
      refused.fails(new ChannelError('rate-limited', 'it is night', 8 * 3_600_000));
      if (when === 'after that') {
        await expect.poll(async () => (await rows())[0]?.tries).toBe(1);
        await outbox.hasten('chat:w');
      }
      const again = await next();
      expect(again.job).toMatchObject({ payload: { n: 1 }, tries: 1 });
      again.done();
      await outbox.idle();
      await outbox.stop();
    },
  );

  it('a timer that is due at once is found, in the lane of a chat as well', async () => {
    await queue(database, [{ lane: 'chat:t', kind: 'timer', payload: {} }]);
    const store = outboxStore(database, testSealer);
    const [timer, ...others] = await store.take({ channels: ['chat'], leaves: [] });
    expect(others).toEqual([]);
    expect(timer).toMatchObject({ lane: 'chat:t', kind: 'timer' });
    await store.remove({ rows: [timer?.id ?? 0], batches: [] });
  });

  it('a timer waits until it is due', async () => {
    await put('timer:g', 1, Date.now() + 600_000);
    const { outbox, next, arrived } = outboxByHand(['timer']);
    await outbox.start();
    outbox.nudge();
    await outbox.idle();
    expect(arrived).toEqual([]);
    await database.query('update outbox set due = now()');
    outbox.nudge();
    (await next()).done();
    await outbox.idle();
    await outbox.stop();
  });
});
