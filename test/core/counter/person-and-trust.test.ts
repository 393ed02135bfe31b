import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { commandOf, getsPrice } from './walks.ts';

const places = {
  'the menu': () => chat().starts(),
  'the display': () => getsPrice(chat(), 'flawless'),
  'the name': () => getsPrice().taps('sell-now'),
  'the address': () => getsPrice().taps('sell-now').says('Asha Rao').says('98765 43210').says('same'),
} as const;

describe.each(Object.entries(places))('at %s', (_place, at) => {
  it.each([
    'किसी इंसान से बात करनी है',
    'मुझे आदमी से बात करनी है',
    'मुझे किसी व्यक्ति से बात करनी है',
    'mujhe aadmi se baat karni hai',
    'kisi insaan se baat karni hai',
    'I want to speak to a human',
  ])('S0-72: “%s” calls a person', (words) => {
    const customer = at().says(words).hears('conversation.agent-called');
    expect(commandOf(customer, 'open-item')).toMatchObject({ kind: 'handoff' });
  });

  it.each(['क्या यह सुरक्षित है?', 'सुरक्षित है क्या', 'is it safe', 'safe hai kya', 'is this a scam?'])(
    'S0-77: “%s” hears what happens to the data, and the question again',
    (words) => {
      const customer = at();
      const asked = customer.last().replies.at(-1)?.key ?? '';
      customer.says(words).hears('support.faq-data', asked.replace('welcome', 'home'));
    },
  );
});
