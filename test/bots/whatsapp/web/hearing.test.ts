import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Linked, openLinked } from './linked.ts';

describe('what a linked phone brings', () => {
  let linked: Linked;
  let people = 0;

  beforeAll(async () => {
    linked = await openLinked();
    await linked.ready();
  });
  afterAll(() => linked.close());

  const somebody = () => {
    const number = String(919_876_600_000 + ++people);
    return linked.wa.person({ number, name: 'Asha', lid: `${77_000_000_000_000 + people}@lid` });
  };
  /** What is heard while something happens, up to so many. */
  const hears = async (count: number, happens: () => void) => {
    const before = linked.heard.length;
    happens();
    await linked.until(() => linked.heard.length >= before + count);
    return linked.heard.slice(before);
  };

  it('is a picture with the words under it, a place, and a card', async () => {
    const asha = somebody();
    const heard = await hears(3, () => {
      asha.sendsPicture(Buffer.from('a picture'), 'this one');
      asha.sends({ type: 'location', lat: 19.1, lng: 72.8 });
      asha.sends({ type: 'vcard', body: 'BEGIN:VCARD\nTEL;waid=91999:+91 999\nEND:VCARD' });
    });
    expect(heard).toMatchObject([
      { type: 'image', hasMedia: true, body: 'this one' },
      { type: 'location', place: { latitude: 19.1, longitude: 72.8 } },
      { type: 'vcard', cards: ['BEGIN:VCARD\nTEL;waid=91999:+91 999\nEND:VCARD'] },
    ]);
  });

  it('is fetched by the name that it was heard by, also once its person writes from another chat', async () => {
    const asha = somebody();
    const photo = Buffer.from('a photo of a scratch');
    const [said] = await hears(1, () => asha.sendsPicture(photo));
    const whole = { came: 'fetched', content: photo.toString('base64') };
    expect(await linked.session.fetch(said?.id ?? '')).toEqual(whole);
    asha.moves();
    await hears(1, () => asha.says('from here on'));
    expect(await linked.session.fetch(said?.id ?? '')).toEqual(whole);
  });

  it('is not fetched when it is too large, is gone, or never was a picture of theirs', async () => {
    const asha = somebody();
    const [huge] = await hears(1, () => asha.sendsPicture(Buffer.alloc(9 * 1024 * 1024, 'x')));
    expect(await linked.session.fetch(huge?.id ?? '')).toEqual({ came: 'too-large' });
    const small = { size: 100 };
    const [liar] = await hears(1, () => asha.sendsPicture(Buffer.alloc(230_000_000), undefined, small));
    expect(await linked.session.fetch(liar?.id ?? '')).toEqual({ came: 'too-large' });
    expect(linked.session.status().state).toBe('ready');
    const [lost] = await hears(1, () => asha.sendsPicture(Buffer.from('soon forgotten')));
    linked.wa.world.media.clear();
    expect(await linked.session.fetch(lost?.id ?? '')).toEqual({ came: 'gone' });
    const [words] = await hears(1, () => asha.says('no picture'));
    for (const id of [words?.id ?? '', 'false_nobody@lid_ABC', 'false_x', ''])
      expect(await linked.session.fetch(id)).toEqual({ came: 'gone' });
  });

  it('is a basket from our catalogue, line by line', async () => {
    const asha = somebody();
    const [said] = await hears(1, () => asha.sendsBasket(['iPhone 11', 1], ['Case', 2]));
    expect(said?.basket).toEqual(['1 × iPhone 11', '2 × Case']);
  });

  it('is an edit and a message that was taken back, of the message they are of', async () => {
    const asha = somebody();
    let id = '';
    const [said] = await hears(1, () => {
      id = asha.says('iphone 11');
    });
    const [edit] = await hears(1, () => asha.edits(id, 'iphone 12'));
    const [gone] = await hears(1, () => asha.takesBack(id));
    expect([edit, gone]).toMatchObject([
      { what: 'edit', body: 'iphone 12', id: said?.id },
      { what: 'revoke', id: said?.id },
    ]);
  });

  it('is nothing of groups, statuses, channels, calls, our own words and what WhatsApp says itself', async () => {
    const asha = somebody();
    const { wa } = linked;
    const message = (remote: string, more: object = {}) => ({
      id: { fromMe: false, remote, id: `AC${remote}` },
      ...{ type: 'chat', body: 'not for us', t: Math.floor(Date.now() / 1000), ack: 1 },
      ...{ from: remote, to: '912240000000@c.us' },
      ...more,
    });
    const heard = await hears(1, () => {
      for (const chat of ['1203630@g.us', 'status@broadcast', '1203631@newsletter', '0@c.us'])
        wa.pushes(message(chat));
      wa.calls('919876600099');
      const own = { fromMe: true, remote: asha.chat, id: 'ACown' };
      wa.pushes(message(asha.chat, { id: own, from: '912240000000@c.us', to: asha.chat }));
      asha.sends({ type: 'e2e_notification' });
      asha.says('for us');
    });
    expect(heard.map(({ body }) => body)).toEqual(['for us']);
  });

  it('is of the same person, by the same number, once WhatsApp has moved their chat; answers go where they wrote', async () => {
    const asha = somebody();
    const before = asha.chat;
    const [first] = await hears(1, () => asha.says('hello'));
    asha.moves();
    const [second] = await hears(1, () => asha.says('still me'));
    expect(asha.chat).toMatch(/@lid$/);
    expect(second).toMatchObject({ from: first?.from, phone: first?.phone });
    await linked.session.send({ to: before, body: { kind: 'text', text: 'welcome back' } });
    await asha.hears(/welcome back/);
    expect(linked.wa.world.sent.at(-1)?.id.remote).toBe(asha.chat);
  });

  it('is of somebody with a number, though their first chat hides it', async () => {
    const asha = somebody();
    const [, number] = [asha.moves(), String(919_876_600_000 + people)];
    const [said] = await hears(1, () => asha.says('hello'));
    expect(said).toMatchObject({ from: asha.chat, phone: number });
  });

  it('can be answered with a picture, and shows that we write', async () => {
    const asha = somebody();
    await hears(1, () => asha.says('a picture, please'));
    const content = Buffer.from('a picture of ours').toString('base64');
    linked.session.typing(asha.chat);
    const body = { kind: 'picture', type: 'image/png', content } as const;
    expect(await linked.session.send({ to: asha.chat, body })).toMatchObject({ came: 'sent' });
    const medium = asha.messages().at(-1)?.medium ?? '';
    expect(linked.wa.world.media.get(medium)?.data.toString()).toBe('a picture of ours');
    await linked.wa.until(() => linked.wa.world.typing.includes(asha.chat));
  });
});
