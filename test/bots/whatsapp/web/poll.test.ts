import { describe, expect, it } from 'vitest';
import { pollOf } from '#bots/whatsapp/web/poll.ts';
import { copy, outboundOf, shown } from '../../../contracts/channel-harness.ts';

type Change = NonNullable<Parameters<typeof shown>[1]>;

const ask = (choices: Change['choices'], change: Change = { menu: 7 }) =>
  pollOf(outboundOf('any', shown('one'), shown('two', { ...change, ...(choices ? { choices } : {}) })), copy);
const named = (...labels: readonly string[]) => labels.map((label) => ({ id: label, label }));

describe('a poll below a menu', () => {
  it('has the choices of the last question, in their order, and knows its menu', () => {
    expect(ask(named('Apple', '*OnePlus*'))).toMatchObject({
      menu: 7,
      body: {
        kind: 'poll',
        options: ['Apple', '*OnePlus*'].map((label) => expect.stringContaining(label[1] ?? '')),
      },
    });
    expect(ask(named('Apple', 'Samsung'))?.body.options).toEqual(['Apple', 'Samsung']);
  });

  it.each([
    ['one choice', named('Yes')],
    ['more than twelve', named(...'abcdefghijklm')],
    ['two that read the same', named('Yes', 'Yes')],
    ['one that is too long', named('Yes', 'x'.repeat(101))],
    [
      'one that cannot be taken back',
      [...named('Keep it'), { id: 'sell', label: 'Sell it', binds: true as const }],
    ],
    ['nothing to choose', undefined],
  ])('is not there for %s', (_what, choices) => {
    expect(ask(choices)).toBeUndefined();
  });

  it('is not there where the question has no menu, or is followed by other words', () => {
    const choices = named('Yes', 'No');
    expect(ask(choices, {})).toBeUndefined();
    const followed = outboundOf('any', shown('one', { menu: 1, choices }), shown('two'));
    expect(pollOf(followed, copy)).toBeUndefined();
  });
});
