import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lostLeads } from '#db/leads/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop } from '../support/open-shop.ts';

describe.each(databaseKinds)('a sale where nobody picks up, on %s', (kind) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(await testDatabase(kind));
  });
  afterAll(() => shop.close());

  const gaps = async () => {
    await shop.counter.outbox.idle();
    return (await lostLeads(shop.database, { since: 0 })).map(({ pincode, category, leads, wishes }) => ({
      pincode,
      category,
      leads,
      wishes,
    }));
  };

  const refused = async (id: string, pincode: string) => {
    const customer = shop.person(id);
    await customer.does({ type: 'start' });
    let reply = await customer.says('iphone 11 128 gb');
    while (reply.key.startsWith('buyback.ask-condition')) reply = await customer.says('1');
    await customer.taps('sell-now');
    for (const answer of ['Asha Rao', '98765 43210', 'same', 'House 5, Mall Road', pincode])
      reply = await customer.says(answer);
    while (reply.key === 'buyback.ask-landmark') reply = await customer.says('skip');
    expect(reply.key).toBe('buyback.not-served');
    return customer;
  };

  it('B11 S0-86: counts where a vendor is missing, though it never was an order, and who wants to be told', async () => {
    const customer = await refused('shimla', '171001');
    const lost = { pincode: '171001', category: 'phone', leads: 1 };
    expect(await gaps()).toEqual([{ ...lost, wishes: 0 }]);
    await customer.taps('tell-me');
    expect(await gaps()).toEqual([{ ...lost, wishes: 1 }]);
  });

  it('B11: counts none where it was another pincode', async () => {
    const customer = await refused('typo', '171002');
    expect(await gaps()).toHaveLength(2);
    await customer.says('400058');
    const reply = await customer.says('skip');
    expect(reply.key).toBe('buyback.ask-slot');
    expect((await gaps()).map(({ pincode }) => pincode)).toEqual(['171001']);
  });
});
