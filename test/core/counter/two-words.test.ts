import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { isAsked } from './walks.ts';

describe('devices as people write them', () => {
  it.each([
    ['i want to sel my i phone 13 128 gb', 'apple-iphone-13'],
    ['sell my i phone 13 128 gb', 'apple-iphone-13'],
    ['i-phone 11 bechna hai', 'apple-iphone-11'],
    ['sel mac book air m1', 'macbook-air-m1'],
    ['one plus 9', 'oneplus-9'],
  ])('S0-21: “%s” is %s', (words, model) => {
    const customer = chat().starts().says(words);
    expect(customer.last().replies[0]?.key).toBe('buyback.found-device');
    expect(customer.conversation().stack[0]?.known.model).toContain(model);
  });

  it('S0-21: an i pad is an iPad', () => {
    const customer = chat().starts().says('i pad 9').hears('buyback.which-of-these');
    expect(customer.last().replies[0]?.choices?.map(({ label }) => label)).toEqual([
      expect.stringMatching(/^iPad 9/),
      expect.stringMatching(/^iPad 9/),
    ]);
  });

  it('S0-15: a misspelt sell is one', () => {
    chat().starts().says('i want to sel my phone').hears('buyback.ask-brand');
  });

  it('S0-22: a size alone chooses among the configurations, or leaves those that have it', () => {
    const phone = chat().starts().says('iphone 11').says('128').hears('buyback.ask-condition-hint');
    expect(phone.conversation().stack[0]?.known.variant).toContain('128');
    const mac = chat().starts().says('macbook air m1').says('256').hears('buyback.ask-variant');
    expect(mac.last().replies[0]?.choices).toHaveLength(2);
    mac.says('16 gb ram').hears('buyback.ask-variant');
    expect(mac.last().replies[0]?.choices).toHaveLength(2);
    mac.says('16 256');
    expect(isAsked(mac, 'buyback.ask-condition')).toBe(true);
    expect(mac.conversation().stack[0]?.known.variant).toMatch(/16-256/);
  });
});
