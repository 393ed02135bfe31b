import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { pickups, ravi } from '../support/pickups.ts';

describe.each(databaseKinds)('what is said in one go, on %s', { timeout: 60_000 }, (kind) => {
  let shop: Shop;
  let desk: ReturnType<typeof pickups>;
  beforeAll(async () => {
    shop = await openShop(await testDatabase(kind));
    desk = pickups(shop);
  });
  afterAll(() => shop.close());

  it('S0-69: line and reason of a dispute reach whoever looks again, with one yes', async () => {
    const sold = await desk.atTheDoor();
    const { number, customer } = sold;
    await desk.inspected(sold, { 'answer-body': 'scratched', 'answer-display': 'scratched' });
    const words = 'I dispute the screen line, there is no scratch';
    expect(await desk.says(customer, words)).toBe('buyback.ask-dispute-told');
    expect(await desk.status(number)).toBe('offer-made');
    await desk.says(customer, 'yes');
    expect(await desk.status(number)).toBe('variance-review');
    expect(JSON.stringify(await desk.card(number, ravi))).toContain('there is no scratch');
  });
});
