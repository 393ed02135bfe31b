import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { getsPrice, getsSummary } from './walks.ts';

const yes = [
  'ok sell it',
  'haan bech do',
  'theek hai bech do',
  'done deal',
  'le lo',
  'ok le lo ji',
  'le jao',
  'deal',
  'chalega',
  'yes sell it now',
  'go ahead and sell it',
  'haan ji bech dijiye',
  'ठीक है बेच दो',
  'ले लो',
];
const no = [
  'nahi bechna',
  "don't sell it yet",
  'abhi mat becho',
  'not now',
  'should i sell it?',
  'kya bech du?',
  'bech du kya',
  'deal?',
  'no deal',
  'sell my laptop',
  'sell it for 20000',
  'kitne mein le loge',
  'नहीं बेचना',
];

describe('S0-33: a price and a summary', () => {
  it.each(yes)('are agreed to with “%s”', (words) => {
    getsPrice().says(words).hears('buyback.ask-name');
    getsSummary().says(words).hears('buyback.order-created');
  });

  it.each(no)('are not agreed to with “%s”', (words) => {
    const price = getsPrice().says(words);
    expect(price.conversation().stack.find(({ flow }) => flow === 'sell')?.known.accepted).toBeUndefined();
    const order = getsSummary().says(words);
    expect(order.commands().map(({ type }) => type)).not.toContain('create-order');
  });

  it('S0-33: a word that takes a final price takes an estimate, and creates no order', () => {
    getsPrice().says('mujhe manzoor hai').hears('buyback.ask-name');
    const order = getsSummary().says('i accept');
    expect(order.commands().map(({ type }) => type)).not.toContain('create-order');
  });

  it.each(['haan same hai', 'same as before', 'wahi', 'yes', 'वही है'])(
    'S0-37 S0-38: “%s” takes what is known of a person',
    (words) => {
      const person = { name: 'Asha Rao', phone: '+919876543210' };
      const customer = getsPrice(chat({ person })).taps('sell-now');
      customer.says(words).hears('buyback.ask-phone').says(words).hears('buyback.ask-whatsapp');
      expect(customer.conversation().stack[0]?.known).toMatchObject(person);
    },
  );

  it('S0-39: “haan same hai” is the same number', () => {
    const customer = getsPrice().taps('sell-now').says('Asha Rao').says('98765 43210');
    customer.says('haan same hai').hears('buyback.ask-address');
  });
});
