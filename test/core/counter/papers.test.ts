import { describe, expect, it } from 'vitest';
import { readPaperWish } from '#core/buyback/index.ts';
import { chat } from '../../support/transcript.ts';
import { commandOf, getsPrice } from './walks.ts';

describe('papers of an order that is paid', () => {
  it.each([
    'receipt',
    'receipt bhejo',
    'send receipt',
    'Send me the receipt please',
    'where is my receipt?',
    'mujhe receipt chahiye',
    'my payment receipt',
    'रसीद भेजो',
    'meri raseed nahi mili',
    'invoice',
    'invoice bhej do',
    'can you share the invoice',
  ])('S0-71: “%s” asks for the receipt', (text) => {
    expect(commandOf(chat().starts().says(text), 'show-orders')).toEqual({
      type: 'show-orders',
      paper: 'receipt',
    });
  });

  it.each([
    'wipe certificate',
    'certificate bhejo',
    'send me the wipe certificate',
    'data wiped?',
    'is my phone wiped?',
    'has my data been deleted?',
    'mera data delete ho gaya kya',
    'मेरा डेटा मिटा दिया क्या?',
    'प्रमाणपत्र भेजिए',
  ])('S0-71: “%s” asks whether it is wiped', (text) => {
    expect(commandOf(chat().starts().says(text), 'show-orders')).toMatchObject({ paper: 'certificate' });
  });

  it.each([
    'do i need the bill',
    'bill chahiye kya',
    'I have the box and the receipt',
    'receipt nahi hai mere paas',
    'I lost the invoice',
    'will my data be deleted?',
    'I have wiped my phone',
    'how do i get my phone wiped before selling',
    'iphone 11 128 with bill',
  ])('S0-73: “%s” asks for no paper of ours', (text) => {
    expect(readPaperWish(text)).toBeUndefined();
  });

  it('S0-71: is asked in the middle of a sale, too, and never taken for a name', () => {
    expect(commandOf(getsPrice().says('receipt bhejo'), 'show-orders')).toMatchObject({ paper: 'receipt' });
    const named = getsPrice().taps('sell-now').says('Receipt');
    expect(commandOf(named, 'show-orders')).toBeUndefined();
  });
});
