import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { type Chat, commandOf, getsPrice, getsSummary } from './walks.ts';

/** Somebody who sold a device here, and sells another. */
const again = (): Chat => {
  const customer = getsSummary().taps('create-order');
  return getsPrice(customer).taps('sell-now').taps('use-known');
};
const sameNumber = () => again().taps('use-known').taps('same-number');

describe('S0-40: whoever sells again in the same chat', () => {
  it.each(['yes', 'same', 'haan wahi', 'same as before', 'same address', '1'])(
    'takes the address of the last time with “%s”',
    (words) => {
      const customer = sameNumber().hears('buyback.ask-same-address').reads('Flat … West').reads('400058');
      expect(customer.text()).not.toContain('Sai Kripa');
      customer.says(words).hears('buyback.ask-slot').says('tomorrow morning').taps('create-order');
      const orders = customer.commands().filter(({ type }) => type === 'create-order');
      expect(orders).toHaveLength(2);
      expect(orders[1]).toMatchObject({ order: { place: commandOf(customer, 'create-order')?.order.place } });
    },
  );

  it('types another one, or asks for the question anew', () => {
    sameNumber().says('Flat 7, Lake View, Hill Road').hears('buyback.ask-pincode');
    sameNumber().says('another address').hears('buyback.ask-address').says('pincode 400050');
  });

  it('S0-40 S0-46: is offered none with another number', () => {
    const customer = again().says('98200 11223').says('same').hears('buyback.ask-address');
    customer.says('Flat 7, Lake View, Hill Road').hears('buyback.ask-pincode');
  });

  it('S0-40 S0-46: is offered none once the number of the order was changed', () => {
    const customer = getsSummary().taps('create-order');
    const data = { number: 'HT-7K3F-9M2Q-XY4A', phone: '+919820011223', of: 'phone' };
    customer.does({
      type: 'found',
      what: 'proof',
      data: { ...data, step: 'type-number-code', corrected: true },
    });
    const next = getsPrice(customer).taps('sell-now').taps('use-known').taps('use-known').taps('same-number');
    next.hears('buyback.ask-address');
  });

  it('is offered none in another chat, nor where we no longer pick up', () => {
    getsPrice(chat())
      .taps('sell-now')
      .says('Asha Rao')
      .says('98765 43210')
      .says('same')
      .hears('buyback.ask-address');
    const { conversation } = sameNumber();
    const { profile } = conversation();
    const nowhere = getsPrice(chat({ person: profile ?? {}, area: { serves: () => false } })).taps(
      'sell-now',
    );
    nowhere.taps('use-known').taps('use-known').taps('same-number').hears('buyback.ask-address');
  });
});
