import { connect, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '#db/client/index.ts';
import { queue, sealQueued } from '#db/outbox/index.ts';
import { databaseKinds, testDatabase, testDatabaseUrl } from '../support/database.ts';
import { openShop } from '../support/open-shop.ts';
import { testSealer } from '../support/test-sealer.ts';

const conversation = 'test:shop:asha';

/** A reply that a process was sending when it was killed: nobody else touches it for a minute. */
async function leave(database: Database): Promise<void> {
  const payload = { id: 'left', conversation, replies: [{ text: 'Your order is HT-1' }], menu: undefined };
  await queue(database, [sealQueued(testSealer, { lane: conversation, kind: 'reply', payload })]);
  await database.query(`update outbox set leased_until = now() + interval '1 minute'`);
}

const leases = (database: Database) => database.query('select lane from outbox where leased_until > now()');

async function opened(url: string): Promise<Database> {
  const database = await openDatabase({ url, size: { lanes: 1, slots: 1 } });
  onTestFinished(() => database.close());
  await database.ping();
  return database;
}

describe.each(databaseKinds)('what a killed Haat had in hand on %s', (kind) => {
  it('waits for nobody once it is started again', async () => {
    const database = await testDatabase(kind);
    await leave(database);
    const shop = await openShop(database);
    onTestFinished(() => shop.close());
    expect(await leases(database)).toEqual([]);
    await expect.poll(() => shop.heard(conversation).length, { timeout: 10_000 }).toBe(1);
  });
});

describe.runIf(databaseKinds.includes('postgres'))('what another Haat has in hand', () => {
  it('stays its own while it lives, and no longer', async () => {
    const url = await testDatabaseUrl();
    const other = await openDatabase({ url, size: { lanes: 1, slots: 1 } });
    const shop = await openShop(await openDatabase({ url }));
    await leave(other);
    await shop.close();
    const second = await openShop(await openDatabase({ url }));
    onTestFinished(() => second.close());
    expect(await leases(other)).toHaveLength(1);
    await other.close();
    const looks = await opened(url);
    expect(await looks.isAlone()).toBe(false);
  });

  it('is not taken by one that cannot be told from it', async () => {
    const url = await testDatabaseUrl();
    const named = await opened(`${url}?application_name=haat`);
    expect(await named.isAlone()).toBe(false);
  });

  it('is not taken where something stands between, which may bear the name of another', async () => {
    const url = new URL(await testDatabaseUrl());
    const between = createServer((ours) => {
      const theirs = connect(Number(url.port), url.hostname);
      ours.pipe(theirs).pipe(ours);
      for (const end of [ours, theirs]) end.on('error', () => end.destroy());
    });
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void between.close());
    const address = between.address();
    expect(await (await opened(url.href)).isAlone()).toBe(true);
    const through = new URL(url);
    through.hostname = '127.0.0.1';
    through.port = String(typeof address === 'object' ? address?.port : 0);
    expect(await (await opened(through.href)).isAlone()).toBe(false);
    expect(await (await opened(`${url.href}?prepare=false`)).isAlone()).toBe(false);
  });
});
