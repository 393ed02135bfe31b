import { describe, expect, it } from 'vitest';
import { getsPrice, getsSummary } from './walks.ts';

describe('"sell" in the middle of a sale', () => {
  it('asks before it leaves the answers, and goes on with them', () => {
    const customer = getsPrice()
      .taps('sell-now')
      .says('sell')
      .hears('buyback.sale-under-way')
      .reads(/iPhone 11/);
    customer.says('1').hears('buyback.ask-name');
    customer.says('sell').says('yes').hears('buyback.ask-name');
    customer.says('sell').says('go on with it').hears('buyback.ask-name');
  });

  it('S0-33: means “sell now” under a price', () => {
    getsPrice().says('sell').hears('buyback.ask-name');
  });

  it('begins anew when told so', () => {
    const customer = getsPrice().taps('sell-now').says('sell').says('2').hears('buyback.ask-category');
    expect(customer.conversation().stack.map(({ flow }) => flow)).toEqual(['sell']);
  });

  it.each(['samsung galaxy s21', 'no, my galaxy s21', 'samsung'])(
    'S0-11: takes “%s” for the new one, once it has asked',
    (words) => {
      const customer = getsPrice().taps('sell-now').says('sell').says(words);
      customer.hears('buyback.sell-other').reads(/Samsung.*iPhone 11/);
      expect(customer.conversation().stack.map(({ flow }) => flow)).toEqual(['sell', 'sell-again']);
      expect(customer.says('yes').conversation().stack).toMatchObject([
        { flow: 'sell', known: { brand: 'samsung' } },
      ]);
    },
  );

  it('goes on with the old one after a no, or when that one is named', () => {
    const other = getsPrice().taps('sell-now').says('sell').says('samsung galaxy s21');
    other.says('no').hears('buyback.ask-name');
    getsPrice().taps('sell-now').says('sell').says('iphone 11').hears('buyback.ask-name');
  });

  it('begins at once when there is nothing to lose', () => {
    getsSummary()
      .taps('create-order')
      .taps('@sell')
      .hears('buyback.ask-category')
      .says('sell')
      .hears('buyback.ask-category');
  });
});
