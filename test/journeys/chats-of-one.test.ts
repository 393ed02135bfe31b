import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '#bots/shell/channel.ts';
import type { Event } from '#core/conversation/index.ts';
import { linkChat, linksOf, unlinkChat } from '#db/customers/index.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop, type ShopPerson, sellsPhone } from '../support/open-shop.ts';
import { settled } from '../support/settled.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

const idle = (name: string): Channel => ({
  name,
  start: async () => undefined,
  stop: async () => undefined,
  send: async () => undefined,
  trouble: () => undefined,
});

describe.each(databaseKinds)('one customer in two chats, on %s', (kind) => {
  let shop: Shop;
  let now: number;
  beforeEach(async () => {
    now = Date.now();
    shop = await openShop(await testDatabase(kind), { now: () => now });
  });
  afterEach(() => shop.close());

  const read = (person: ShopPerson) => person.last()?.key;
  const keys = (person: ShopPerson) =>
    shop.heard(person.conversation).flatMap(({ replies }) => replies.map(({ key }) => key));

  let count = 0;
  /** Says it and waits for all that comes of it, in whichever chat. */
  const says = async (person: ShopPerson, text: string, phone?: string) => {
    const event: Event = { type: 'text', text };
    const id = `${person.conversation}:said:${++count}`;
    const sender = { name: 'Asha', ...(phone === undefined ? {} : { phone }) };
    await shop.counter.accept({ id, conversation: person.conversation, at: now, event, sender });
    await settled(shop);
    return read(person);
  };
  /** Types the code and says that both chats are theirs. */
  const resumes = async (person: ShopPerson, code: string) => {
    expect(await says(person, `resume ${code}`)).toBe('customers.ask-join');
    return says(person, 'yes');
  };
  const codeFor = async (person: ShopPerson): Promise<string> => {
    expect(await says(person, 'continue on whatsapp')).toBe('customers.resume-code');
    return String(person.last()?.params?.code);
  };
  const orders = async (person: ShopPerson): Promise<string> => {
    await says(person, 'track');
    return person.text();
  };

  it('S0-8: goes on in the other chat where it was, by a code, and nothing of it stays open in the first', async () => {
    const [there, here] = [shop.person('telegram'), shop.person('whatsapp')];
    await there.does({ type: 'start' });
    await says(there, 'iphone 11 128 gb');
    await says(there, '1');
    const asked = there.last();
    const code = await codeFor(there);
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await here.does({ type: 'start' });
    expect(await says(here, `Resume ${code.toLowerCase().replace('-', ' ')}`)).toBe('customers.ask-join');
    await says(here, 'yes');
    expect(keys(here)).toContain('customers.chat-resumed');
    expect(here.last()?.params).toEqual(asked?.params);
    expect(keys(there).slice(-2)).toEqual(['customers.chat-left', 'conversation.home']);
    let reply = here.last();
    while (reply?.key.startsWith('buyback.ask-condition')) reply = await here.says('1');
    expect(reply?.key).toBe('quoting.estimated-price');
  });

  it.each([
    [[], 'customers.in-another-chat'],
    [['telegram'], 'customers.on-telegram'],
    [['playground', 'whatsapp-web'], 'customers.on-whatsapp'],
    [['telegram', 'whatsapp'], 'customers.on-either'],
  ])('who wants to go on elsewhere is told of the chats that there are: %s', async (names, key) => {
    for (const name of names) await shop.counter.addChannel(idle(name));
    const asha = shop.person('asha');
    expect(await says(asha, 'resume code')).toBe('customers.resume-code');
    expect(asha.last()?.params?.where).toEqual({ key });
  });

  it('shows in both chats what was sold in either, once a code was carried over', async () => {
    const [there, here] = [shop.person('telegram'), shop.person('whatsapp')];
    const number = await sellsPhone(there);
    expect(await orders(here)).not.toContain(number);
    await resumes(here, await codeFor(there));
    expect(keys(here)).toContain('customers.chats-linked');
    expect(await orders(here)).toContain(number);
    const other = await sellsPhone(here, '98765 43211');
    expect(await orders(there)).toContain(other);
  });

  it('lets the customer cancel from the other chat, and tells both what came of it', async () => {
    const [there, here] = [shop.person('telegram'), shop.person('whatsapp')];
    await sellsPhone(there);
    await resumes(here, await codeFor(there));
    expect(await says(here, 'cancel my order')).toBe('buyback.ask-cancel');
    await says(here, 'yes');
    expect(keys(here)).toContain('support.order-cancelled');
    expect(keys(there)).toContain('support.order-cancelled');
  });

  it.each(['resume 7K3F-9M2Q', 'resume 0000 0000'])(
    'tells who guesses at once that it is wrong: %s',
    async (guess) => {
      const [there, here] = [shop.person('telegram'), shop.person('whatsapp')];
      const number = await sellsPhone(there);
      await codeFor(there);
      await says(here, guess);
      expect(keys(here)).toContain('customers.resume-unknown');
      expect(keys(here)).not.toContain('customers.ask-join');
      expect(await orders(here)).not.toContain(number);
    },
  );

  it('takes a code once, for a quarter of an hour, and in no chat but another', async () => {
    const [there, here, third] = [shop.person('telegram'), shop.person('whatsapp'), shop.person('third')];
    const number = await sellsPhone(there);
    const code = await codeFor(there);
    await says(there, `resume ${code}`);
    expect(keys(there)).toContain('customers.resume-here');
    await resumes(here, code);
    await says(third, `resume ${code}`);
    expect(keys(third)).toContain('customers.resume-unknown');
    expect(await orders(third)).not.toContain(number);
    const late = await codeFor(there);
    now += 15 * minute;
    await says(third, `resume ${late}`);
    expect(keys(third)).not.toContain('customers.ask-join');
  });

  it('a wrong code leaves the sale under way as it is, and asks its question again', async () => {
    const here = shop.person('whatsapp');
    await says(here, 'iphone 11 128 gb');
    const asked = here.last();
    await says(here, 'resume 7K3F-9M2Q');
    expect(keys(here)).toContain('customers.resume-unknown');
    expect(here.last()).toMatchObject({ key: asked?.key, params: asked?.params });
  });

  it('a code that ran out while they thought about it joins nothing', async () => {
    const [there, here] = [shop.person('telegram'), shop.person('whatsapp')];
    const code = await codeFor(there);
    expect(await says(here, `resume ${code}`)).toBe('customers.ask-join');
    now += 15 * minute;
    await says(here, 'yes');
    expect(keys(here)).toContain('customers.resume-unknown');
  });

  it('a newer code makes the one before worthless', async () => {
    const [there, here] = [shop.person('telegram'), shop.person('whatsapp')];
    const first = await codeFor(there);
    await codeFor(there);
    await says(here, `resume ${first}`);
    expect(keys(here)).toContain('customers.resume-unknown');
  });

  it('joins chats by a number that the channel vouches for, and by no card or word that names it', async () => {
    const [one, other, liar] = [shop.person('first'), shop.person('second'), shop.person('liar')];
    const phone = '+919876543210';
    const number = await sellsPhone(one);
    await says(one, 'track', phone);
    await says(liar, '98765 43210');
    await liar.does({ type: 'contact', phone, own: true });
    expect(await orders(liar)).not.toContain(number);
    await says(other, 'track', phone);
    expect(keys(other)).toContain('customers.chats-linked');
    expect(other.text()).toContain(number);
  });

  it('ends with the number: who has it three months later sees nothing of who had it', async () => {
    const { database } = shop;
    const [one, other] = [shop.person('first'), shop.person('second')];
    const phone = '+919876543210';
    const number = await sellsPhone(one);
    const bond = `phone:${shop.counter.store.sealer.phoneHash(phone)}` as const;
    await linkChat(database, { conversation: one.conversation, bond, at: Date.now() - 91 * day });
    await says(other, 'track', phone);
    expect(other.text()).not.toContain(number);
  });

  it('is logged, and can be undone', async () => {
    const { database } = shop;
    const [there, here] = [shop.person('telegram'), shop.person('whatsapp')];
    const number = await sellsPhone(there);
    await resumes(here, await codeFor(there));
    expect(await linksOf(database, here.conversation)).toMatchObject([
      { conversation: there.conversation, undoneBy: null },
      { conversation: here.conversation, undoneBy: null },
    ]);
    expect(await unlinkChat(database, { conversation: here.conversation, at: now, by: 'asha' })).toBe(1);
    expect(await orders(here)).not.toContain(number);
    expect(await linksOf(database, there.conversation)).toMatchObject([
      { undoneBy: null },
      { undoneBy: 'asha' },
    ]);
  });
});
