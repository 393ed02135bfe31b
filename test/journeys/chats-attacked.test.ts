import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatJobs } from '#bots/shell/chat-jobs.ts';
import type { Event } from '#core/conversation/index.ts';
import { linkChat, linksOf, unlinkChat } from '#db/customers/index.ts';
import { proveOnce } from '#db/orders/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop, type ShopPerson, sellsPhone } from '../support/open-shop.ts';
import { settled } from '../support/settled.ts';

const phone = '+919876543210';

describe.each(databaseKinds)('somebody wants the chats of others, on %s', (kind) => {
  let shop: Shop;
  let asha: ShopPerson;
  let thief: ShopPerson;
  beforeEach(async () => {
    shop = await openShop(await testDatabase(kind));
    [asha, thief] = [shop.person('asha'), shop.person('thief')];
  });
  afterEach(() => shop.close());

  let count = 0;
  const says = async (person: ShopPerson, text: string, vouched?: string) => {
    const event: Event = { type: 'text', text };
    const id = `${person.conversation}:said:${++count}`;
    const sender = vouched === undefined ? {} : { phone: vouched };
    await shop.counter.accept({ id, conversation: person.conversation, at: Date.now(), event, sender });
    await settled(shop);
    return person.last()?.key;
  };
  const keys = (person: ShopPerson) =>
    shop.heard(person.conversation).flatMap(({ replies }) => replies.map(({ key }) => key));
  const orders = async (person: ShopPerson): Promise<string> => {
    await says(person, 'track');
    return person.text();
  };
  const codeFor = async (person: ShopPerson): Promise<string> => {
    await says(person, 'resume code');
    return String(person.last()?.params?.code);
  };

  it('a code that a stranger gave them joins nothing until they say that both chats are theirs', async () => {
    const number = await sellsPhone(asha);
    const code = await codeFor(thief);
    expect(await says(asha, `resume ${code}`)).toBe('customers.ask-join');
    expect(await orders(thief)).not.toContain(number);
    expect(await says(asha, 'no')).toBe('customers.chats-apart');
    expect(await orders(thief)).not.toContain(number);
    expect(await linksOf(shop.database, asha.conversation)).toEqual([]);
  });

  it('a code for another chat leaves the sale under way as it is, for who says no', async () => {
    await says(asha, 'iphone 11 128 gb');
    await says(asha, '1');
    const asked = asha.last();
    await says(asha, `resume ${await codeFor(thief)}`);
    await says(asha, 'no');
    expect(asha.last()?.key).toBe(asked?.key);
    expect(asha.last()?.params).toEqual(asked?.params);
  });

  it('a code that was used takes nothing that was begun since, be it typed again in the same chat', async () => {
    const code = await codeFor(asha);
    await says(thief, `resume ${code}`);
    await says(thief, 'yes');
    expect(keys(thief)).toContain('customers.chats-linked');
    await says(asha, 'iphone 11 128 gb');
    const asked = asha.last()?.key;
    await says(thief, `resume ${code}`);
    expect(keys(thief)).toContain('customers.resume-unknown');
    expect(keys(asha).at(-1)).toBe(asked);
  });

  it('of two who type a code at the same moment one has it', async () => {
    const other = shop.person('other');
    const number = await sellsPhone(asha);
    const code = await codeFor(asha);
    for (const person of [thief, other]) await says(person, `resume ${code}`);
    await Promise.all([thief, other].map((person) => says(person, 'yes')));
    const told = [keys(thief), keys(other)].map((all) => all.includes('customers.resume-unknown'));
    expect(told.toSorted()).toEqual([false, true]);
    const seen = [await orders(thief), await orders(other)].filter((text) => text.includes(number));
    expect(seen.length).toBe(1);
  });

  it('two chats that take each other up at once both go on', async () => {
    const [one, two] = [shop.person('one'), shop.person('two')];
    await says(one, 'iphone 11 128 gb');
    await says(two, 'iphone 12 128 gb');
    const [first, second] = [await codeFor(one), await codeFor(two)];
    await says(one, `resume ${second}`);
    await says(two, `resume ${first}`);
    await Promise.all([one, two].map((person) => says(person, 'yes')));
    await settled(shop);
    for (const person of [one, two]) {
      expect(await says(person, 'menu')).toBe('conversation.home');
      expect(await says(person, 'resume code')).toBe('customers.resume-code');
    }
    const linked = await linksOf(shop.database, one.conversation);
    expect(new Set(linked.map(({ conversation }) => conversation)).size).toBe(2);
  });

  it('what one of our people took apart stays apart, though the channel goes on vouching for the number', async () => {
    const number = await sellsPhone(asha);
    const { database } = shop;
    const bond = `phone:${shop.counter.store.sealer.phoneHash(phone)}` as const;
    await linkChat(database, { conversation: asha.conversation, bond, at: Date.now() });
    await says(thief, 'track', phone);
    expect(thief.text()).toContain(number);
    await unlinkChat(database, { conversation: thief.conversation, at: Date.now(), by: 'script:meera' });
    await says(thief, 'track', phone);
    await says(thief, 'track', phone);
    expect(thief.text()).not.toContain(number);
    // A proof of their own begins it anew.
    await linkChat(database, { conversation: thief.conversation, bond, at: Date.now() + 1 });
    await says(thief, 'track', phone);
    expect(thief.text()).toContain(number);
  });

  it('what is joined after a crash in the middle is what would have been', async () => {
    const code = await codeFor(asha);
    const told: unknown[] = [];
    const accept = async (inbound: unknown) => {
      told.push(inbound);
      if (told.length === 1) throw new Error('the process died here');
    };
    const { store } = shop.counter;
    const jobs = chatJobs({
      store,
      accept,
      now: Date.now,
      entropy: () => new Uint8Array(16),
      channels: new Map(),
    });
    const row = (id: number) => ({
      id,
      lane: thief.conversation,
      kind: 'resume-chat',
      payload: { conversation: thief.conversation, code },
      tries: 0,
    });
    await expect(jobs['resume-chat']?.(row(71))).rejects.toThrow('died');
    await jobs['resume-chat']?.(row(71));
    expect(told[1]).toEqual({ ...(told[0] as object), at: expect.any(Number) });
    expect(told[1]).toMatchObject({ conversation: asha.conversation, event: { data: { is: 'leave' } } });
    expect(await linksOf(shop.database, thief.conversation)).toHaveLength(2);
  });

  it('S0-46 S1: one number gets five codes a day, from whichever chats of its customer they are asked for', async () => {
    const { database, counter } = shop;
    const homes = [shop.person('first'), shop.person('second')];
    for (const [n, home] of homes.entries()) {
      const number = await sellsPhone(home);
      const bond = `code:${n}` as const;
      for (const conversation of [home.conversation, thief.conversation])
        await linkChat(database, { conversation, bond, at: Date.now() });
      for (let ask = 0; ask < 3; ask++)
        await proveOnce(counter.store, {
          id: `${number}:${ask}`,
          conversation: thief.conversation,
          number,
          event: { type: 'prove-number', of: 'phone', code: '123456' },
          at: Date.now(),
        });
    }
    const [sent] = await database.query<{ codes: number }>(
      "select count(*)::int as codes from order_events where event = 'prove-number'",
    );
    expect(sent?.codes).toBe(5);
  });
});
