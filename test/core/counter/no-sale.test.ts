import { describe, expect, it } from 'vitest';
import { sampleShop } from '../../support/shop.ts';
import { chat } from '../../support/transcript.ts';
import { commandOf, getsPrice } from './walks.ts';

describe('a device that left the price book meanwhile', () => {
  it('S0-85: is said so, opens a work item, keeps the answers and asks for the model again', () => {
    const customer = chat().starts().says('iphone 11 128');
    const { shelf } = sampleShop();
    while (
      !customer
        .last()
        .replies.at(-1)
        ?.controls?.some(({ id }) => id === 'done')
    )
      customer.says('1');
    const gone = { ...shelf, variant: () => undefined };
    const later = chat({ shelf: gone }, customer.conversation()).says('1');
    later.hears('buyback.price-missing', 'buyback.ask-model');
    expect(commandOf(later, 'open-item')).toMatchObject({ kind: 'price-missing' });
    expect(later.conversation().stack[0]?.known.condition).toMatchObject({ display: ['flawless'] });
  });
});

describe('where we do not pick up', () => {
  it('S0-45 S0-86: opens a work item at once, and offers to tell the customer later', () => {
    const customer = getsPrice().taps('sell-now').says('Asha Rao').says('9876543210').says('same');
    customer
      .says('House 4, Main Bazaar, near the old fort')
      .says('194101')
      .hears('buyback.not-served')
      .reads(/check the pincode and write to you here/);
    expect(commandOf(customer, 'open-item')).toMatchObject({
      kind: 'unserviceable-lead',
      subject: { pincode: '194101' },
    });
    customer.taps('tell-me').hears('buyback.will-tell');
  });

  it('S0-41: another pincode goes on with the sale, and the address stays', () => {
    const customer = getsPrice().taps('sell-now').says('Asha Rao').says('9876543210').says('same');
    customer.says('House 4, Main Bazaar, near the old fort').says('194101').taps('other-pincode');
    customer.hears('buyback.ask-pincode').says('400058').says('skip').hears('buyback.ask-slot');
    expect(customer.conversation().stack[0]?.known.place).toMatchObject({
      address: 'House 4, Main Bazaar, near the old fort',
      pincode: '400058',
    });
  });
});

it('S0-41: a pincode that is typed under the sorry goes on with the sale as well', () => {
  const customer = getsPrice().taps('sell-now').says('Asha Rao').says('9876543210').says('same');
  customer.says('House 4, Main Bazaar, near the old fort').says('194101').hears('buyback.not-served');
  customer.says('oh, 400058').hears('buyback.ask-landmark').says('skip').hears('buyback.ask-slot');
});

describe('a model that is not in the list', () => {
  it('S0-23 S0-84: a recent one becomes a request to a named person', () => {
    const customer = chat()
      .starts()
      .taps('@sell')
      .taps('phone')
      .taps('samsung')
      .says('not listed')
      .hears('buyback.ask-missing-model');
    customer
      .says('Zorbox Quantum 900')
      .says('2025')
      .hears('buyback.model-requested')
      .reads(/Mohsin/);
    expect(commandOf(customer, 'open-item')).toMatchObject({ kind: 'model-request', owner: 'Mohsin' });
  });

  it('S0-84: one that resembles others is searched for again or requested, as the customer likes', () => {
    const asked = () =>
      chat()
        .starts()
        .taps('@sell')
        .taps('phone')
        .taps('samsung')
        .taps('not-listed')
        .says('Galaxy S21')
        .hears('buyback.is-it-one-of-these');
    asked().taps('@change:name').hears('buyback.ask-missing-model').says('Zorbox Quantum 900');
    const customer = asked().taps('none').hears('buyback.ask-year').says('2025');
    expect(commandOf(customer.hears('buyback.model-requested'), 'open-item')).toMatchObject({
      subject: { name: 'Galaxy S21' },
    });
    const found = asked();
    found.taps(found.choices()[0] ?? '');
    expect(found.conversation().stack[0]?.known.model).toContain('galaxy-s21');
  });

  it('S0-24: an old one gets a polite no', () => {
    const customer = chat().starts().taps('@sell').taps('phone').taps('samsung').says('none of these');
    customer.says('Zorbox Quantum 900').says('2012').hears('buyback.model-too-old');
    expect(commandOf(customer, 'open-item')).toBeUndefined();
    expect(customer.last().commands).toMatchObject([
      { type: 'record', name: 'model_too-old', about: { brand: 'samsung', year: 2012 } },
    ]);
  });
});
