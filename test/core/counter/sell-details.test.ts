import { describe, expect, it } from 'vitest';
import { commandOf, getsPrice, getsSummary } from './walks.ts';

describe('who sells, and where it is picked up', () => {
  it('S0-37 S0-38 S0-39 S0-40 S0-41 S0-43: the order holds every detail as it was checked', () => {
    const order = commandOf(getsSummary().taps('create-order'), 'create-order')?.order;
    expect(order).toMatchObject({
      device: 'Apple iPhone 11 128 GB',
      customer: { name: 'Asha Rao', phone: '+919876543210' },
      place: {
        address: 'Flat 12B, Sai Kripa, SV Road, Andheri West',
        pincode: '400058',
        state: 'Maharashtra',
      },
      highValue: false,
    });
    expect(order?.worded[0]).toMatchObject({ asked: 'Does it turn on?' });
    expect(new Date(order?.slot.from ?? 0).toISOString()).toBe('2026-11-22T03:30:00.000Z');
  });

  it('S0-39: another WhatsApp number is kept beside the phone number, the same one is not', () => {
    const same = commandOf(getsSummary().taps('create-order'), 'create-order')?.order;
    expect(same?.customer).toEqual({ name: 'Asha Rao', phone: '+919876543210' });
    const other = getsSummary().taps('edit').taps('@change:whatsapp').hears('buyback.ask-whatsapp');
    other.says('91234 56789').hears('buyback.summary').taps('create-order');
    expect(commandOf(other, 'create-order')?.order.customer.whatsapp).toBe('+919123456789');
  });

  it('S0-40 S0-42: a pin and a landmark are kept with the address, and the pincode of the pin is offered', () => {
    const customer = getsPrice().taps('sell-now').says('Asha Rao').says('98765 43210').says('same');
    const bandra = { latitude: 19.0596, longitude: 72.8295 };
    customer.does({ type: 'location', ...bandra }).hears('buyback.ask-door');
    customer.says('Flat 4, Sea Breeze, Hill Road').hears('buyback.ask-pincode');
    const [offered = ''] = customer.choices();
    expect(offered).toMatch(/^4000\d\d$/);
    customer.taps(offered).says('opposite SBI Bank').says('tomorrow morning').taps('create-order');
    const place = { ...bandra, pincode: offered, landmark: 'opposite SBI Bank' };
    expect(commandOf(customer, 'create-order')?.order.place).toMatchObject(place);
    expect(customer.text()).toContain('opposite SBI Bank');
  });

  it('S0-42: nothing is kept where there is no landmark', () => {
    const order = commandOf(getsSummary().taps('create-order'), 'create-order')?.order;
    expect(order?.place).not.toHaveProperty('landmark');
  });

  it('S0-41: a pincode that does not exist is asked for again', () => {
    const customer = getsPrice().taps('sell-now').says('Asha Rao').says('98765 43210').says('same');
    customer.says('Flat 4, Sea Breeze, Hill Road').says('999999');
    customer.hears('customers.pincode-unknown', 'buyback.ask-pincode').says('400058');
    customer.hears('buyback.ask-landmark');
  });
});
