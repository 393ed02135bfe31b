import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';

describe('a chat that is opened again', () => {
  const opened = { type: 'opened' } as const;

  it('S0-8: greets who was never here', () => {
    chat().does(opened).hears('conversation.welcome', 'conversation.home');
  });

  it('S0-8: the sale goes on: its device is named, its question asked again, nothing is forgotten', () => {
    const customer = chat().does(opened).says('iphone 11 128').says('1');
    const before = customer.conversation().stack;
    customer.does(opened).hears('buyback.goes-on', 'buyback.ask-condition-hint');
    customer.reads('Your sale of iPhone 11 goes on here');
    expect(customer.conversation().stack).toEqual(before);
  });

  it('S0-8: a sale without a device, and any other question, go on as well', () => {
    const customer = chat().starts().taps('@sell').does(opened);
    expect(customer.hears('conversation.goes-on', 'buyback.ask-category').choices()).toContain('phone');
  });

  it('who has ordered sees how the order stands; who has not, what can be done', () => {
    const customer = chat().starts().does(opened).hears('conversation.home');
    expect(customer.commands().map(({ type }) => type)).not.toContain('show-orders');
    const known = { ...customer.conversation(), profile: { name: 'Asha Rao' } };
    const back = chat({}, known).does(opened).hears('conversation.goes-on');
    expect(back.commands()).toEqual([{ type: 'show-orders' }]);
  });
});
