import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { type Chat, commandOf, getsPrice, isFlawless, standing } from './walks.ts';

const { number } = standing;
const review = (customer: Chat) => {
  const wish = commandOf(customer, 'decide')?.wish;
  return wish?.type === 'review' ? wish : undefined;
};

/** Somebody who was paid a moment ago, and asked for stars. */
const paid = () => {
  const customer = chat().starts();
  customer.does({ type: 'news', says: [{ key: 'support.thank-you', params: { number } }] });
  return customer;
};
const sellsAgain = () => paid().says('iphone 11 128 gb');
const asked = (question: string) => {
  const customer = sellsAgain();
  for (let n = 0; n < 12 && customer.conversation().stack.at(-1)?.asking !== `condition.${question}`; n++)
    customer.says('1');
  return customer;
};
const atPrice = () => isFlawless(sellsAgain());
const atAddress = () => atPrice().taps('sell-now').says('Asha Rao').says('98765 43210').says('same');
const atLandmark = () => atAddress().says('Flat 12B, Sai Kripa, SV Road, Andheri West').says('400058');
const atSummary = () => atLandmark().says('skip').says('tomorrow morning').hears('buyback.summary');
const [disputeBody, accept, keep] = [
  `@deal:dispute:${number}:body`,
  `@deal:accept:${number}:1850000`,
  `@deal:decline:${number}:1850000`,
];
/** The final price of another order stands there. */
const priced = () => {
  const question = { key: 'questions.body-name' } as const;
  const choices = [
    { id: accept, label: { key: 'choices.accept-price' }, binds: true },
    { id: disputeBody, label: { key: 'choices.dispute-line', params: { question } } },
    { id: keep, label: { key: 'choices.keep-device' } },
  ] as const;
  const until = {
    at: Date.parse('2026-11-22T20:00+05:30'),
    zone: 'Asia/Kolkata',
    show: 'date-time',
  } as const;
  const params = { number, device: 'x', price: { paise: 1850000 }, until };
  return paid().does({ type: 'news', says: [{ key: 'support.price-after-inspection', params, choices }] });
};

describe('a review that may still come, while something else is asked', () => {
  it.each([
    ['an address', atAddress, 'Flat 3, behind 5 star hotel, SV Road, Andheri West'],
    ['an address', atAddress, 'House no 2 star colony, Link Road, Malad West'],
    ['a landmark', atLandmark, 'near 5 star hotel'],
    ['a landmark', atLandmark, '5 star hotel ke paas'],
    ['a landmark', atLandmark, '5 star'],
    ['a name', () => atPrice().taps('sell-now'), 'Asha Rao ⭐'],
  ])('S0-82: %s is none, whatever stars it has', (_what, at, text) => {
    const customer = at();
    const before = customer.conversation().stack.at(-1)?.asking;
    customer.says(text);
    expect(review(customer)).toBeUndefined();
    expect(customer.conversation().stack.at(-1)?.asking).not.toBe(before);
  });

  it.each(['phone is in 5 star condition', '5 star condition', 'battery 4 star hai', 'screen is 5 stars'])(
    'S0-82: “%s” tells of the device',
    (text) => expect(review(asked('power').says(text))).toBeUndefined(),
  );

  it.each(['yes ⭐⭐⭐', 'create order ⭐', 'address is near 3 star bakery', 'is it 5 stars'])(
    'S0-82: “%s” at the summary is none',
    (text) => expect(review(atSummary().says(text))).toBeUndefined(),
  );

  it.each([
    'i will not give 5 stars',
    "you don't deserve 5 stars",
    'i saw 1 star reviews of you on google',
    'my friend gave you 1 star',
    'if you pay 20000 i give 5 stars',
    'agar price badhao to 5 star dunga',
    'aapki 1 star rating hai',
    'not even 1 star',
    '5 star dunga baad me',
    '5 star nahi dunga',
  ])('S0-82: “%s” gives no stars, asked or not', (text) => {
    expect(review(atPrice().says(text))).toBeUndefined();
    expect(review(paid().says(text))?.stars).toBeUndefined();
  });

  it.each([
    ['5 stars', 5],
    ['5*', 5],
    ['⭐⭐⭐⭐⭐ great service', 5],
    ['great service ⭐⭐⭐⭐⭐', 5],
    ['⭐⭐⭐⭐ Ravi bahut polite tha', 4],
    ['4 stars but he came late', 4],
    ['2 star, partner was rude', 2],
    ['1 star very bad service', 1],
    ['i give you 5 stars', 5],
    ['meri taraf se 5 star', 5],
    ['bahut badhiya 5 star', 5],
    ['5 stars, no complaints', 5],
    ['5 स्टार बहुत अच्छा', 5],
  ])('S0-82: “%s” is one in the middle of a sale', (text, stars) => {
    expect(review(asked('power').says(text))).toMatchObject({ stars });
  });
});

describe('a review that may still come, while a price waits', () => {
  it.each(['no', 'nahi', 'wait', 'let me think', 'yess', 'bad price', 'good'])(
    'S0-69: “%s” is about the price, which stays in sight',
    (text) => {
      const customer = priced().says(text);
      expect(review(customer)).toBeUndefined();
      expect(customer.commands().some(({ type }) => type === 'show-orders' || type === 'find-orders')).toBe(
        true,
      );
    },
  );

  it('S0-69: “the body has no scratch” disputes the line', () => {
    const customer = priced().says('the body has no scratch');
    expect(review(customer)).toBeUndefined();
    expect(commandOf(customer, 'find-orders')).toMatchObject({ matter: 'dispute', number });
  });

  it('S0-82: stars are still a review, and the price is shown again', () => {
    const customer = priced().says('5 stars, Ravi was polite');
    expect(review(customer)).toMatchObject({ stars: 5 });
    expect(commandOf(customer, 'show-orders')).toMatchObject({ number });
  });

  it('S1-25: with nothing else asked, words are a review', () => {
    expect(review(paid().says('it was good'))).toMatchObject({ stars: 4 });
    expect(review(getsPrice().says('5 stars'))).toBeUndefined();
  });
});
