import { describe, expect, it } from 'vitest';
import { getsPrice, getsSummary } from './walks.ts';

describe('"sell" in the middle of a sale', () => {
  it('asks before it leaves the answers, and goes on with them', () => {
    const customer = getsPrice()
      .says('sell')
      .hears('buyback.sale-under-way')
      .reads(/iPhone 11/);
    customer.says('1').hears('quoting.estimated-price');
    customer.says('sell').says('yes').says('go on with it').hears('quoting.estimated-price');
  });

  it('begins anew when told so', () => {
    const customer = getsPrice().says('sell').says('2').hears('buyback.ask-category');
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
