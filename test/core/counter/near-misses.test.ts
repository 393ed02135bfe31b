import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { commandOf, found, getsSummary, standing as order } from './walks.ts';

const atGates = { ...order, status: 'gates' };
const upi = { destination: { type: 'upi', vpa: 'ravi.k@okaxis' } };

describe('what is only near the name of a button that binds', () => {
  it.each([
    'incorrect',
    'night',
    'fight',
    'wright',
    'nai hai',
    'sahi nai',
    'न सही है',
    'नसही है',
    'ठीक नै',
    'mahi hai',
  ])('S0-70: “%s” pays nobody at the account that was told', (words) => {
    const customer = found(chat().starts(), 'pay-to', [atGates], upi)
      .hears('buyback.pay-for', 'buyback.ask-pay-to')
      .says(words);
    expect(commandOf(customer, 'decide')).toBeUndefined();
    expect(commandOf(customer.says('yes'), 'decide')).toBeDefined();
  });

  it.each([
    'none',
    'gone',
    'donee',
    'replace order',
    'place border',
    'create older',
    'conform',
    'ऑर्डर न बनाएँ',
    'ऑर्डर हटाएँ',
    '❌ create order',
    'create order 👎',
    'is everything correct',
    'is all good',
    'phir bech dunga',
    'i want to sell it for a good price',
  ])('S0-47: “%s” makes no order', (words) => {
    const customer = getsSummary().says(words);
    expect(commandOf(customer, 'create-order')).toBeUndefined();
    expect(customer.conversation().stack.at(-1)?.asking).toBe('confirmed');
  });

  it('S0-47: a slip of the finger is asked back, and a yes is one', () => {
    const customer = getsSummary().says('creat ordr').hears('conversation.did-you-mean');
    expect(customer.choices()).toEqual(['create-order']);
    expect(commandOf(customer.says('1'), 'create-order')).toBeDefined();
    expect(commandOf(getsSummary().says('creat ordr').says('yes'), 'create-order')).toBeDefined();
  });

  it.each([
    'create order',
    'yes, create order please',
    'now create order',
    'create order thank you',
    'haan ji create order',
    '✅ create order',
  ])('S0-47: “%s” is the button itself', (words) => {
    expect(commandOf(getsSummary().says(words), 'create-order')).toBeDefined();
  });
});

describe('a time that is told of', () => {
  const asked = () => found(chat().starts(), 'change-slot', [order]).hears('buyback.ask-new-slot');

  it.each([
    'i am busy tomorrow evening',
    'i will be out tomorrow evening',
    'tomorrow evening is bad for me',
    'anything but tomorrow evening',
    'other than tomorrow evening',
    'tomorrow evening impossible',
    'kal shaam busy hu',
    'kal shaam chhod ke',
    'कल शाम मैं बाहर हूँ',
    'after tomorrow evening',
    'tomorrow evening i leave for delhi',
  ])('S0-43: “%s” moves no visit before a yes', (words) => {
    const customer = asked().says(words);
    expect(commandOf(customer, 'decide')).toBeUndefined();
  });

  it.each([
    'tomorrow evening',
    'kal shaam ko please',
    'tomorrow at 6 pm is fine',
    'कल शाम ठीक है',
    'ok tomorrow evening',
  ])('S0-43: “%s” is the time', (words) => {
    expect(commandOf(asked().says(words), 'decide')?.wish).toMatchObject({ type: 'change-slot' });
  });
});

describe('words that sound like a device', () => {
  it.each(['why did the price go down?', 'price kyun gira', 'how come the amount dropped'])(
    'S0-31: “%s” wonders at the price',
    (words) => {
      const customer = chat().starts().says(words);
      expect(commandOf(customer, 'show-orders')).toBeDefined();
      expect(customer.conversation().stack).toEqual([]);
    },
  );

  it.each(["let's go ahead", 'can we go for it', 'how did it go down'])(
    'S0-21: “%s” names no device',
    (words) => {
      expect(chat().starts().says(words).conversation().stack).toEqual([]);
    },
  );

  it.each([
    ['bhai mera purana laptop bechna hai, dell inspiron 15', 'dell'],
    ['sell my old laptop, dell inspiron 15', 'dell'],
    ['hp laptop', 'hp'],
  ])('S0-21: “%s” is one by %s', (words, brand) => {
    const customer = chat().starts().says(words).hears('buyback.which-of-these');
    expect(customer.conversation().stack.at(-1)?.known).toMatchObject({ category: 'laptop', brand });
  });

  it('S0-21: “surface go 2” still does', () => {
    expect(chat().starts().says('surface go 2').conversation().stack.at(-1)?.flow).toBe('sell');
  });

  it('S0-82: “5 stars, Ravi was polite” is the review that was asked for, in the middle of a sale', () => {
    const number = 'HT-7K3F-9M2Q-XY4A';
    const customer = chat().starts();
    customer.does({ type: 'news', says: [{ key: 'support.thank-you', params: { number } }] });
    customer.says('sell phone').says('5 stars, Ravi was polite');
    expect(commandOf(customer, 'decide')?.wish).toMatchObject({ type: 'review', stars: 5 });
  });
});

describe('a backtick for an apostrophe', () => {
  it('S0-77: “don`t cancel my order” cancels nothing', () => {
    expect(commandOf(chat().starts().says('don`t cancel my order'), 'find-orders')).toBeUndefined();
  });
});
