import { describe, expect, it } from 'vitest';
import { newConversation } from '#core/conversation/index.ts';
import { chat } from '../../support/transcript.ts';
import { type Chat, getsPrice } from './walks.ts';

const conditionOf = (customer: Chat) => customer.conversation().stack[0]?.known.condition;
const askingOf = (customer: Chat) => customer.conversation().stack.at(-1)?.asking;
const at = (option: string) => getsPrice(chat(), option);

describe('S0-26: an answer that is told anew', () => {
  it.each([
    ['battery 82%', 'battery 79%', 'weak'],
    ['82%', '79 percent', 'weak'],
    ['82%', 'nahi battery 91% hai', 'good'],
    ['3', 'no, the battery is fine', 'good'],
  ])('after “%s”, “%s” changes the battery and says to what', (first, then, option) => {
    const customer = at('swollen').says(first).says(then);
    customer.hears('buyback.answer-changed', 'buyback.ask-condition-hint').reads(/^Changed. Battery: /);
    expect(conditionOf(customer)).toMatchObject({ battery: [option] });
    expect(askingOf(customer)).toBe('condition.camera');
  });

  it.each(['nahi screen thik hai', 'no the screen is fine', 'नहीं, स्क्रीन ठीक है'])(
    'after “screen tooti”, “%s” takes it back',
    (words) => {
      const customer = at('cracked').says('screen tooti').says(words);
      customer
        .hears('buyback.answer-changed', 'buyback.ask-condition-hint')
        .reads(/Changed. Display: Like new/);
      expect(conditionOf(customer)).toEqual({ power: ['yes'], display: ['flawless'] });
    },
  );

  it.each([
    'screen thik hai',
    'nahi thik hai',
    'nahi kya screen thik hai?',
    'nahi screen aur body thik hai',
    'brightness 50%',
    'nahi screen tooti hai',
  ])('after “screen tooti”, “%s” changes nothing', (words) => {
    const customer = at('cracked').says('screen tooti').says(words);
    expect(conditionOf(customer)).toEqual({ power: ['yes'], display: ['cracked'] });
    expect(askingOf(customer)).toBe('condition.body');
  });

  it.each([
    'no cracks on screen',
    'no, no cracks on screen',
    'no screen cracks',
    'no scratches on the screen',
    'no lines on display',
    'no dents on the body',
    'no body scratches at all',
    'no back glass crack',
    'no camera problem',
    'no broken camera',
    'nahi camera problem',
    'no camera blur',
    'nahi screen guard toota hai',
    'no, the screen protector is cracked',
    'nahi back cover toota hai',
    'nahi, screen tooti thi ab theek hai',
    'no, the screen was cracked but replaced',
    'nahi, dost ke phone ki screen tooti hai',
    'phone 20% pe hai',
    '80 percent sure',
    '20%',
    'battery 20% bachi hai',
  ])('of a device without a fault, “%s” makes none', (words) => {
    const customer = at('button-faulty');
    const before = conditionOf(customer);
    expect(before).toMatchObject({ display: ['flawless'], battery: ['good'] });
    customer.says(words);
    expect(conditionOf(customer)).toMatchObject(before as object);
  });

  it('a no to something else and what is there are not a no to it', () => {
    const customer = at('dented')
      .says('nahi back par scratch hai')
      .hears('conversation.unclear', 'buyback.ask-condition-hint');
    expect(conditionOf(customer)).not.toHaveProperty('body');
  });
});

describe('S0-26: a condition that is told with the device', () => {
  it('is listed, and can be corrected at once', () => {
    const customer = chat().starts().says('bhai iphone 11 128 gb bechna hai, screen tooti hai');
    customer.hears('buyback.found-device', 'buyback.noted-condition', 'buyback.ask-condition-hint');
    customer.reads(/Noted, and you can still change it:\nDisplay: One or more cracks/);
    customer.says('nahi screen theek hai').reads(/Changed. Display: Like new/);
    expect(conditionOf(customer)).toEqual({ display: ['flawless'] });
    expect(askingOf(customer)).toBe('condition.power');
  });

  it('is listed in the language of the chat, a line each', () => {
    const customer = chat({ locale: 'hi' }, newConversation('hi')).starts();
    customer.says('iphone 11 bechna hai, screen tooti hai aur battery kharab').reads(/डिस्प्ले: .+\nबैटरी: /);
  });
});
