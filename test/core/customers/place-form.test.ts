import { describe, expect, it } from 'vitest';
import { type Chat, getsPrice } from '../counter/walks.ts';

const form = (change: Partial<Record<'address' | 'pincode' | 'landmark', string>> = {}) => ({
  type: 'address' as const,
  address: 'Flat 12B, Sai Kripa, SV Road, Andheri West, Mumbai',
  pincode: '400058',
  landmark: 'behind Shoppers Stop',
  ...change,
});
const atAddress = () => getsPrice().taps('sell-now').says('Asha Rao').says('98765 43210').says('same');
const known = (customer: Chat) => customer.conversation().stack.at(-1)?.known ?? {};

describe('an address that comes as a form', () => {
  it('S0-41: is offered with what the shop knows already', () => {
    const reply = atAddress().last().replies.at(-1);
    expect(reply).toMatchObject({ asks: 'location', form: { name: 'Asha Rao', phone: '+919876543210' } });
  });

  it('S0-41: answers three questions at once', () => {
    atAddress().does(form()).hears('buyback.ask-slot');
  });

  it.each([
    ['a pincode that is none', { pincode: '999999' }, ['customers.pincode-unknown', 'buyback.ask-pincode']],
    ['a pincode of five digits', { pincode: '40005' }, ['customers.pincode-unclear', 'buyback.ask-pincode']],
    ['an address of a few signs', { address: 'x' }, ['customers.address-short', 'buyback.ask-address']],
    [
      'a landmark without end',
      { landmark: 'a '.repeat(200) },
      ['customers.landmark-long', 'buyback.ask-landmark'],
    ],
    ['no landmark', { landmark: ' ' }, ['buyback.ask-landmark']],
    ['no pincode', { pincode: '' }, ['buyback.ask-pincode']],
  ])('S0-41: with %s is kept but for that, which alone is asked again', (_what, change, keys) => {
    const customer = atAddress()
      .does(form(change))
      .hears(...keys);
    const [wrong] = Object.keys(change);
    const kept = Object.keys(known(customer)).filter((name) =>
      ['address', 'pincode', 'landmark'].includes(name),
    );
    expect(kept.sort()).toEqual(['address', 'landmark', 'pincode'].filter((name) => name !== wrong));
  });

  it('S0-41: goes on to the time once the pincode alone is told, its landmark kept', () => {
    atAddress()
      .does(form({ pincode: '999999' }))
      .says('400058')
      .hears('buyback.ask-slot');
  });

  it('takes the pincode that stands in the address where its own line is empty', () => {
    atAddress()
      .does(form({ pincode: '', address: 'Flat 12B, Sai Kripa, SV Road, Andheri West 400058' }))
      .hears('buyback.ask-slot');
  });

  it('S0-41: is asked about when address and pincode do not agree', () => {
    atAddress()
      .does(form({ pincode: '110001' }))
      .hears('buyback.ask-which-place');
  });

  it('keeps nothing secret that stands in it', () => {
    const customer = atAddress().does(form({ landmark: 'card 4111 1111 1111 1111 near the gate' }));
    expect(JSON.stringify(customer.conversation())).not.toContain('4111 1111 1111 1111');
  });

  it('that is empty, or comes when nobody asked, is no answer', () => {
    atAddress()
      .does(form({ address: '', pincode: '', landmark: '' }))
      .hears('conversation.unclear', 'buyback.ask-address');
    getsPrice().does(form()).hears('conversation.unclear', 'quoting.estimated-price');
  });
});
