import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anImei } from '../support/an-imei.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';
import { openShop, type Shop, sellsPhone } from '../support/open-shop.ts';
import { pickups } from '../support/pickups.ts';

describe.each(databaseKinds)('words around a button that cannot be taken back, on %s', (kind) => {
  let shop: Shop;
  let desk: ReturnType<typeof pickups>;
  let made = 0;
  beforeAll(async () => {
    shop = await openShop(await testDatabase(kind));
    desk = pickups(shop);
  });
  afterAll(() => shop.close());

  const priced = async () => {
    const sold = await desk.atTheDoor();
    await desk.inspected(sold, { 'answer-body': 'scratched' }, anImei());
    return sold;
  };
  /** A sale up to its summary. */
  const summed = async () => {
    const person = shop.person(`summed-${++made}`);
    await person.does({ type: 'start' });
    let reply = await person.says('iphone 11 128 gb');
    while (reply.key.startsWith('buyback.ask-condition')) reply = await person.says('1');
    await person.taps('sell-now');
    const phone = `98765 3${3000 + made}`;
    const address = 'Flat 12B, Sai Kripa, SV Road, Andheri West';
    for (const answer of ['Asha Rao', phone, 'same', address, '400058', 'skip', 'tomorrow morning'])
      await person.says(answer);
    return person;
  };
  const keyAfter = async (person: { says(text: string): Promise<{ key: string }> }, text: string) => {
    const { key } = await person.says(text);
    await desk.settled();
    return key;
  };

  it('S0-69: a price is not accepted by a question, a denial, a condition or what somebody else says', async () => {
    const { number, customer } = await priced();
    for (const said of [
      "I can't accept the price",
      'i wont accept the price',
      'cannot accept the price',
      'refuse to accept the price',
      'why should i accept the price?',
      'accept the price?',
      'do i accept the price?',
      'should i accept the price',
      'if i accept the price when will you pay',
      'before i accept the price',
      'i accept the price of 20000',
      'yes i accept the price but add 500',
      'he says accept the price',
      'my wife will accept the price',
      'partner forced me to accept the price',
      'ok sell it',
      'haan bech do',
    ]) {
      await keyAfter(customer, 'where is my order');
      await keyAfter(customer, said);
      expect(await desk.status(number), said).toBe('offer-made');
      await keyAfter(customer, 'menu');
    }
  });

  it('S0-69: a price is accepted in the words of its button, with no more than a courtesy beside them', async () => {
    for (const said of ['Accept the price', 'yes, i accept the price please']) {
      const { number, customer } = await priced();
      await keyAfter(customer, said);
      expect(await desk.status(number), said).not.toBe('offer-made');
    }
  });

  it('S0-69: a price is not accepted by what is near its button: that is asked back, and taken with its number', async () => {
    const { number, customer } = await priced();
    for (const said of ['except the price', 'accpt the price']) {
      expect(await keyAfter(customer, said)).toBe('conversation.did-you-mean');
      expect(await desk.status(number), said).toBe('offer-made');
    }
    await keyAfter(customer, '1');
    expect(await desk.status(number)).not.toBe('offer-made');
  });

  it('S0-69: in Hindi a question about the price is none of its acceptance', async () => {
    const sold = await desk.atTheDoor();
    await keyAfter(sold.customer, 'hindi');
    await desk.inspected(sold, { 'answer-body': 'scratched' }, anImei());
    for (const said of ['क़ीमत मंज़ूर है?', 'क्या क़ीमत मंज़ूर है', 'मैं क़ीमत मंज़ूर नहीं करता']) {
      await keyAfter(sold.customer, said);
      expect(await desk.status(sold.number), said).toBe('offer-made');
    }
    await keyAfter(sold.customer, 'track');
    await keyAfter(sold.customer, 'क़ीमत मंज़ूर है');
    expect(await desk.status(sold.number)).not.toBe('offer-made');
  });

  it('S0-8: no order is made by a question, a denial, or news of another sale', async () => {
    const person = await summed();
    for (const said of [
      'dont create order',
      'i cant create order now',
      'should i create the order?',
      'is it confirmed?',
      'can you confirm?',
      'is the order confirmed?',
      'is that all correct?',
      'i sold it',
      'i am done',
    ])
      expect(await keyAfter(person, said), said).not.toBe('buyback.order-created');
    expect(await keyAfter(person, 'ok create the order please')).toBe('buyback.order-created');
  });

  it('S0-69: an offer is not ended, and no order is cancelled, by a sentence that only names the button', async () => {
    const { number, customer } = await priced();
    for (const said of ['i wont say yes, keep my device', 'yes keep my device?']) {
      const decline = customer.last()?.choices?.find(({ id }) => id.startsWith('@deal:decline:'));
      await customer.taps(decline?.id ?? '');
      await keyAfter(customer, said);
      expect(await desk.status(number), said).toBe('offer-made');
      await keyAfter(customer, 'where is my order');
    }
    const person = shop.person(`cancelling-${++made}`);
    const order = await sellsPhone(person, `98765 2${3000 + made}`);
    await desk.settled();
    await keyAfter(person, 'cancel my order');
    for (const said of [
      'i wont say i changed my mind',
      'what if i say yes cancel it',
      'i changed my mind dont cancel it',
    ])
      await keyAfter(person, said);
    expect(await desk.status(order)).not.toBe('cancelled');
    await keyAfter(person, 'cancel my order');
    await keyAfter(person, 'sorry, i changed my mind');
    expect(await desk.status(order)).toBe('cancelled');
  });

  it('S0-69 S0-84: a yes, a no, a why and a worry at the final price lead on, and its buttons stay', async () => {
    const { number, customer } = await priced();
    const buttons = () => customer.last()?.choices?.some(({ id }) => id.startsWith('@deal:accept:'));
    for (const said of ['theek hai', 'ok sell it', 'why so low', 'itna kam kyun?', 'kya yeh safe hai']) {
      await keyAfter(customer, said);
      expect(buttons(), said).toBe(true);
      expect(await desk.status(number), said).toBe('offer-made');
    }
    await keyAfter(customer, 'why so low');
    expect(customer.text()).toContain('Scratches or worn paint');
    for (const said of ['nahi bechna, phone wapas do', 'keep my phone', 'i want my phone back']) {
      expect(await keyAfter(customer, said), said).toBe('buyback.ask-keep-device');
      await customer.taps('back-to-price');
      await desk.settled();
      expect(buttons(), said).toBe(true);
    }
    await keyAfter(customer, 'dispute');
    await customer.taps('back-to-price');
    await desk.settled();
    expect(buttons()).toBe(true);
    expect(await desk.status(number)).toBe('offer-made');
  });

  it('S0-69: no line is disputed by who does not dispute it, and none without a plain yes', async () => {
    const { number, customer } = await priced();
    for (const said of ["i don't dispute the body line, it is fine", 'the body scratch is right']) {
      expect(await keyAfter(customer, said), said).not.toBe('buyback.ask-dispute-told');
      await keyAfter(customer, 'where is my order');
    }
    await keyAfter(customer, 'I dispute the body line, there is no scratch');
    expect(customer.last()?.key).toBe('buyback.ask-dispute-told');
    for (const said of ['is it ok?', 'can you confirm?', 'yes?']) {
      await keyAfter(customer, said);
      expect(await desk.status(number), said).toBe('offer-made');
    }
    await keyAfter(customer, 'yes');
    expect(await desk.status(number)).not.toBe('offer-made');
  });
});
