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

  it('begins at once when there is nothing to lose', () => {
    getsSummary()
      .taps('create-order')
      .taps('@sell')
      .hears('buyback.ask-category')
      .says('sell')
      .hears('buyback.ask-category');
  });
});
