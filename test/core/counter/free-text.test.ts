import { describe, expect, it } from 'vitest';
import { readName, readPerson } from '#core/customers/index.ts';
import { commandOf, getsPrice } from './walks.ts';

const atName = () => getsPrice().taps('sell-now').hears('buyback.ask-name');
const atAddress = () =>
  atName().says('Asha Rao').says('98765 43210').says('same').hears('buyback.ask-address');

describe('words of the customer’s own that begin like “track”', () => {
  it.each(['Track Road 12', 'Track 4 Lane, Andheri', 'Order Lane 5, Andheri West', 'track road, house 7'])(
    'S0-40: “%s” is an address',
    (words) => {
      const customer = atAddress().says(words).hears('buyback.ask-pincode');
      expect(commandOf(customer, 'show-orders')).toBeUndefined();
    },
  );

  it.each(['track HT-7K3F-9M2Q-XY4A', 'track HT-111111', 'track my order', 'track 12', 'track order 12345'])(
    'S0-48: “%s” still asks for an order',
    (words) => {
      for (const customer of [atAddress(), atName()])
        expect(commandOf(customer.says(words), 'show-orders')).toBeDefined();
    },
  );
});

describe('what is no name and no pincode', () => {
  it.each(['yes 2', 'yes 2!', 'iphone 12', 'ok 5'])('S0-37: “%s” is asked back, with an example', (words) => {
    const customer = atName().says(words).hears('customers.name-figures', 'buyback.ask-name');
    customer
      .reads(/Asha Rao/)
      .says('Asha Rao')
      .hears('buyback.ask-phone');
  });

  it('S0-37: any other name is read as it is', () => {
    for (const text of ["Asha O'Neil", 'x', '12345', 'done', '<b>Asha 2</b>'])
      expect(readPerson(text)).toEqual(readName(text));
  });

  it('S0-41: “not 400058” is asked back, and what is told instead is taken', () => {
    const customer = atAddress().says('Flat 12B, Sai Kripa, SV Road').says('not 400058');
    customer.hears('customers.pincode-denied', 'buyback.ask-pincode');
    customer
      .says('not 400058 but 400050')
      .hears('buyback.ask-landmark')
      .reads(/400050/);
  });
});
