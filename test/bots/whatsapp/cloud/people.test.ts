import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { conversationOf, peopleOf } from '#bots/whatsapp/cloud/people.ts';
import { isSameCustomer, linkChat, unlinkChat, userChats } from '#db/customers/index.ts';
import type { Fields, Person, WhatsappCloud } from '../../../standins/whatsapp-cloud/index.ts';
import { testDatabase } from '../../../support/database.ts';
import { openShop, type Shop } from '../../../support/open-shop.ts';
import { openWhatsapp, phoneNumberId } from '../../../support/open-whatsapp.ts';

const closing: (() => Promise<unknown>)[] = [];
let shop: Shop;
let graph: WhatsappCloud;
let ravi: Person;

const user = 'IN.13491208655302741918';
const number = '919812345678';
const byNumber = conversationOf(phoneNumberId, number);
const byUser = conversationOf(phoneNumberId, `user.${user}`);
const within = { within: 15_000 };

beforeEach(async () => {
  shop = await openShop(await testDatabase('pglite'));
  closing.push(() => shop.close());
  ({ graph } = await openWhatsapp(shop.counter, closing));
  ravi = graph.person({ number, user, name: 'Ravi' });
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  expect(graph.verdict()).toEqual([]);
});

const recipients = () =>
  graph.calls.flatMap(({ body: { type, to, recipient } }) => (type === undefined ? [] : [to ?? recipient]));

describe('somebody on WhatsApp who hides their number', { timeout: 30_000 }, () => {
  it('has a chat of their own, and is answered by the id that Meta gives them', async () => {
    ravi.shows('user');
    await ravi.says('hi');
    await ravi.hears(/What would you like to do/, within);
    await ravi.taps('Sell a device');
    await ravi.hears(/What would you like to sell/, within);
    await expect.poll(recipients, { interval: 5 }).toEqual([user, user]);
    expect(await isSameCustomer(shop.database, byUser, byNumber)).toBe(false);
  });

  it('goes on where they are when the number is shown in the middle of a sale, and is one customer in both chats', async () => {
    ravi.shows('user');
    await ravi.says('iphone 11 128 gb');
    await ravi.hears(/Does it turn on/, within);
    ravi.shows('both');
    await ravi.says('yes');
    await ravi.hears(/How is the display/, within);
    expect(await isSameCustomer(shop.database, byUser, byNumber)).toBe(true);
  });

  it('goes on where they are when it is hidden, and their buttons still work', async () => {
    await ravi.says('iphone 11 128 gb');
    await ravi.hears(/Does it turn on/, within);
    ravi.shows('user');
    await ravi.taps('Yes, it turns on');
    await ravi.hears(/How is the display/, within);
    await expect.poll(recipients, { interval: 5 }).toEqual([number, number]);
  });

  it('is known again after a restart', async () => {
    ravi.shows('user');
    await ravi.says('iphone 11 128 gb');
    await ravi.hears(/Does it turn on/, within);
    const { sealer } = shop.counter.store;
    const people = peopleOf(phoneNumberId, userChats(shop.database, sealer), Date.now);
    expect(await people.chatOf({ phone: number, user })).toBe(byUser);
    // Ids are each business's own.
    const others = peopleOf('999999999', userChats(shop.database, sealer), Date.now);
    expect(await others.chatOf({ user })).toBe(conversationOf('999999999', `user.${user}`));
  });

  it('who changed their number is answered on the new one, and whoever has the old one now is somebody else', async () => {
    await ravi.says('hi');
    await ravi.hears(/What would you like to do/, within);
    const moved = graph.person({ number: '919812300000', user, name: 'Ravi' });
    await moved.says('hi');
    await moved.hears(/What would you like to do/, within);
    moved.shows('user');
    await moved.says('iphone 11 128 gb');
    await moved.hears(/Does it turn on/, within);
    const { sealer } = shop.counter.store;
    const people = peopleOf(phoneNumberId, userChats(shop.database, sealer), Date.now);
    const newest = conversationOf(phoneNumberId, '919812300000');
    expect(await people.chatOf({ user })).toBe(newest);
    // Also within one process, that has heard them hidden before.
    await people.chatOf({ phone: '919812311111', user });
    expect(await people.chatOf({ user })).toBe(conversationOf(phoneNumberId, '919812311111'));
    const next = await people.chatOf({ phone: number, user: 'IN.2' });
    expect(next).toBe(conversationOf(phoneNumberId, 'user.IN.2'));
    expect(await people.chatOf({ phone: number, user: 'IN.2' })).toBe(next);
    expect(await isSameCustomer(shop.database, byNumber, next)).toBe(false);
  });

  it('who went back to the number before is answered there, also after a restart', async () => {
    const { sealer } = shop.counter.store;
    let now = Date.now();
    const restarted = () => peopleOf(phoneNumberId, userChats(shop.database, sealer), () => ++now);
    const people = restarted();
    const other = '919812300000';
    for (const phone of [number, other, number, other, number])
      expect(await people.chatOf({ phone, user })).toBe(conversationOf(phoneNumberId, phone));
    expect(await restarted().chatOf({ user })).toBe(byNumber);
    expect(await people.chatOf({ user })).toBe(byNumber);
    // Each time as if Haat had just begun.
    await restarted().chatOf({ phone: other, user });
    expect(await restarted().chatOf({ user })).toBe(conversationOf(phoneNumberId, other));
  });

  it('has one chat when they show and hide their number within one delivery', async () => {
    const people = peopleOf(phoneNumberId, userChats(shop.database, shop.counter.store.sealer), Date.now);
    const chats = await Promise.all([{ user }, { phone: number, user }, { user }].map(people.chatOf));
    expect(chats).toEqual([byUser, byUser, byUser]);
  });

  it('who went back to a number whose chat one of our people took apart is answered there, too', async () => {
    const { database } = shop;
    let now = Date.now();
    const restarted = () =>
      peopleOf(phoneNumberId, userChats(database, shop.counter.store.sealer), () => ++now);
    const people = restarted();
    await people.chatOf({ phone: number, user });
    await unlinkChat(database, { conversation: byNumber, at: ++now, by: 'script:meera' });
    for (const phone of ['919812300000', number]) await people.chatOf({ phone, user });
    expect(await people.chatOf({ user })).toBe(byNumber);
    expect(await restarted().chatOf({ user })).toBe(byNumber);
    expect(await isSameCustomer(database, byNumber, conversationOf(phoneNumberId, '919812300000'))).toBe(
      false,
    );
  });

  it('stays apart where one of our people took it apart, whatever is said there, until they join by a code', async () => {
    const { database } = shop;
    const { sealer } = shop.counter.store;
    let now = Date.now();
    const restarted = () => peopleOf(phoneNumberId, userChats(database, sealer), () => ++now);
    const other = '919812300000';
    const byOther = conversationOf(phoneNumberId, other);
    for (const phone of [number, other]) await restarted().chatOf({ phone, user });
    expect(await isSameCustomer(database, byNumber, byOther)).toBe(true);
    await unlinkChat(database, { conversation: byOther, at: ++now, by: 'script:meera' });
    // They are heard where they were, and are by themselves there, by their number or without.
    expect(await restarted().chatOf({ user })).toBe(byOther);
    expect(await restarted().chatOf({ phone: other, user })).toBe(byOther);
    expect(await isSameCustomer(database, byNumber, byOther)).toBe(false);
    // Nor is their chat anybody's who has that number next.
    const next = await restarted().chatOf({ phone: other, user: 'IN.2' });
    expect(next).toBe(conversationOf(phoneNumberId, 'user.IN.2'));
    for (const conversation of [byNumber, byOther])
      await linkChat(database, { conversation, bond: 'code:1', at: ++now });
    expect(await isSameCustomer(database, byNumber, byOther)).toBe(true);
  });

  it('is not taken for somebody else, and neither is who is named in a way that Meta has not', async () => {
    const meera = graph.person({ number: '919800000001', user: 'IN.2', name: 'Meera' });
    ravi.shows('user');
    meera.shows('user');
    await ravi.says('iphone 11 128 gb');
    await ravi.hears(/Does it turn on/, within);
    await meera.says('hi');
    await meera.hears(/What would you like to do/, within);
    for (const odd of ['', '../1', 'IN.', 'in.1', 'user.IN.1', 'IN.1\n', `IN.${'1'.repeat(129)}`, 7])
      await ravi.sends({ type: 'text', text: { body: 'yes' }, from_user_id: odd, from: odd } as Fields);
    await shop.counter.outbox.idle();
    expect(ravi.messages).toHaveLength(1);
    expect(meera.messages).toHaveLength(1);
  });

  it('is heard when their id stands where the number stood', async () => {
    ravi.shows('user');
    await ravi.sends({ type: 'text', text: { body: 'hi' }, from: user, from_user_id: undefined } as Fields);
    await ravi.hears(/What would you like to do/, within);
    await expect.poll(recipients, { interval: 5 }).toEqual([user]);
  });
});
