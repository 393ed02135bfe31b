import { describe, expect, it } from 'vitest';
import { copy } from '../../support/shop.ts';
import { type Chat, getsPrice, getsSummary } from './walks.ts';

const known = (customer: Chat) => customer.conversation().stack[0]?.known ?? {};

describe('what is typed under “please check everything”', () => {
  it.each([
    ['my name is Asha Devi Rao', { name: 'Asha Devi Rao' }],
    ['mera naam Asha Devi hai', { name: 'Asha Devi' }],
    ['नाम: आशा देवी', { name: 'आशा देवी' }],
  ])('S0-37: “%s” is the name from now on', (words, name) => {
    const customer = getsSummary().says(words).hears('buyback.taken-in', 'buyback.summary');
    expect(known(customer)).toMatchObject({ ...name, phone: '+919876543210' });
  });

  it('S0-38 S0-39: another number is the number, and WhatsApp goes with it unless it was another', () => {
    const customer = getsSummary().says('98200 11223').hears('buyback.taken-in', 'buyback.summary');
    expect(known(customer)).toMatchObject({ phone: '+919820011223', whatsapp: '+919820011223' });
    customer.says('whatsapp is 98333 11223');
    expect(known(customer)).toMatchObject({ phone: '+919820011223', whatsapp: '+919833311223' });
    customer.says('mera number galat hai, sahi 98200 77889 hai');
    expect(known(customer)).toMatchObject({ phone: '+919820077889', whatsapp: '+919833311223' });
  });

  it('S0-43: another time is taken, and a vague one asked for among those that fit', () => {
    const customer = getsSummary()
      .says('tuesday evening instead')
      .hears('buyback.taken-in', 'buyback.summary');
    expect(known(customer)).toMatchObject({ slot: { id: '2026-11-24T18' } });
    customer.says('monday').hears('buyback.taken-in', 'buyback.ask-slot');
    expect(customer.choices().every((id) => id.startsWith('2026-11-23'))).toBe(true);
    customer.says('1').hears('buyback.summary');
  });

  it('S0-40 S0-42: another address asks for its pincode and landmark only, and for no pincode that it has', () => {
    const customer = getsSummary().says('address: Flat 7, Lake View, MG Road').hears('buyback.ask-pincode');
    customer
      .says('400058')
      .hears('buyback.ask-landmark')
      .says('nahi hai')
      .hears('buyback.taken-in', 'buyback.summary');
    customer.reads('Flat 7, Lake View, MG Road').reads('Asha Rao');
    customer.says('Shop 3, Rose Arcade, Hill Road, Bandra 400050').hears('buyback.ask-landmark').says('skip');
    expect(known(customer)).toMatchObject({ place: { pincode: '400050' }, slot: expect.anything() });
    customer.says('pincode 194101').hears('buyback.taken-in', 'buyback.not-served');
  });

  it('S0-43 S0-78: another address leaves the time that was chosen as it is', () => {
    const customer = getsSummary();
    const { slot } = known(customer) as { slot: unknown };
    customer.says('change address').hears('buyback.ask-address').says('Flat 7, Lake View, MG Road');
    customer.says('400058').says('skip').hears('buyback.summary');
    expect(known(customer)).toMatchObject({ place: { pincode: '400058' }, slot });
  });

  it('takes several values of one message, and nothing of what is none', () => {
    const customer = getsSummary()
      .says('98200 11223, monday evening')
      .hears('buyback.taken-in', 'buyback.summary');
    expect(known(customer)).toMatchObject({ phone: '+919820011223', slot: { id: '2026-11-23T18' } });
    customer.says('what a nice day').hears('conversation.unclear', 'buyback.summary');
  });

  it.each(['Yes everything is correct, please go ahead', 'haan ji sab theek h', 'theek h', 'जी सब सही है'])(
    '“%s” is a yes',
    (words) => {
      getsSummary().says(words).hears('buyback.order-created');
    },
  );

  it.each(['correct the order', 'yes but change the name', 'not ok'])('“%s” is none', (words) => {
    expect(getsSummary().says(words).last().replies.at(-1)?.key).toBe('buyback.summary');
  });
});

describe('S0-26: what stands alone', () => {
  const atFaults = () => getsPrice().says('change faults');

  it('gives way to a fault that is ticked, and a fault to it, so that both are never ticked', () => {
    const customer = atFaults();
    const ticks = () =>
      (customer.last().replies.at(-1)?.choices ?? [])
        .map(({ label }) => copy.label('en', label))
        .filter((label) => label.startsWith('✅'));
    expect(ticks()).toEqual(['✅ Everything else works']);
    customer.taps('speaker');
    expect(ticks()).toEqual(['✅ Speaker or earpiece']);
    customer.taps('none');
    expect(ticks()).toEqual(['✅ Everything else works']);
    customer.taps('mic').taps('done').hears('quoting.estimated-price').reads('Microphone');
  });
});

describe('the price', () => {
  it.each(['iphone 11 128', 'macbook air m1 2020 8 256', 'hp pavilion 15 i5 8 512', 'ipad 9th gen 64'])(
    'S0-33: comes by itself after the last question about a %s',
    (device) => {
      const asked = getsPrice();
      asked.says(`sell my ${device}`);
      for (let n = 0; n < 14 && !asked.last().replies.at(-1)?.key.startsWith('quoting.'); n++)
        asked.says('1');
      expect(asked.last().replies.at(-1)?.key).toBe('quoting.estimated-price');
    },
  );
});
