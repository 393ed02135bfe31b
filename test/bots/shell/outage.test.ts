import { afterEach, describe, expect, it } from 'vitest';
import type { Database } from '#db/client/index.ts';
import { databaseKinds, testDatabase } from '../../support/database.ts';
import { openShop, type Shop } from '../../support/open-shop.ts';

/** A database that a test takes away: before a statement, or after it, so that only its answer is lost. */
function takenAway(real: Database) {
  let isAway = false;
  let losesNext = false;
  const refused: string[] = [];
  const lost = (code: string) => Object.assign(new Error('of this test'), { code });
  const query: Database['query'] = async (text, params) => {
    if (isAway) {
      refused.push(text);
      throw lost('ECONNREFUSED');
    }
    const rows = await real.query<never>(text, params);
    if (losesNext && text.includes('insert into conversations')) {
      losesNext = false;
      throw lost('ECONNRESET');
    }
    return rows;
  };
  const inTransaction: Database['inTransaction'] = (work) =>
    isAway ? Promise.reject(lost('ECONNREFUSED')) : real.inTransaction(work);
  return {
    database: { ...real, query, inTransaction, db: real.db } as Database,
    refused,
    losesTheNextAnswer: () => {
      losesNext = true;
    },
    goes: () => {
      isAway = true;
    },
    comes: () => {
      isAway = false;
    },
  };
}

describe.each(databaseKinds)('a database that is lost for a moment, on %s', (kind) => {
  const open: Shop[] = [];
  afterEach(async () => {
    for (const shop of open.splice(0)) await shop.close();
  });
  const shopOn = async () => {
    const away = takenAway(await testDatabase(kind));
    const shop = await openShop(away.database);
    open.push(shop);
    return { away, shop, heard: (chat: string) => shop.heard(chat).map(({ replies }) => replies[0]?.key) };
  };

  it('S0-49: a turn whose commit was not heard of is answered at once, and before the next one', async () => {
    const { away, shop, heard } = await shopOn();
    const asha = shop.person('asha');
    await asha.does({ type: 'start' });
    const before = heard(asha.conversation).length;
    away.losesTheNextAnswer();
    await asha.delivers({ type: 'text', text: 'language' }, 'lost');
    await asha.delivers({ type: 'text', text: 'help' }, 'next');
    // Much sooner than the lease of 15 s ends.
    await expect
      .poll(() => heard(asha.conversation).slice(before), { timeout: 5_000 })
      .toEqual(['conversation.which-language', 'conversation.help']);
  });

  it('S0-49: what was sent while it was away is not sent again', async () => {
    const { away, shop, heard } = await shopOn();
    const asha = shop.person('asha');
    await asha.delivers({ type: 'start' }, 'first');
    away.goes();
    await expect.poll(() => heard(asha.conversation)).toHaveLength(1);
    await expect
      .poll(() => away.refused.some((text) => text.includes('delete from outbox_batches')))
      .toBe(true);
    away.comes();
    await shop.counter.outbox.idle();
    const waiting = 'select id from outbox_batches union all select id from outbox';
    expect(await shop.database.query(waiting)).toEqual([]);
    expect(heard(asha.conversation)).toHaveLength(1);
  });
});
