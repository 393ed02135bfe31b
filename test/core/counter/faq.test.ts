import { describe, expect, it } from 'vitest';
import { newConversation } from '#core/conversation/index.ts';
import { chat } from '../../support/transcript.ts';
import { getsPrice, getsSummary } from './walks.ts';

const atAddress = () =>
  getsPrice().taps('sell-now').says('Asha Rao').says('98765 43210').says('same').hears('buyback.ask-address');

describe('questions at any moment', () => {
  it('S0-73: at the price, says that it may change after inspection, and shows the price again', () => {
    const customer = getsPrice().says('will the price change later?');
    customer
      .hears('support.faq-price-may-change', 'quoting.estimated-price')
      .reads('Price may change depending on actual condition after inspection.');
    customer.taps('sell-now').hears('buyback.ask-name');
  });

  it('S0-74: in the address, says why it is needed, keeps nothing of the question, and asks for it again', () => {
    const customer = atAddress().says('Why do you need my exact address?');
    customer
      .hears('support.faq-why-address', 'buyback.ask-address')
      .reads('vendor needs it for doorstep pickup.');
    expect(JSON.stringify(customer.conversation())).not.toMatch(/exact address/i);
    customer.says('Flat 12B, Sai Kripa, SV Road, Andheri West').hears('buyback.ask-pincode');
  });

  it('S0-75: at the pincode, whose reader has its own answer to strange words', () => {
    const customer = atAddress().says('Flat 12B, Sai Kripa, SV Road, Andheri West').says('is pickup free?');
    customer
      .hears('support.faq-pickup-free', 'buyback.ask-pincode')
      .reads('Yes, doorstep pickup is 100% free.');
    customer.says('400058').hears('buyback.ask-landmark');
  });

  it('S0-76: at the pickup time, where "when" is no answer', () => {
    const customer = atAddress()
      .says('Flat 12B, Sai Kripa, SV Road, Andheri West')
      .says('400058')
      .says('skip');
    customer
      .says('When will the vendor come?')
      .hears('support.faq-when-vendor', 'buyback.ask-slot')
      .reads('Usually the same day or next day, depending on availability.');
    customer.says('tomorrow morning').hears('buyback.summary');
  });

  it('S0-77: after the order, where no question is open', () => {
    const customer = getsSummary().taps('create-order').says('Can I change my address?');
    customer
      .hears('support.faq-change-address', 'conversation.home')
      .reads('Yes, before the vendor arrives you can update it.');
  });

  it('S0-73 S0-75: is answered in the language of the chat, whatever the language of the question', () => {
    const hindi = chat({ locale: 'hi' }, newConversation('hi')).starts();
    hindi.says('pickup free hai kya').hears('support.faq-pickup-free', 'conversation.home').reads(/मुफ़्त/);
    hindi.says('will the price change').reads(/कीमत बदल सकती है/);
  });

  it('S0-15: is no miss: three questions in a row call nobody', () => {
    const customer = atAddress();
    for (const _time of [1, 2, 3])
      customer.says('is pickup free').hears('support.faq-pickup-free', 'buyback.ask-address');
    expect(customer.conversation().misses).toBe(0);
  });

  it('S0-72: is for the person of ours who has the chat, once somebody has', () => {
    const customer = chat().starts().says('agent').says('is pickup free');
    expect(customer.last().commands).toEqual([{ type: 'relay', text: 'is pickup free' }]);
  });

  it.each(['when will i get the money', 'payment kab milega', 'paise kab aayenge', 'when will I be paid'])(
    'S0-37: “%s” is told when the money comes, and is nobody’s name',
    (words) => {
      chat()
        .starts()
        .says(words)
        .hears('support.faq-when-paid', 'conversation.home')
        .reads(/UPI ID or bank/);
      const customer = getsPrice().taps('sell-now').says(words);
      customer.hears('support.faq-when-paid', 'buyback.ask-name').says('Asha Rao').hears('buyback.ask-phone');
    },
  );

  it.each(['why do you want to know', 'naam kyun bataun', 'is that necessary?', 'main naam nahi bataunga'])(
    'S0-37: “%s” asks or denies, and is nobody’s name either',
    (words) => {
      getsPrice().taps('sell-now').says(words).hears('customers.name-missing', 'buyback.ask-name');
    },
  );
});
