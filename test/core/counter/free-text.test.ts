import { describe, expect, it } from 'vitest';
import { commandOf, getsPrice } from './walks.ts';

const atName = () => getsPrice().taps('sell-now').hears('buyback.ask-name');
const atAddress = () =>
  atName().says('Asha Rao').says('98765 43210').says('same').hears('buyback.ask-address');

describe('words of the customer’s own that begin like “track”', () => {
  it.each(['Track Road 12', 'Order Lane 5, Andheri West', 'track road, house 7'])(
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
