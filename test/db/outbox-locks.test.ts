import { expect, it } from 'vitest';
import { openDatabase } from '#db/client/index.ts';
import { outboxStore } from '#db/outbox/index.ts';
import { databaseKinds, testDatabaseUrl } from '../support/database.ts';
import { testSealer } from '../support/test-sealer.ts';

const queue = `insert into outbox (lane, kind, payload, leased_until)
  select 'test:' || n, 'reply', '{}', now() + interval '1 minute' from generate_series(1, 20000) n returning id`;

it.runIf(databaseKinds.includes('postgres'))(
  'leases are renewed while the same rows are removed, and neither waits for the other',
  async () => {
    const url = await testDatabaseUrl();
    const [one, other] = await Promise.all([openDatabase({ url }), openDatabase({ url })]);
    const ids = (await one.query(queue)).map(({ id }) => Number(id));
    await one.script('analyze outbox');
    for (let from = 0; from < ids.length; from += 1000) {
      const some = ids.slice(from, from + 1000);
      await Promise.all([
        outboxStore(one, testSealer).renew(some),
        outboxStore(other, testSealer).remove({ rows: [...some].reverse(), batches: [] }),
        outboxStore(one, testSealer).renew([...some].reverse()),
      ]);
    }
    expect(await one.query('select count(*)::int as n from outbox')).toEqual([{ n: 0 }]);
    await Promise.all([one.close(), other.close()]);
  },
);
