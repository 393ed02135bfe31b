import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { type Chat, commandOf, getsPrice, getsSummary } from './walks.ts';

const feet = (customer: Chat) =>
  customer
    .last()
    .replies.at(-1)
    ?.controls?.map(({ id }) => id) ?? [];

describe('the language that somebody asks for', () => {
  it.each([
    'hindi mein baat karo',
    'hindi me bolo',
    'speak hindi',
    'can you talk in Hindi please?',
    'do you speak hindi?',
    'mujhe hindi mein baat karni hai',
    'हिंदी में बात करो',
    'आप हिन्दी में लिखिए',
  ])('“%s” is spoken from now on, wherever the chat stands', (words) => {
    for (const customer of [chat().starts(), getsPrice(), getsPrice().taps('sell-now'), getsSummary()]) {
      const stack = JSON.parse(JSON.stringify(customer.conversation().stack));
      customer.says(words).reads('हिन्दी');
      expect(customer.conversation()).toMatchObject({ locale: 'hi', stack });
    }
  });

  it.each(['talk in english please', 'english mein bolo', 'english please', 'अंग्रेज़ी में बात करो'])(
    '“%s” leads back to English',
    (words) => {
      const customer = chat({ locale: 'hi' }).starts().says(words).reads('in English');
      expect(customer.conversation().locale).toBe('en');
    },
  );

  it.each(['hindi nahi aati', "i don't speak hindi", 'my keyboard is in hindi', 'hindi or english'])(
    '“%s” asks for none',
    (words) => {
      expect(chat().starts().says(words).conversation().locale).toBe('en');
    },
  );
});

describe('whoever begins in Hindi', () => {
  it.each(['mujhe apna phone bechna hai', 'mera iphone 11 bechna hai', 'मुझे फोन बेचना है'])(
    '“%s” is offered it once, and never again',
    (words) => {
      const customer = chat().starts().says(words);
      expect(commandOf(customer, 'record')).toBeDefined();
      expect(feet(customer)).toContain('@language:hi');
      customer.says('menu').says(words);
      expect(feet(customer)).not.toContain('@language:hi');
    },
  );

  it('gets it by one tap, at the question that is open', () => {
    const customer = chat().starts().says('mujhe apna phone bechna hai').taps('@language:hi');
    customer.hears('conversation.language-set', 'buyback.ask-brand').reads('हिन्दी');
  });

  it('is offered nothing in Hindi, nor for one word of it', () => {
    expect(feet(chat({ locale: 'hi' }).starts().says('mujhe apna phone bechna hai'))).not.toContain(
      '@language:hi',
    );
    expect(feet(chat().starts().says('i want to sell my phone'))).not.toContain('@language:hi');
    expect(feet(chat().starts().says('sell my iphone 11 bhai'))).not.toContain('@language:hi');
  });
});
