import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rupees } from '#core/shared/index.ts';
import { walletOf } from '#db/ledger/index.ts';
import { receiveUnmatched } from '#db/work/index.ts';
import { openSlackShop, type SlackShop } from '../bots/slack/open-slack-shop.ts';
import * as at from '../bots/slack/slack-cards.ts';
import { team } from '../bots/slack/team.ts';
import { haveVendors } from '../db/a-vendor-list.ts';
import { buttons, words } from '../standins/slack/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';

describe.each(databaseKinds)('the books of the shop in Slack, on %s', (kind) => {
  let shop: SlackShop;
  let us: ReturnType<typeof team>;
  beforeAll(async () => {
    shop = await openSlackShop(await testDatabase(kind));
    us = team(shop);
    await haveVendors(shop.database, { vendor: 'asha-mobiles', name: 'Asha Mobiles', areas: '4000' });
    await us.is('meena', 'cx');
    await us.is('priya', 'admin');
    await us.is('arjun', 'admin');
  });
  afterAll(() => shop.close());
  const person = (name: string) => us.person(name);
  const wallet = async () => (await walletOf(shop.database, 'asha-mobiles')).available;
  const card = (reference: string) => at.cardOf(shop, reference, 'cx');
  const isTold = (name: string, what: string) =>
    expect.poll(async () => (await at.whispers(shop, name, 'cx')).join('\n')).toContain(what);
  const came = async (amount: number, reference: string) => {
    const unmatched = { amount: rupees(amount), reference, by: 'script:Asha', at: Date.now() };
    await shop.database.inTransaction((tx) => receiveUnmatched(tx, unmatched));
    await shop.settled();
  };
  const books = async (name: string, reference: string) => {
    await person(name).clicks(await card(reference), 'Book where it belongs');
    return person(name).submits({ to: "A vendor's wallet", whose: 'asha-mobiles', reason: 'their transfer' });
  };

  it('B14: money that matches nothing is a task for CX, and an admin books it where it belongs', async () => {
    await came(900, 'UTR 4711');
    expect(words(await card('UTR 4711'))).toContain('*₹900* came in as UTR 4711: nobody knows what for.');
    await person('meena').clicks(await card('UTR 4711'), 'Book where it belongs');
    await isTold('meena', 'That is for Admin. You are here as CX');
    await person('priya').clicks(await card('UTR 4711'), 'Book where it belongs');
    expect(
      await person('priya').submits({ to: "A vendor's wallet", whose: 'asha', reason: 'theirs' }),
    ).toMatchObject({ to: 'There is no such vendor. Write it as in the list of vendors.' });
    await person('priya').submits({
      to: "A vendor's wallet",
      whose: 'asha-mobiles',
      reason: 'theirs',
    });
    await shop.settled();
    expect(await wallet()).toBe(rupees(900));
    expect(words(await card('UTR 4711'))).toContain('Booked where it belongs');
    expect(buttons(await card('UTR 4711'))).toEqual([]);
  });

  it('M10: above the limit a second admin agrees, and not the one who proposed it', async () => {
    const before = await wallet();
    await came(25_000, 'UTR 4712');
    await books('priya', 'UTR 4712');
    await shop.settled();
    expect(await wallet()).toBe(before);
    expect(words(await card('UTR 4712'))).toContain('priya says that it belongs to');
    const old = await card('UTR 4712');
    await person('priya').clicks(old, 'Book where it belongs');
    await person('priya').submits({ to: 'The shop itself (adjustments)', reason: 'interest' });
    await shop.settled();
    // What arjun has read on the card is not what stands there now.
    await person('arjun').clicks(old, 'Agree');
    await isTold('arjun', 'This has changed since your card was drawn, so nothing was done.');
    await isTold('arjun', 'adjustments: interest');
    expect(buttons(await card('UTR 4712'))).toContain('Agree');
    await books('priya', 'UTR 4712');
    await shop.settled();
    expect(await wallet()).toBe(before);
    await person('priya').clicks(await card('UTR 4712'), 'Agree');
    await isTold('priya', 'Somebody else has to approve what you correct.');
    await person('arjun').clicks(await card('UTR 4712'), 'Agree');
    await shop.settled();
    expect(await wallet()).toBe(before + rupees(25_000));
  });
});
