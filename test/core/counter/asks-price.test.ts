import { describe, expect, it } from 'vitest';
import { asksPrice } from '#core/buyback/index.ts';
import { newConversation } from '#core/conversation/index.ts';
import { chat } from '../../support/transcript.ts';
import { getsPrice } from './walks.ts';

const asks = [
  'kitna milega',
  'price kya hai',
  'kitne ka jayega',
  'How much will I get?',
  'कितने पैसे मिलेंगे',
  'price',
];

describe('what somebody gets, asked in the middle of a sale', () => {
  it.each(asks)('S0-28: “%s” hears that the estimate follows, after how many questions', (words) => {
    const customer = getsPrice(chat(), 'flawless').says(words);
    customer.hears('buyback.price-after', 'buyback.ask-condition-hint').reads(/after the questions: 7 left/);
    expect(customer.conversation().misses).toBe(0);
  });

  it('S0-28: at the last question it says so, in the language of the chat', () => {
    getsPrice(chat(), 'speaker')
      .says('kitna milega')
      .reads(/right after this question/);
    const hindi = getsPrice(chat({ locale: 'hi' }, newConversation('hi')), 'flawless');
    hindi.says('kitna milega').reads(/7 बाकी हैं/);
  });

  it('S0-28: before the device is known, that it follows', () => {
    const customer = chat().starts().taps('@sell').taps('phone').says('kitna milega');
    customer.hears('buyback.price-follows', 'buyback.ask-brand');
  });

  it.each(['kitna milega', 'price kya hai', 'what is the price'])(
    'S0-28: once there is one, “%s” is told it, and is nobody’s name',
    (words) => {
      getsPrice().says(words).hears('quoting.why-best-price');
      getsPrice().taps('sell-now').says(words).hears('quoting.why-best-price', 'buyback.ask-name');
    },
  );

  it('S0-37: a name that means a price is a name', () => {
    getsPrice().taps('sell-now').says('Price').hears('buyback.ask-phone');
  });

  it.each([
    'ok sell for this price',
    'kitne baje',
    'how much charge',
    'so much',
    'price theek hai',
    'kitna 5000',
  ])('S0-28: “%s” does not ask for it', (words) => {
    expect(asksPrice(words)).toBe(false);
  });

  it('S0-33: who agrees to the price is not told it again', () => {
    getsPrice().says('ok sell for this price').hears('buyback.ask-name');
  });
});
