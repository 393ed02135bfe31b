import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Linked, openLinked } from './linked.ts';

describe('a phone that is linked to a browser', () => {
  let linked: Linked;

  beforeAll(async () => {
    linked = await openLinked();
    await linked.ready();
  });
  afterAll(() => linked.close());

  it('is linked by a picture that is scanned, and says so', () => {
    expect(linked.codes.map(({ kind }) => kind)).toEqual(['qr']);
    expect(linked.session.status()).toMatchObject({ state: 'ready', own: '912240000000' });
  });

  it('hears a message and says another, which the phone receives', async () => {
    const asha = linked.wa.person({ number: '919876543210', name: 'Asha' });
    asha.says('iphone 11');
    await linked.until(() => linked.heard.length > 0);
    expect(linked.heard[0]).toMatchObject({
      body: 'iphone 11',
      from: '919876543210@c.us',
      phone: '919876543210',
      name: 'Asha',
    });
    const outcome = await linked.session.send({
      to: '919876543210@c.us',
      body: { kind: 'text', text: 'Which *iPhone 11*?' },
    });
    expect(outcome.came).toBe('sent');
    expect((await asha.hears(/iPhone 11/)).text).toBe('Which *iPhone 11*?');
  });

  it('brings again what could not be stored, before anything newer of that chat', async () => {
    let refusals = 2;
    linked.hears(async () => {
      if (refusals-- > 0) throw new Error('the database is away');
    });
    const ravi = linked.wa.person({ number: '919876543211', name: 'Ravi' });
    const before = linked.heard.length;
    ravi.says('first');
    ravi.says('second');
    await linked.until(() => linked.heard.length >= before + 2);
    expect(linked.heard.slice(before).map(({ body }) => body)).toEqual(['first', 'second']);
  });

  it('never writes to somebody who has not written', async () => {
    linked.wa.person({ number: '919876543212', name: 'Meera' });
    const before = linked.wa.world.sent.length;
    const offer = { to: '919876543212@c.us', body: { kind: 'text', text: 'an offer!' } } as const;
    expect(await linked.session.send(offer)).toEqual({ came: 'forbidden' });
    expect(linked.wa.world.sent).toHaveLength(before);
  });

  it('needs nothing of the page that the stand-in does not have', () => {
    expect(linked.wa.world.missing).toEqual([]);
  });
});
