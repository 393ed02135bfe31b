import { describe, expect, it } from 'vitest';
import { chat } from '../../support/transcript.ts';
import { commandOf, found } from './walks.ts';

describe('S0-88: a reason with the yes to cancelling', () => {
  const cancelled = (words: string) => {
    const customer = found(chat().starts(), 'cancel-order').hears('buyback.ask-cancel').says(words);
    return commandOf(customer, 'decide')?.wish;
  };

  it.each([
    ['haan cancel kar do, price bahut kam hai', 'price-too-low'],
    ['yes cancel it, the price is too low', 'price-too-low'],
    ['the price is too low', 'price-too-low'],
    ['हाँ रद्द कर दो, क़ीमत बहुत कम है', 'price-too-low'],
    ['yes please cancel, I have changed my mind', 'changed-mind'],
    ['haan cancel karo, kahin aur bech diya', 'sold-elsewhere'],
    ['haan cancel kar do bahut der lag rahi hai', 'takes-too-long'],
    ['haan cancel kar do', 'customer-asked'],
  ])('“%s” cancels with %s', (words, reason) => {
    expect(cancelled(words)).toEqual({ type: 'cancel', reason });
  });

  it.each([
    'haan price kam kar do',
    'cancel kar doon kya, price bahut kam hai',
    'haan cancel kar do? price bahut kam hai',
    'cancel mat karo, price bahut kam hai',
    'yes but the price is not too low',
    'price bahut kam hai',
    'haan agar price kam hai to cancel kar do',
    'haan price bahut kam hai badhao',
    'ok, price bahut kam hai',
  ])('“%s” cancels nothing', (words) => {
    expect(cancelled(words)).toBeUndefined();
  });
});
