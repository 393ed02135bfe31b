import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';

const entries = (customer: ReturnType<typeof chat>) =>
  customer
    .commands()
    .flatMap((command) => (command.type === 'record' && command.name === 'entered' ? [command] : []));

describe('words that a link wrote for somebody', () => {
  it('S0-9: tell how they found us, and the rest is heard as if they had typed it', () => {
    const customer = chat().says('Hi, I want to sell my iPhone 11 128 GB (ref: source=poster&medium=social)');
    expect(customer.conversation().source).toMatchObject({ entry: 'social', source: 'poster' });
    customer.reads(/Does it turn on/);
    expect(entries(customer)).toHaveLength(1);
  });

  it.each([
    ['hi (ref: ads)', 'google-ads'],
    ['(ref: ref_asha)', 'referral'],
    ['नमस्ते (REF:flyer7)', 'link'],
  ])('S0-9: %s has come by %s, and is greeted once', (words, entry) => {
    const customer = chat().says(words);
    expect(customer.conversation().source).toMatchObject({ entry });
    expect(entries(customer)).toMatchObject([{ about: { entry } }]);
    expect(customer.text()).not.toContain('ref');
  });

  it('S0-9: change nothing for somebody whom another link led here before', () => {
    const customer = chat().starts('ref_asha').says('hi (ref: ads)').says('iphone 11 (ref: social)');
    expect(customer.conversation().source).toMatchObject({ entry: 'referral' });
    expect(entries(customer)).toHaveLength(1);
  });

  it.each(['hello', 'hi (ref 7)', 'hi (reference: x)', `hi (ref: ${'x'.repeat(65)})`])(
    'are not seen in %s',
    (words) => {
      expect(chat().says(words).conversation().source).not.toHaveProperty('payload');
    },
  );
});
