import { expect, it } from 'vitest';
import { readCode } from '#core/payout/index.ts';

it.each(['123456', '12 34 56', '123-456', '१२३४५६', 'the code is 123456', '１２３４５６'])(
  'S0-70: a vendor may type the code as %j',
  (text) => {
    expect(readCode(text)).toBe('123456');
  },
);

it.each(['', 'null', '%', '______', '12345', '1234567', '1e5', '123456.0', '-123456', 'abc'])(
  'S1: %j is no code: nothing is compared and no try is lost',
  (text) => {
    expect(readCode(text)).toBeUndefined();
  },
);

it('S1: two codes in one message are one try, and never right', () => {
  expect(readCode('123456 123457')).toHaveLength(12);
});
