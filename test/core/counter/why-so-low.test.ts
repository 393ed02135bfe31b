import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { type Chat, commandOf, getsPrice, getsSummary, isAsked } from './walks.ts';

/** An iPhone 11 whose screen is scratched and whose battery is weak. */
function worn(customer = chat()): Chat {
  customer.starts().says('iphone 11 128 gb').says('1').says('2').says('1').says('3');
  while (isAsked(customer, 'buyback.ask-condition')) customer.says('1');
  return customer.hears('quoting.estimated-price');
}

const asking = [
  'why so low?',
  'itna kam kyun',
  'price itna kam kyu hai',
  'why is the price so low',
  'this is too low',
  'bahut kam hai',
  'how did you calculate this price?',
  'ye price kaise nikala',
  'इतना कम क्यों है',
];

describe('S0-31: whoever wonders at the price', () => {
  it.each(asking)('“%s” is told what each answer took off, in rupees, and may change it', (words) => {
    const customer = worn().says(words).hears('quoting.why-price');
    customer
      .reads(/top condition: ₹[\d,]+/)
      .reads(/Battery.*: −.₹[\d,]+/)
      .reads(/Estimated Price of ₹[\d,]+/);
    expect(customer.choices()).toEqual(expect.arrayContaining(['sell-now', '@change:condition.battery']));
    expect(commandOf(customer, 'find-orders')).toBeUndefined();
    customer.taps('@change:condition.battery').says('1').hears('quoting.estimated-price');
    expect(customer.text()).not.toContain('Battery');
  });

  it('S0-33: goes on with the sale from there, by a button or a number', () => {
    worn().says('why so low?').taps('sell-now').hears('buyback.ask-name');
    worn().says('why so low?').says('1').hears('buyback.ask-name');
    worn().says('why so low?').says('3').hears('buyback.ask-condition-hint');
  });

  it('is told the same later in the sale, and the question stands again', () => {
    const customer = worn().taps('sell-now').says('why so low?');
    customer.hears('quoting.why-price', 'buyback.ask-name');
    getsSummary().says('itna kam kyun').hears('quoting.why-best-price', 'buyback.summary');
  });

  it('is told that nothing was taken off where nothing was', () => {
    getsPrice().says('why so low?').hears('quoting.why-best-price').reads('nothing was taken off');
  });

  it('does not mean a battery that is low', () => {
    const customer = worn().says('change battery').says('very low');
    expect(customer.last().replies.map(({ key }) => key)).not.toContain('quoting.why-price');
  });

  it('S0-69: means the final price of an order where that was just shown', () => {
    const customer = worn();
    const number = 'HT-7K3F-9M2Q-XY4A';
    const choices = [{ id: `@deal:accept:${number}:100`, label: { key: 'choices.accept-price' } } as const];
    customer.does({ type: 'news', says: [{ key: 'support.price-confirmed', choices }] });
    expect(commandOf(customer.says('why so low?'), 'show-orders')).toMatchObject({ number });
  });

  it.each(['the battery is low', 'how does it work?', 'low battery', 'why do you need my address', 'kaise'])(
    '“%s” wonders at something else',
    (words) => {
      const { replies } = worn().taps('sell-now').says(words).last();
      expect(replies.map(({ key }) => key)).not.toContain('quoting.why-price');
    },
  );
});
