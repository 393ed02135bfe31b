import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { getsPrice, isAsked } from './walks.ts';

describe('Hindi as people type it in Latin letters', () => {
  it.each(['haan ji', 'han', 'theek h', 'thik hai ji', 'haa bhai'])(
    'S0-33: “%s” takes the price',
    (words) => {
      getsPrice().says(words).hears('buyback.ask-name');
    },
  );

  it.each([
    'sab theek h',
    'kuch nhi',
    'nahi',
    'everything works',
    'nothing else is broken',
    'koi dikkat nhi',
  ])('S0-26: “%s” means that nothing else is broken', (words) => {
    const customer = chat().starts().says('iphone 11 128');
    while (!customer.text().includes('anything else')) customer.says('1');
    customer.says(words).hears('quoting.estimated-price');
  });

  it('S0-26: an option is understood in the middle of a sentence, and not when it is denied', () => {
    const customer = chat().starts().says('iphone 11 128').says('1').says('1').says('1');
    expect(isAsked(customer, 'buyback.ask-condition')).toBe(true);
    customer
      .says("it doesn't needs a charge by evening")
      .hears('conversation.unclear', 'buyback.ask-condition-hint');
    customer.says('it is not so');
    customer.says('The battery needs a charge by evening').hears('buyback.ask-condition-hint');
    expect(customer.conversation().stack[0]?.known).toMatchObject({ condition: { battery: ['fair'] } });
  });

  it('S0-21: a device is found in a long sentence where one is asked for, with what kind it is', () => {
    const words = 'Good morning. I have an old telephone that I would like to sell if the price is right.';
    const customer = chat().starts().says(words).hears('buyback.ask-brand');
    customer.says(
      'It is an Apple iPhone 12, I think it has 128 GB and I bought it three years ago from Croma.',
    );
    expect(customer.text()).toContain('iPhone 12');
    expect(customer.conversation().stack[0]?.known).toMatchObject({
      model: expect.stringContaining('iphone-12'),
    });
  });
});
