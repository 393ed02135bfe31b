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
});
