import { describe, expect, it } from 'vitest';
import { type Issue, readIssue } from '#core/support/index.ts';
import { chat } from '../../support/transcript.ts';
import { getsSummary } from '../counter/walks.ts';

const told: readonly (readonly [string, Issue])[] = [
  ["I can't find my model", 'model-not-found'],
  ['my phone is not in the list', 'model-not-found'],
  ['mera phone nahi mil raha', 'model-not-found'],
  ['मॉडल नहीं मिल रहा है', 'model-not-found'],
  ['price is not showing', 'price-not-loading'],
  ['the price is stuck loading', 'price-not-loading'],
  ['keemat nahi dikh rahi', 'price-not-loading'],
  ['my pincode is not served', 'pincode-not-served'],
  ['pincode not accepted', 'pincode-not-served'],
  ['I entered the wrong address', 'wrong-address'],
  ['pata galat ho gaya', 'wrong-address'],
  ['पता गलत है', 'wrong-address'],
  ['I ordered twice by mistake', 'duplicate-order'],
  ['I have 2 orders', 'duplicate-order'],
  ['my phone is icloud locked', 'account-locked'],
  ['google account lock hai', 'account-locked'],
  ['I forgot my Apple ID password', 'account-locked'],
  ["it has MDM, I can't remove the lock", 'account-locked'],
  ['iCloud लॉक है', 'account-locked'],
  ['OTP not received', 'otp-not-arriving'],
  ['otp nahi aaya', 'otp-not-arriving'],
  ["I don't understand", 'confused'],
  ['samajh nahi aaya', 'confused'],
  ['समझ नहीं आया', 'confused'],
];

const other: readonly string[] = [
  'Asha Rao',
  'iPhone 11 128 GB',
  'Flat 12B, Sai Kripa, SV Road, Andheri West',
  'Not in the list',
  'screen is not working',
  'camera not working, battery fine',
  'Wrong turn lane, near the old pond',
  'opposite SBI Bank',
  'Is pickup free?',
  'My phone has a broken screen',
  'tomorrow morning',
  'otp',
  'Account Office Lane, near the lock gate bridge 4',
  'change my bank account',
  'it unlocks with my face',
  'my phone is not working',
  'mera phone chal nahi raha hai',
];

describe('S0-6: what goes wrong for a customer', () => {
  it.each(told)('is heard: %s', (text, issue) => {
    expect(readIssue(text)).toBe(issue);
  });

  it.each(other)('is not heard in an answer: %s', (text) => {
    expect(readIssue(text)).toBeUndefined();
  });

  it('is answered at any step, and the question stands again', () => {
    chat()
      .starts()
      .says('sell')
      .says('samajh nahi aa raha')
      .hears('guiding.help-confused', 'buyback.ask-category');
    getsSummary().says('it is icloud locked').hears('guiding.help-account-locked', 'buyback.summary');
    getsSummary().says('I entered the wrong address').hears('guiding.help-wrong-address', 'buyback.summary');
  });
});
