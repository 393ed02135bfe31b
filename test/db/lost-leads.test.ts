import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { days, rupees } from '#core/shared/index.ts';
import { publishAreas } from '#db/books/index.ts';
import { forgetLostLead, type LostLead, lostLeads, recordLostLead, wishNotice } from '#db/leads/index.ts';
import type { Database } from '../../db/client/index.ts';
import { noon } from '../core/buyback/people.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';

describe.each(databaseKinds)('sales that nobody could pick up, on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  beforeEach(() => database.script('truncate lost_leads, service_areas, outbox'));
  afterAll(() => database.close());

  const lost = (id: string, changes: Partial<LostLead> = {}) =>
    recordLostLead(database, {
      id,
      conversation: `telegram:7001:${id}`,
      pincode: '585101',
      district: 'Kalaburagi',
      category: 'phone',
      estimate: rupees(10_000),
      at: noon,
      ...changes,
    });
  const wishes = (id: string, conversation = `telegram:7001:${id}`) =>
    wishNotice(database, { id, conversation });
  const told = () =>
    database.query<{ lane: string; payload: { says: readonly { key: string; params: unknown }[] } }>(
      `select lane, payload from outbox where kind = 'news' order by lane`,
    );

  it('B11 S0-64: are counted once each, by pincode and category, the most money first', async () => {
    await lost('a');
    await lost('b', { estimate: rupees(2_500.5) });
    await lost('b', { estimate: rupees(2_500.5) });
    await lost('c', { category: 'laptop', estimate: rupees(40_000) });
    await lost('d', { pincode: '585102' });
    await lost('e', { at: noon - days(8) });
    await lost('f');
    await forgetLostLead(database, 'f');
    await wishes('a');
    expect(await lostLeads(database, { since: noon - days(7) })).toEqual([
      {
        pincode: '585101',
        district: 'Kalaburagi',
        category: 'laptop',
        leads: 1,
        value: 4_000_000,
        wishes: 0,
      },
      { pincode: '585101', district: 'Kalaburagi', category: 'phone', leads: 2, value: 1_250_050, wishes: 1 },
      { pincode: '585102', district: 'Kalaburagi', category: 'phone', leads: 1, value: 1_000_000, wishes: 0 },
    ]);
  });

  it('B11: tell those who wished for it, once, as soon as pickup is offered there', async () => {
    await Promise.all([lost('a'), lost('b'), lost('c', { pincode: '585102' })]);
    await lost('a2', { conversation: 'telegram:7001:a', category: 'laptop' });
    expect(await wishes('a')).toBe(true);
    expect(await wishes('a2', 'telegram:7001:a')).toBe(true);
    expect(await wishes('c')).toBe(true);
    expect(await wishes('b', 'telegram:7001:somebody-else')).toBe(false);
    await publishAreas(database, [{ area: '585102-585103', city: 'Kalaburagi' }]);
    expect((await told()).map(({ lane }) => lane)).toEqual(['telegram:7001:c']);
    await publishAreas(database, [{ area: '5851', city: 'Kalaburagi' }]);
    const news = await told();
    expect(news.map(({ lane }) => lane)).toEqual(['telegram:7001:a', 'telegram:7001:c']);
    expect(news[0]?.payload.says).toMatchObject([
      { key: 'support.pickup-possible-now', params: { pincode: '585101' } },
    ]);
    expect((await lostLeads(database, { since: 0 })).map((gap) => gap.wishes)).toEqual([0, 0, 0]);
  });
});
