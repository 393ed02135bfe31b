import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rupees } from '#core/shared/index.ts';
import { keepDispatch } from '#db/dispatches/index.ts';
import { recordTopUp } from '#db/ledger/index.ts';
import { haveVendors } from '../db/a-vendor-list.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { asha, pickups, ravi } from '../support/pickups.ts';

const cx = { account: 'test:cx', name: 'Meena' };
const vendor = (id: string, member: typeof asha) => ({
  vendor: id,
  name: id,
  members: member.account,
  areas: '4000',
  categories: 'phone',
});

describe.each(databaseKinds)('an order that a rival had before, on %s', (kind) => {
  let shop: Shop;
  let desk: ReturnType<typeof pickups>;
  let number = '';
  beforeAll(async () => {
    const database = await testDatabase(kind);
    shop = await openShop(database);
    desk = pickups(shop);
    await haveVendors(database, vendor('asha-mobiles', asha), vendor('ravi-phones', ravi));
    await database.inTransaction(async (tx) => {
      for (const id of ['asha-mobiles', 'ravi-phones']) {
        const amount = rupees(90_000);
        await recordTopUp(tx, { vendor: id, amount, reference: `U-${id}`, by: 'test', at: Date.now() });
      }
    });
    ({ number } = await desk.sold());
    await does('claim');
    await does('show-contact');
    await does('log-call', { outcome: 'spoke' });
    await does('send-to-customer', { text: 'Hello from Asha' });
    await sent('rivals-text');
    await does('release');
    await does('claim', {}, ravi);
    await does('log-call', { outcome: 'no-answer' }, ravi);
    await sent('own-text');
  });
  afterAll(() => shop.close());

  async function does(type: string, values: Readonly<Record<string, string>> = {}, by = asha) {
    expect(await desk.press(number, type, values, by)).toBe('done');
  }
  const sent = (summary: string) => {
    const text = { id: `sms:${summary}`, kind: 'sms', provider: 'test', result: 'sent' } as const;
    return keepDispatch(shop.database, { ...text, number, summary, at: Date.now() });
  };
  const reads = async (by: typeof asha) => JSON.stringify(await shop.counter.operators.timeline(number, by));

  it('S4: who has it reads what everybody may know, and what happened since their own claim', async () => {
    const story = await reads(ravi);
    expect(story.match(/event-log-call/g)).toHaveLength(1);
    expect(story).toContain('operators.call-no-answer');
    expect(story.match(/event-claim/g)).toHaveLength(2);
    expect(story).toContain('own-text');
  });

  it('S4: who has it reads nothing of how a rival got on with its customer', async () => {
    expect(await reads(ravi)).not.toMatch(
      /event-(release|send-to-customer|show-contact)|operators.call-spoke|rivals-text/,
    );
  });

  it('S0-4: CX reads all of it, and who gave it back nothing more', async () => {
    expect(await reads(cx)).toMatch(/call-spoke[\s\S]*rivals-text[\s\S]*event-release[\s\S]*own-text/);
    expect(await reads(asha)).toBe('[]');
  });
});
