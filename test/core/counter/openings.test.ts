import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';

describe('the first words people say', () => {
  it.each([
    ['I want to sell my phone', 'phone'],
    ['sell my laptop', 'laptop'],
    ['mujhe phone bechna hai', 'phone'],
    ['laptop bechna hai', 'laptop'],
    ['मुझे अपना पुराना फ़ोन बेचना है', 'phone'],
    ['laptop', 'laptop'],
    ['my old phone', 'phone'],
    ['मेरा लैपटॉप', 'laptop'],
  ])('S0-15: "%s" begins a sale at the right shelf', (words, category) => {
    const customer = chat().starts().says(words).hears('buyback.ask-brand');
    expect(customer.conversation().stack[0]?.known.category).toBe(category);
  });

  it.each(['\u200b', '\u2060\u200b ', 'my'])('%j names nothing to be sold', (words) => {
    const customer = chat().starts().says(words);
    expect(customer.conversation().stack).toEqual([]);
  });

  it.each(['mera order kahan hai', 'where is my order'])('"%s" asks for the orders', (words) => {
    expect(chat().starts().says(words).commands().at(-1)?.type).toBe('show-orders');
  });

  it.each(['hello bhai', 'namaste ji'])('"%s" is greeted', (words) => {
    chat().starts().says(words).hears('conversation.welcome', 'conversation.home');
  });

  it('thanks are welcome, but whoever begins with them is greeted', () => {
    chat().starts().says('thank you').hears('conversation.you-are-welcome');
    chat().says('धन्यवाद').hears('conversation.welcome', 'conversation.home');
  });

  it('"home" is an address, not the way out of a sale', () => {
    const customer = chat().starts().says('iphone 11 128').says('home');
    expect(customer.conversation().stack).toHaveLength(1);
  });

  it.each(['haan', 'हाँ', 'chalu hota hai', 'yes'])('"%s" says that it turns on', (words) => {
    const customer = chat().starts().says('iphone 11 128').says(words);
    expect(customer.conversation().stack[0]?.known.condition).toEqual({ power: ['yes'] });
  });

  it('S0-78: "change address" after the order asks for the new one', () => {
    const wish = chat().starts().says('change address').commands().at(-1);
    expect(wish).toEqual({ type: 'find-orders', matter: 'change-address' });
  });

  it('S0-23: a request from the list of brands ends there, without a word too many', () => {
    const customer = chat()
      .starts()
      .taps('@sell')
      .taps('phone')
      .taps('not-listed')
      .says('Zorbox Quantum 900');
    customer.says('2025').hears('buyback.model-requested');
  });
});
