import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { pickups, type Sold } from '../support/pickups.ts';

describe.each(databaseKinds)(
  'what is corrected right after it was given, on %s',
  { timeout: 60_000 },
  (kind) => {
    let shop: Shop;
    let desk: ReturnType<typeof pickups>;
    beforeAll(async () => {
      shop = await openShop(await testDatabase(kind));
      desk = pickups(shop);
    });
    afterAll(() => shop.close());
    const paysTo = async ({ number }: Sold): Promise<string> => JSON.stringify(await desk.card(number));

    it('S0-70: a wrong UPI id is replaced by the right one, with a yes only, and never by the wrong one', async () => {
      const sold = await desk.atTheDoor();
      const { customer } = sold;
      await desk.accepted(sold);
      expect(await desk.says(customer, 'oh wait wrong upi, it is meera@okaxis')).toBe('buyback.ask-pay-to');
      expect(customer.text()).toContain('@okaxis');
      expect(await paysTo(sold)).toContain('asxxxxao@okaxis');
      expect(await desk.says(customer, 'galat upi de diya, sahi hai meera@okicici')).toBe(
        'buyback.ask-pay-to',
      );
      expect(customer.text()).toContain('@okicici');
      expect(await desk.says(customer, 'yes')).toBe('support.destination-set');
      expect(customer.text()).toContain('@okicici');
      expect(await desk.says(customer, 'oops wrong upi')).toBe('buyback.ask-destination');
      expect(await desk.says(customer, 'cancel')).toBe('conversation.left-as-it-is');
      expect(await paysTo(sold)).toContain('@okicici');
    });
  },
);
