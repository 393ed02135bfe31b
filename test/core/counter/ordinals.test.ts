import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { commandOf, getsPrice, getsSummary } from './walks.ts';

const atDisplay = () => getsPrice(chat(), 'flawless');
const knownTo = (customer: ReturnType<typeof chat>) => customer.conversation().stack[0]?.known;

describe('S0-26: a choice that is told by its place in the list', () => {
  it.each([
    ['pehla wala', 'flawless'],
    ['पहला वाला', 'flawless'],
    ['1st one', 'flawless'],
    ['the second one', 'scratched'],
    ['Doosra wala', 'scratched'],
    ['दूसरी वाली', 'scratched'],
    ['third one please', 'spots'],
    ['last one.', 'blank'],
    ['last wala', 'blank'],
    ['aakhri wala', 'blank'],
    ['आख़िरी वाला', 'blank'],
  ])('“%s” is %s', (words, option) => {
    expect(knownTo(atDisplay().says(words))).toMatchObject({ condition: { display: [option] } });
  });

  it.each(['dusra', 'eighth one', 'the other one', 'not the second one', 'second one?', 'the one'])(
    '“%s” is none of them',
    (words) => {
      const customer = atDisplay().says(words).hears('conversation.unclear', 'buyback.ask-condition-hint');
      expect(knownTo(customer)?.condition).toEqual({ power: ['yes'] });
    },
  );

  it('S0-21: it picks a storage, S0-43: and a pickup time', () => {
    const customer = chat().starts().says('iphone 11').says('the second one');
    expect(customer.conversation().stack[0]?.known.variant).toBe('phone-apple-iphone-11-128');
    const times = getsSummary().says('change time').hears('buyback.ask-slot');
    const id = times.choices().at(1);
    expect(times.says('doosra wala').conversation().stack[0]?.known.slot).toMatchObject({ id });
  });

  it('S0-47: what binds is not done by it, but asked back', () => {
    const customer = getsSummary();
    expect(customer.choices()[0]).toBe('create-order');
    for (const words of ['the first one', 'pehla wala', 'the first one'])
      expect(
        commandOf(customer.says(words).hears('conversation.did-you-mean'), 'create-order'),
      ).toBeUndefined();
  });
});
