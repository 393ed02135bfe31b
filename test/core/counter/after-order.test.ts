import { describe, expect, it } from 'vitest';
import { plain } from '#prompts/index.ts';
import { copy } from '../../support/shop.ts';
import { chat } from '../../support/transcript.ts';
import { type Chat, commandOf, found, getsSummary, standing as order } from './walks.ts';

const laptop = { ...order, number: 'HT-0000-0000-0000', device: 'Dell XPS 13', category: 'laptop' } as const;

describe('after the order', () => {
  it.each([
    ['please cancel my order', 'cancel-order'],
    ['mera order cancel kar do', 'cancel-order'],
    ['मेरा ऑर्डर कैंसिल करो', 'cancel-order'],
    ['cancel', 'cancel-order'],
    ['can you reschedule please', 'change-slot'],
    ['change pickup time', 'change-slot'],
    ['samay badalna hai', 'change-slot'],
    ['mera pata badalna hai', 'change-address'],
    ['second number', 'second-number'],
    ['change my phone number', 'correct-number'],
    ['my number is wrong', 'correct-number'],
    ['mera number galat hai', 'correct-number'],
    ['मेरा नंबर बदल गया', 'correct-number'],
    ['mujhe number check karo', 'verify-number'],
    ['change my upi', 'pay-to'],
  ])('S0-77 S0-88: “%s” is about an order that stands', (words, matter) => {
    expect(commandOf(chat().starts().says(words), 'find-orders')).toMatchObject({ matter });
  });

  it('S0-88: an order that is named is the one that is meant', () => {
    for (const words of ['cancel order ht-0000-0000-0000', 'cancel my order HT-0000-0000-0000 please'])
      expect(commandOf(chat().starts().says(words), 'find-orders')).toEqual({
        type: 'find-orders',
        matter: 'cancel-order',
        number: laptop.number,
      });
  });

  it('S0-88: “cancel” while an order is about to be cancelled is a yes; in a sale it ends the sale alone', () => {
    const customer = found(chat().starts(), 'cancel-order').hears('buyback.ask-cancel');
    expect(customer.says('cancel').commands().at(-1)).toEqual({
      type: 'decide',
      number: order.number,
      wish: { type: 'cancel', reason: 'customer-asked' },
    });
    chat().starts().says('iphone 11 128').says('cancel').hears('conversation.cancelled', 'conversation.home');
  });

  it('S0-88: what was asked beside a sale is let be by “cancel”, and the sale goes on', () => {
    const customer = chat().starts().says('iphone 11 128').says('1');
    const asked = customer.last().replies.at(-1)?.key ?? '';
    found(customer, 'change-slot').hears('buyback.ask-new-slot');
    customer.says('cancel').hears('conversation.left-as-it-is', asked);
  });

  it('S0-77: a second wish takes the place of the first, whatever was open in it', () => {
    const customer = chat().starts().says('iphone 11 128').says('1');
    const asked = customer.last().replies.at(-1)?.key ?? '';
    found(customer, 'change-address').hears('buyback.new-address-for', 'buyback.ask-address');
    found(customer, 'second-number').hears('buyback.ask-second-number');
    customer.says('98200 11223').hears(asked);
    expect(commandOf(customer, 'decide')).toMatchObject({
      number: order.number,
      wish: { type: 'choose-number', phone: '+919820011223' },
    });
  });

  it('S0-72: of two orders one is chosen by its device, its place in the list, or its number', () => {
    for (const words of ['2', 'HT-0000-0000-0000 · Dell XPS 13', 'ht-0000-0000-0000']) {
      const customer = found(chat().starts(), 'change-slot', [order, laptop]).hears(
        'buyback.which-change-slot',
      );
      expect(customer.says(words).commands().at(-1)).toEqual({
        type: 'find-orders',
        matter: 'change-slot',
        number: laptop.number,
      });
    }
  });

  it.each([
    ['cancel my dell pickup', 'cancel-order', {}],
    ['mera laptop wala order cancel kar do', 'cancel-order', {}],
    ['मेरा डेल वाला ऑर्डर रद्द कर दो', 'cancel-order', {}],
    ['change the address of my dell', 'change-address', {}],
    ['move my dell to tuesday', 'change-slot', {}],
    ['dell ka pickup kal shaam kar do', 'change-slot', {}],
  ])('S0-88: “%s” names the order by its device', (words, matter) => {
    const asked = commandOf(chat().starts().says(words), 'find-orders');
    expect(asked).toMatchObject({ matter, said: words });
    const customer = found(chat().starts(), matter, [order, laptop], { said: words });
    expect(JSON.stringify([customer.text(), customer.commands()])).toContain(laptop.number);
    expect(JSON.stringify([customer.text(), customer.commands()])).not.toContain(order.number);
  });

  it('S0-88: a time that stands in the sentence is asked back once, and a vague one narrows the choice', () => {
    const said = 'move my iphone 12 to tomorrow evening';
    const customer = found(chat().starts(), 'change-slot', [order, laptop], { said });
    customer.hears('buyback.ask-move').reads('Apple iPhone 12');
    expect(commandOf(customer, 'decide')).toBeUndefined();
    expect(commandOf(customer.says('yes'), 'decide')).toMatchObject({
      number: order.number,
      wish: { type: 'change-slot', slot: { from: Date.parse('2026-11-22T18:00+05:30') } },
    });
    const vague = found(chat().starts(), 'change-slot', [order, laptop], {
      said: 'shift my dell to tuesday',
    });
    vague.hears('buyback.ask-new-slot');
    expect(vague.choices().every((id) => id.startsWith('2026-11-24'))).toBe(true);
  });

  it('S0-88: which order is meant is answered with a device, its brand or kind, or the end of the number', () => {
    const more = { ...order, number: 'HT-7K3F-9M2Q-XY77', device: 'Apple iPhone 13 128 GB' };
    const answers = ['dell', 'the laptop', 'डेल वाला', 'लैपटॉप', '0000', 'xps', 'del laptop'];
    for (const words of answers) {
      const customer = found(chat().starts(), 'cancel-order', [order, laptop, more]);
      expect(customer.says(words).commands().at(-1)).toMatchObject({ number: laptop.number });
    }
    const customer = found(chat().starts(), 'cancel-order', [order, laptop, more]).says('iphone');
    customer.hears('conversation.which-did-you-mean');
    expect(customer.choices()).toEqual([order.number, more.number]);
    expect(customer.says('iphone 13 wala').commands().at(-1)).toMatchObject({ number: more.number });
  });

  it('S0-88: a device that none of their orders is about moves no other order', () => {
    const said = 'move my galaxy to tomorrow evening';
    const customer = found(chat().starts(), 'change-slot', [order], { said }).hears('buyback.ask-new-slot');
    expect(commandOf(customer, 'decide')).toBeUndefined();
    expect(customer.text()).toContain(order.device);
  });

  it('S0-43: a time at which nothing is free is told from one that was not understood', () => {
    const customer = found(chat().starts(), 'change-slot').says('yesterday morning');
    customer.hears('conversation.unclear', 'buyback.ask-new-slot');
    const late = chat({ now: Date.parse('2026-11-21T19:30+05:30') }).starts();
    found(late, 'change-slot').says('today').hears('buyback.nothing-free-then', 'buyback.ask-new-slot');
  });

  it('S0-88: with the device of an order that is over, that order is told of and no other touched', () => {
    const over = { ...order, status: 'completed' };
    const said = 'cancel my iphone 12 order';
    found(chat().starts(), 'cancel-order', [over, laptop], { said }).hears('buyback.cannot-cancel-order');
  });

  it('S0-88: in the middle of a sale its own words stay its own', () => {
    const words = ['cancel my iphone', 'iphone 11 kal shaam', 'please do not cancel my order'];
    for (const said of words) {
      const customer = chat().starts().says('iphone 11 128').says('1').says(said);
      expect(commandOf(customer, 'find-orders')).toBeUndefined();
    }
  });

  it('S0-46: the right number of an order is asked for, and the one it has needs no code', () => {
    const customer = found(chat().starts(), 'correct-number').hears('buyback.ask-right-number');
    customer.says('98765 43210').hears('buyback.number-kept');
    expect(commandOf(customer, 'decide')).toBeUndefined();
    found(customer, 'correct-number').says('98200 11223');
    const wish = commandOf(customer, 'decide')?.wish;
    expect(wish).toMatchObject({ type: 'prove-number', of: 'phone', phone: '+919820011223' });
  });

  it.each([
    ['completed', 'cancel-order'],
    ['inspecting', 'change-slot'],
    ['inspecting', 'change-address'],
    ['assigned', 'pay-to'],
  ])('S0-78 S0-88: while it is %s, %s is refused with the reason', (status, matter) => {
    const customer = found(chat().starts(), matter, [{ ...order, status }]);
    customer.hears(`buyback.cannot-${matter}`);
    expect(customer.text()).toContain(plain(copy.write('en', { key: `support.status-${status}` as never })));
  });

  it('S0-46: a number that is no mobile number gets the same kind answer as in the sale', () => {
    const customer = found(chat().starts(), 'second-number');
    customer.says('12345').hears('customers.phone-length', 'buyback.ask-second-number');
    customer.says('my brother has 98200 11223').hears('buyback.is-this-right').says('yes');
    expect(commandOf(customer, 'decide')?.wish).toEqual({ type: 'choose-number', phone: '+919820011223' });
  });

  it('S0-46: a number that the channel vouches for is proven from the start, also in the next sale', () => {
    const proven = (customer: Chat) => commandOf(customer, 'create-order')?.order.customer.proven;
    expect(proven(getsSummary().taps('create-order'))).toBeUndefined();
    const customer = chat().starts();
    const data = { number: order.number, phone: '+919876543210', of: 'phone', step: 'type-number-code' };
    customer.does({ type: 'found', what: 'proof', data }).reads('is checked');
    customer.says('iphone 11 128');
    while (customer.last().replies.at(-1)?.key.startsWith('buyback.ask-condition')) customer.says('1');
    expect(proven(getsSummary(customer).taps('create-order'))).toEqual(['phone']);
  });
});
