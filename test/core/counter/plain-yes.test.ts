import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { atGates, priceNews, upi } from './priced.ts';
import { commandOf, found, getsPrice, getsSummary, isAsked, standing as order } from './walks.ts';

const { number } = order;
const seesPrice = (customer = chat().starts()) => customer.does(priceNews);
const cancels = () => found(chat().starts(), 'cancel-order').hears('buyback.ask-cancel');
const isPaid = () => found(chat().starts(), 'pay-to', [atGates], upi);
const keeps = () => seesPrice().taps(`@deal:decline:${number}:1850000`);

describe('a yes as a keyboard writes it', () => {
  it.each(['yes.', 'Yes.', 'haan.', 'YES,', 'ok..', 'confirm.', 'i confirm', 'I confirm.'])(
    'S0-47: “%s” makes the order',
    (words) => expect(commandOf(getsSummary().says(words), 'create-order')).toBeDefined(),
  );

  it.each(['Yes.', 'haan.', 'haa', 'Yes, cancel.', 'cancel karo', 'cancel kardo', 'Cancel it.'])(
    'S0-88: “%s” cancels',
    (words) => expect(commandOf(cancels().says(words), 'decide')?.wish).toMatchObject({ type: 'cancel' }),
  );

  it('S0-88: “No.” keeps the order', () => {
    cancels().says('No.').hears('buyback.order-kept');
  });

  it.each(['yes.', 'Correct.', 'theek', 'ठीक.'])('S0-70: “%s” is where to pay', (words) => {
    expect(commandOf(isPaid().says(words), 'decide')?.wish).toMatchObject({ type: 'set-destination' });
  });

  it.each(['yes.', 'Keep it.'])('S0-69: “%s” keeps the device', (words) => {
    expect(commandOf(keeps().says(words), 'decide')?.wish).toMatchObject({ type: 'decline' });
  });

  it.each(['first', 'one', 'ek'])(
    'S0-47 S0-69: “%s” may be how a sentence begins, and is asked back',
    (word) => {
      expect(commandOf(seesPrice().says(word), 'decide')).toBeUndefined();
      expect(commandOf(getsSummary().says(word), 'create-order')).toBeUndefined();
      const sure = seesPrice().says(word).hears('conversation.did-you-mean').says('yes');
      expect(commandOf(sure, 'decide')?.wish).toMatchObject({ type: 'accept' });
    },
  );

  it.each(['क़ीमत मंज़ूर है', 'कीमत मंजूर है', 'कीमत मंज़ूर है.', 'Accept the price.'])(
    'S0-69: “%s” accepts the price, with its dots or without',
    (words) => expect(commandOf(seesPrice().says(words), 'decide')?.wish).toMatchObject({ type: 'accept' }),
  );
});

describe('a yes with a figure beside it', () => {
  it.each([
    'yes 2',
    'ok, 2',
    '2 ok',
    'ok 15000',
    'confirm 6',
    'yes 0',
    'haan २',
    '1, no',
    '1. no',
    '1 no',
    'one no',
    'no, 1',
  ])('S0-47: “%s” makes no order', (words) => {
    const customer = getsSummary().says(words).hears('conversation.unclear', 'buyback.summary');
    expect(commandOf(customer, 'create-order')).toBeUndefined();
  });

  it('S0-38: is the number that was written, not the one that stood there', () => {
    const customer = getsSummary().says('yes 98765 43299').hears('buyback.taken-in', 'buyback.summary');
    expect(customer.text()).toContain('43299');
  });

  it.each(['1 no', '1, no', 'no, 1', 'no no 1'])('S0-69: “%s” accepts no price', (words) =>
    expect(commandOf(seesPrice().says(words), 'decide')).toBeUndefined(),
  );

  it('S0-88: “no 2” is asked back where two is what cannot be taken back, “no. 2” behind “option” is two', () => {
    cancels().says('no 2').hears('conversation.did-you-mean');
    expect(commandOf(cancels().says('option no. 2'), 'decide')?.wish).toMatchObject({ type: 'cancel' });
  });
});

it.each(['क़ीमत नामंज़ूर है', 'कीमत नामंजूर है', 'क़ीमत ना मंज़ूर है'])(
  'S0-69: “%s” is no slip for its opposite',
  (words) => {
    const customer = seesPrice().says(words).says('haan');
    expect(commandOf(customer, 'decide')).toBeUndefined();
  },
);

describe('what was asked back', () => {
  it('S0-26: a figure means the list at the bottom', () => {
    const customer = getsPrice(chat(), 'both-faulty')
      .says('a button')
      .hears('conversation.which-did-you-mean');
    const [first] = customer.choices();
    expect(first).not.toBe('working');
    customer.says('1');
    expect(customer.conversation().stack.at(-1)?.known.condition).toMatchObject({ buttons: [first] });
  });

  it.each(['1', 'yes', 'haan ji', 'ok.'])(
    'S0-88: “%s” takes the reason that was asked back, not another',
    (words) => {
      const customer = cancels().says('the price is to low').hears('conversation.did-you-mean').says(words);
      expect(commandOf(customer, 'decide')?.wish).toEqual({ type: 'cancel', reason: 'price-too-low' });
    },
  );

  it.each(['2', 'no', 'yes?', 'haan 🤔', 'yes but no'])('S0-88: “%s” cancels nothing then', (words) => {
    const customer = cancels().says('the price is to low').says(words);
    expect(commandOf(customer, 'decide')).toBeUndefined();
  });

  it.each(['yes', 'haan', 'ok', '1'])('S0-69: “%s” accepts the price that was asked back', (words) => {
    const customer = seesPrice().says('accpt the price').hears('conversation.did-you-mean').says(words);
    expect(commandOf(customer, 'decide')?.wish).toMatchObject({ type: 'accept', price: 1850000 });
  });

  it('S0-69: a yes that may be to the order of another device is asked back again', () => {
    const customer = seesPrice(getsSummary()).says('accpt the price').hears('conversation.did-you-mean');
    customer.says('yes').hears('conversation.did-you-mean');
    expect(commandOf(customer, 'create-order')).toBeUndefined();
    expect(commandOf(customer.says('1'), 'decide')?.wish).toMatchObject({ type: 'accept' });
  });

  it('S0-69: a yes to a price that was only shown accepts nothing', () => {
    const customer = seesPrice().says('yes').hears('support.say-accept');
    expect(commandOf(customer, 'decide')).toBeUndefined();
  });
});

describe('words that agree', () => {
  it.each(['create the order', 'place the order', 'ok done', '👍', '👍🏽', '✅'])(
    'S0-47: “%s” at the summary makes the order',
    (words) => expect(commandOf(getsSummary().says(words), 'create-order')).toBeDefined(),
  );

  it.each(['I accept', 'yes i accept', 'manzoor hai', 'accept'])(
    'S0-47: “%s” is said of a price: the summary stays in sight, with what makes the order',
    (words) => {
      const customer = getsSummary().says(words).hears('buyback.say-create', 'buyback.summary');
      expect(commandOf(customer, 'create-order')).toBeUndefined();
      expect(commandOf(customer.says('yes'), 'create-order')).toBeDefined();
    },
  );

  it('S0-69: with the final price of another order shown last it may be to that: it is shown again', () => {
    const customer = seesPrice(getsSummary()).says('I accept');
    expect(commandOf(customer, 'create-order')).toBeUndefined();
    expect(commandOf(customer, 'show-orders')).toBeDefined();
  });

  it.each(['ok cancel', 'cancel the order', 'ji', 'जी हाँ', 'theek hai'])('S0-88: “%s” cancels', (words) => {
    expect(commandOf(cancels().says(words), 'decide')?.wish).toMatchObject({ type: 'cancel' });
  });

  it.each(['theek hai rehne do', 'theek hai mat karo', 'ji nahi', 'ok cancel mat karo'])(
    'S0-88: “%s” cancels nothing',
    (words) => expect(commandOf(cancels().says(words), 'decide')).toBeUndefined(),
  );
});

describe('laughter', () => {
  it.each(['ha ha', 'ha ha ha', 'haha', 'hahaha', 'create order ha ha', 'confirm lol', 'yes hehe'])(
    'S0-47: “%s” makes no order',
    (words) => expect(commandOf(getsSummary().says(words), 'create-order')).toBeUndefined(),
  );

  it.each(['accept the price ha ha', 'ha ha accept the price', 'क़ीमत मंज़ूर है हा हा'])(
    'S0-69: “%s” accepts nothing',
    (words) => expect(commandOf(seesPrice().says(words), 'decide')).toBeUndefined(),
  );

  it.each([
    'ha ha the price is so low',
    'yes the price is too low, has it changed',
    'haan price kam hai. did it change',
  ])('S0-88: “%s” cancels nothing', (words) => {
    expect(commandOf(cancels().says(words), 'decide')).toBeUndefined();
  });

  it.each(['haan haan', 'yes, that is it', 'ha'])('S0-47: “%s” is a yes', (words) => {
    expect(commandOf(getsSummary().says(words), 'create-order')).toBeDefined();
  });

  it('S0-88: who has changed their mind asks nothing', () => {
    const customer = cancels().says('yes cancel, have changed my mind');
    expect(commandOf(customer, 'decide')?.wish).toEqual({ type: 'cancel', reason: 'changed-mind' });
  });
});

it('S0-31: “I accept” takes the estimate', () => {
  expect(isAsked(getsPrice().says('I accept'), 'buyback.ask-name')).toBe(true);
});
