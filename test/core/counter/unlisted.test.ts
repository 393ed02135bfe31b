import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { commandOf } from './walks.ts';

describe('a phone that our list does not have, named at the menu', () => {
  it.each([
    'nokia 3310',
    'sell nokia 3310',
    'Sell my nokia 3310',
    'Blackberry Bold 9900',
    'my micromax a110',
    'नोकिया 3310',
  ])('S0-24: “%s” is asked for its year, and declined politely if it is too old', (words) => {
    const customer = chat().starts().says(words).hears('buyback.ask-year');
    customer.says('2008').hears('buyback.model-too-old');
    expect(commandOf(customer, 'open-item')).toBeUndefined();
  });

  it('S0-23: a new one is requested from those who set prices', () => {
    const customer = chat().starts().says('lava 9999').says('2026').hears('buyback.model-requested');
    expect(commandOf(customer, 'open-item')).toMatchObject({
      kind: 'model-request',
      subject: { category: 'phone', name: 'lava 9999' },
    });
  });

  it.each(['hello 123', 'nokia', 'nokia is 20 years old', 'order 3310', 'sony tv 55 inch chahiye'])(
    'S0-15: “%s” names none',
    (words) => {
      chat().starts().says(words);
      expect(chat().starts().says(words).last().replies.at(-1)?.key).not.toBe('buyback.ask-year');
    },
  );
});
