import { describe, expect, it } from 'vitest';
import { type OrderView, showOrders } from '#core/buyback/index.ts';
import { rupees } from '#core/shared/index.ts';
import { chat } from '../../support/transcript.ts';
import { getsPrice } from './walks.ts';

/** As far as a list of orders reads it. */
const anOrderView = {
  number: 'HT-7K3F-9M2Q-XY4A',
  device: 'Apple iPhone 12 64 GB',
  estimate: rupees(15_000),
  status: 'unassigned',
  slot: { from: 0, to: 1 },
  progress: { attempts: 0, gates: [], choices: [], disputed: [] },
  area: { pincode: '400058', district: 'Mumbai', state: 'Maharashtra' },
} as unknown as OrderView;

describe('a sale in progress', () => {
  it('S0-77: goes on where it was after the address of an older order was changed', () => {
    const customer = chat().starts().says('iphone 11 128').says('1');
    const asked = customer.last().replies.at(-1)?.key ?? '';
    customer.does({ type: 'news', says: [showOrders([anOrderView], undefined)] });
    customer.taps('@address:HT-7K3F-9M2Q-XY4A').hears('buyback.ask-address');
    customer.says('Flat 7, Lake View, MG Road').says('560038').says('skip').hears(asked);
    expect(customer.commands().at(-1)).toMatchObject({
      type: 'change-address',
      place: { pincode: '560038' },
    });
  });

  it('S0-12: pages no further than there are brands', () => {
    const customer = chat().starts().taps('@sell').taps('phone');
    for (let n = 0; n < 12; n++) customer.says('more');
    expect(customer.choices().length).toBeGreaterThan(0);
  });
});

describe('an address with its pincode in it', () => {
  it('S0-41: is not asked for it again, and it is not written twice', () => {
    const customer = getsPrice().taps('sell-now').says('Asha Rao').says('98765 43210').says('same');
    customer.says('Flat 4, Hill Road, Bandra West, Mumbai 400050').hears('buyback.ask-landmark');
    customer.says('skip').says('tomorrow morning').hears('buyback.summary');
    expect(customer.text().match(/400050/g)).toHaveLength(1);
  });

  it('S0-41: with two of them is asked which one, and a yes is the one that is offered', () => {
    const customer = getsPrice().taps('sell-now').says('Asha Rao').says('98765 43210').says('same');
    customer.says('Flat 4, Hill Road, Mumbai 400050, near 400051 post office').hears('buyback.ask-pincode');
    customer.says('haan ji').hears('buyback.ask-landmark').reads('400051');
  });
});
