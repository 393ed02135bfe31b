import { describe, expect, it } from 'vitest';
import { copy } from '../../support/shop.ts';
import { chat } from '../../support/transcript.ts';
import { type Chat, commandOf } from './walks.ts';

const order = { number: 'HT-7K3F-9M2Q-XY4A', device: 'Apple iPhone 12 64 GB' } as const;

const accept = {
  id: `@deal:accept:${order.number}:1850000`,
  label: { key: 'choices.accept-price' },
} as const;
const price = {
  key: 'support.price-confirmed',
  params: { number: order.number },
  choices: [accept],
} as const;
/** Somebody whose price waits for their word. */
const toldPrice = () =>
  chat()
    .starts()
    .does({ type: 'news', says: [price] });

describe('words that stand outside of any question', () => {
  it.each(['हिन्दी', 'hindi', 'Hindi please', 'in hindi', 'hindi mein', 'हिंदी में'])(
    '“%s” changes the language in the middle of a question, which stays open',
    (words) => {
      const customer = chat().starts().says('iphone 11 128');
      const asked = customer.last().replies.at(-1)?.key ?? '';
      customer.says(words).hears('conversation.language-set', asked).reads('हिन्दी');
      customer.says('english').hears('conversation.language-set', asked).reads('English');
    },
  );

  it('a language is also chosen by its number', () => {
    const customer = chat().starts().says('language').hears('conversation.which-language');
    expect(customer.says('2').conversation().locale).toBe('hi');
  });

  it('S0-69: under a price, numbers and words mean its buttons; beside an open question only words do', () => {
    const price = {
      key: 'support.price-confirmed',
      params: { number: order.number, device: order.device },
      choices: [
        { id: `@deal:accept:${order.number}:1850000`, label: { key: 'choices.accept-price' } },
        { id: `@deal:decline:${order.number}:1850000`, label: { key: 'choices.keep-device' } },
      ],
    } as const;
    const told = (customer: Chat) => customer.does({ type: 'news', says: [price] });
    expect(commandOf(told(chat().starts()).says('1'), 'decide')?.wish).toEqual({
      type: 'accept',
      price: 1_850_000,
    });
    const selling = told(chat().starts().says('iphone 11 128'));
    expect(commandOf(selling.says('1'), 'decide')).toBeUndefined();
    expect(commandOf(told(selling).says('accept the price'), 'decide')?.wish.type).toBe('accept');
  });

  it('S0-69: a yes to a price that waits is told how to say it, and a no is asked about once', () => {
    const customer = toldPrice().says('ok fine I accept it');
    customer.hears('support.say-accept');
    expect(commandOf(customer, 'show-orders')).toMatchObject({ number: order.number });
    toldPrice().says('phone apne paas rakhunga').hears('buyback.ask-keep-device');
  });

  it.each(['hmm achha', 'kya hua bhai'])(
    'S0-69: a price that waits stays in sight when “%s” is not understood',
    (words) => {
      const customer = toldPrice().says(words);
      customer.hears('conversation.unclear');
      expect(commandOf(customer, 'show-orders')).toMatchObject({ number: order.number });
    },
  );

  it('S1-25: what went wrong is passed on whole, also when it sounds like a device', () => {
    const sorry = { key: 'support.review-sorry', params: { number: order.number } } as const;
    const asked = () =>
      chat()
        .starts()
        .does({ type: 'news', says: [sorry] });
    const words = 'He came late and was rude about the price';
    expect(commandOf(asked().says(words), 'decide')?.wish).toEqual({ type: 'review', words });
    expect(commandOf(asked().says('iphone 11 128 gb'), 'decide')).toBeUndefined();
    expect(commandOf(asked().says('I want to sell my laptop too'), 'decide')).toBeUndefined();
  });

  it('S0-69: the buttons of a price still work when much was said since', () => {
    const customer = toldPrice();
    const menu = customer.last().replies.at(-1)?.menu ?? -1;
    for (let n = 0; n < 12; n++) customer.says('help').says('menu');
    customer.does({ type: 'tap', menu, index: 0 });
    expect(commandOf(customer, 'decide')?.wish.type).toBe('accept');
    expect(customer.conversation().menus.length).toBeLessThanOrEqual(10);
  });

  it('keeps a minus and its amount on one line', () => {
    const line = { key: 'support.difference-rounding', params: { price: { paise: -50_000 } } } as const;
    expect(copy.write('en', line)).toContain('\u2212\u2060\u20b9500');
  });
});
