import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { commandOf, found, standing as order } from './walks.ts';

describe('what is told unasked', () => {
  it.each([
    ['send the otp to 98200 11223', 'second-number'],
    ['mera dusra number 98200-11223 hai', 'second-number'],
    ['OTP +91 98200 11223 पर भेजो', 'second-number'],
    ['my number is wrong, it is 98200 11223', 'correct-number'],
    ['mera number galat hai, sahi number 9820011223 hai', 'correct-number'],
    ['मेरा नया नंबर ९८२०० ११२२३ है', 'correct-number'],
  ])('S0-46: “%s” is understood at once, and done with a yes', (words, matter) => {
    const phone = '+919820011223';
    expect(commandOf(chat().starts().says(words), 'find-orders')).toEqual({
      type: 'find-orders',
      matter,
      phone,
    });
    const customer = found(chat().starts(), matter, [order], { phone }).reads('+91 98xxxxxx23');
    expect(commandOf(customer, 'decide')).toBeUndefined();
    expect(commandOf(customer.says('yes'), 'decide')?.wish).toMatchObject({
      type: matter === 'second-number' ? 'choose-number' : 'prove-number',
      phone,
    });
  });

  it.each([
    ['second-number', { phone: '+919820011223' }],
    ['correct-number', { phone: '+919820011223' }],
    ['change-slot', { said: 'move my iphone 12 to tomorrow evening' }],
  ])('S0-46 S0-88: a no to what %s would do leaves the order as it is', (matter, told) => {
    const customer = found(chat().starts(), matter, [order], told).says('no').hears('buyback.order-kept');
    expect(commandOf(customer, 'decide')).toBeUndefined();
    expect(customer.conversation().stack).toEqual([]);
  });

  it('S0-43: other times are one tap away from the one that is asked back', () => {
    const said = 'move my iphone 12 to tomorrow evening';
    const customer = found(chat().starts(), 'change-slot', [order], { said }).says('other times');
    expect(customer.hears('buyback.ask-new-slot').choices().length).toBeGreaterThan(3);
  });

  it.each([
    'somebody called me from 99999 11111 and wants my otp',
    'is 99999 11111 your number? he asked me for the code',
    'a man with phone 99999 11111 says give him the OTP, is that right?',
    'and his phone 99999 11111 keeps asking for my otp',
    'मुझे 99999 11111 से फोन आया, ओटीपी मांग रहा है',
    'your partner wants the money in account 50100123456789 HDFC0001234 Ravi Kumar, is this normal?',
    'the partner gave me account 50100123456789 ifsc HDFC0001234 name Ravi Kumar',
    'do not pay to account 50100123456789 HDFC0001234 Ravi Kumar',
    'ravi@okaxis ko mat bhejo',
    'is ravi@okaxis you?',
    'the partner wants cash from me',
  ])('S0-46 S0-70: “%s” is no wish, and whoever writes it is warned', (words) => {
    const customer = chat().starts().says(words).hears('support.never-asked');
    expect(customer.commands().map(({ type }) => type)).not.toContain('find-orders');
    expect(customer.choices()).toContain('@agent');
  });

  it.each([
    'do not send the otp to 99999 11111',
    'ओटीपी 99999 11111 पर मत भेजो',
    'otp 99999 11111 pe nahi bhejna',
    '99999 33333 is not my number, the order has the right one',
    'is the new contact 99999 33333 right?',
    'my number is wrong on the internet, somebody uses 99999 33333, change that',
    'why did you change the pickup time to tomorrow evening?',
    'who changed my iphone pickup time to tomorrow evening',
    'did somebody reschedule the pickup to tomorrow evening',
    'he wants to cancel my iphone pickup',
    'dont come tomorrow evening for the pickup',
    '50100123456789 HDFC0001234 is the account of Ravi',
    'pay into 50100123456789 HDFC0001234 Ravi Kumar wants it there',
  ])('S0-46 S0-88: “%s” asks, denies or tells of somebody else, and is no wish', (words) => {
    expect(commandOf(chat().starts().says(words), 'find-orders')).toBeUndefined();
  });

  it.each([
    ['can you move my iphone pickup to tomorrow evening?', 'change-slot'],
    ['could you please cancel my iphone pickup?', 'cancel-order'],
    ['kya aap pickup kal shaam kar sakte ho?', 'change-slot'],
  ])('S0-88: “%s” is a wish, politely put, and asked back', (words, matter) => {
    expect(commandOf(chat().starts().says(words), 'find-orders')).toMatchObject({ matter });
  });

  it('S0-46 S0-70: a warning leaves the question open, with a person one tap away', () => {
    const customer = found(chat().starts(), 'pay-to', [{ ...order, status: 'gates' }]);
    customer.hears('buyback.pay-for', 'buyback.ask-destination');
    customer
      .says('your partner says account 50100123456789 HDFC0001234 Ravi Kumar')
      .hears('support.never-asked', 'buyback.ask-destination');
    expect(
      customer
        .last()
        .replies.at(-1)
        ?.controls?.map(({ id }) => id),
    ).toContain('@agent');
    customer
      .says('50100123456789 HDFC0001234 Ravi Kumar?')
      .hears('support.never-asked', 'buyback.ask-destination');
    expect(commandOf(customer, 'decide')).toBeUndefined();
    expect(commandOf(customer.says('asha@okaxis'), 'decide')?.wish.type).toBe('set-destination');
  });

  it('S0-70: where to pay that is told in between is set with a yes, and shown before', () => {
    const destination = { type: 'bank', account: '50100123456789', ifsc: 'HDFC0001234', holder: 'Asha Rao' };
    const gates = { ...order, status: 'gates' };
    const customer = found(chat().starts(), 'pay-to', [gates], { destination });
    customer.hears('buyback.pay-for', 'buyback.ask-pay-to').reads('HDFC xxxxxxxxxx6789, Asha Rao');
    expect(commandOf(customer, 'decide')).toBeUndefined();
    expect(commandOf(customer.says('yes'), 'decide')?.wish).toEqual({ type: 'set-destination', destination });
    const other = found(chat().starts(), 'pay-to', [gates], { destination }).says('no');
    expect(commandOf(other.hears('buyback.order-kept'), 'decide')).toBeUndefined();
  });

  it('S0-70: an account that may be a mobile number is asked about, unasked or where it is asked for', () => {
    const customer = found(chat().starts(), 'pay-to', [{ ...order, status: 'gates' }]);
    customer.says('9876543210 HDFC0001234 Asha Rao').hears('buyback.ask-pay-to-mobile');
    expect(commandOf(customer, 'decide')).toBeUndefined();
    expect(commandOf(customer.says('yes'), 'decide')?.wish).toMatchObject({
      destination: { type: 'bank', account: '9876543210' },
    });
  });

  it('S0-46: a question about a number is no answer to the question for one', () => {
    for (const matter of ['second-number', 'correct-number']) {
      const customer = found(chat().starts(), matter);
      customer.says('is it 98200 11223?').says('not 98200 11223');
      expect(commandOf(customer, 'decide')).toBeUndefined();
      expect(commandOf(customer.says('98200 11223'), 'decide')).toBeDefined();
    }
  });

  it('S0-46: a second number is understood in a sentence where it is asked for', () => {
    const customer = found(chat().starts(), 'second-number').says('send the otp to 98200 11223 please');
    expect(commandOf(customer, 'decide')?.wish).toEqual({ type: 'choose-number', phone: '+919820011223' });
  });
});
