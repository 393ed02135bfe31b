import { describe, expect, it } from 'vitest';
import {
  type Destination,
  destinationText,
  maskDestination,
  readAccount,
  readDestination,
  readIfsc,
  readUpi,
} from '#core/payout/index.ts';

const upi = (vpa: string): Destination => ({ type: 'upi', vpa });
const bank: Destination = {
  type: 'bank',
  account: '50100123456789',
  ifsc: 'HDFC0001234',
  holder: 'Asha Rao',
};

describe('a customer who says where the money goes', () => {
  it.each([
    'asha@okicici',
    'ASHA@OKICICI',
    '  asha@okicici ',
    'asha@okicici\u200b',
    'asha @ okicici',
    'ａｓｈａ＠ｏｋｉｃｉｃｉ',
    'My UPI ID is asha@okicici',
    'upi: asha@okicici',
  ])('S0-70: may write a UPI id as %j', (text) => {
    expect(readUpi(text)).toEqual({ type: 'accept', value: upi('asha@okicici') });
    expect(readDestination(text)).toEqual({ type: 'accept', value: upi('asha@okicici') });
  });

  it.each([
    'oh wait wrong upi, it is asha@okicici',
    'galat UPI de diya, sahi hai asha@okicici',
    'मैंने गलत यूपीआई दे दी, asha@okicici सही है',
    'i gave the wrong UPI id. asha@okicici is correct',
    'use asha@okicici instead of asha@ybl',
    'asha@ybl galat hai, asha@okicici karo',
  ])('S0-70: may correct it as %j, which is asked back', (text) => {
    expect(readDestination(text)).toEqual({ type: 'confirm', value: upi('asha@okicici') });
  });

  it.each([
    'asha@okicici is wrong',
    'the partner gave asha@okicici',
    'asha@okicici asha@ybl',
    'it is asha@gmail.com',
  ])('corrects nothing with %j', (text) => {
    expect(readDestination(text)).toMatchObject({ type: 'refuse' });
  });

  it('S0-70: may write a number as their UPI id, in the digits of their keyboard', () => {
    expect(readUpi('९८७६५४३२१०@ybl')).toEqual({ type: 'accept', value: upi('9876543210@ybl') });
  });

  it.each([
    ['asha@ok icici', 'payout.upi-unclear'],
    ['asha rao@okicici', 'payout.upi-unclear'],
    ['asha@okicici@evil', 'payout.upi-unclear'],
    ['asha', 'payout.upi-unclear'],
    ['a@b', 'payout.upi-unclear'],
    ['<b>asha@okicici</b>', 'payout.upi-unclear'],
    ['аsha@okicici', 'payout.upi-unclear'],
    ['asha@gmail.com', 'payout.upi-is-email'],
    [`${'a'.repeat(65)}@ybl`, 'payout.upi-unclear'],
  ])('is asked again for %j, kindly and with an example', (text, because) => {
    expect(readUpi(text)).toEqual({ type: 'refuse', because });
  });

  it.each([
    '50100123456789, HDFC0001234, Asha Rao',
    'Asha Rao\n5010 0123 4567 89\nhdfc 0001234',
    'A/c no: 50100-1234-56789, IFSC: HDFCO001234, Name: Asha Rao',
    '५०१००१२३४५६७८९ HDFC0001234 Asha Rao',
    'my account number is 50100123456789 and IFSC is HDFC0001234, name - Asha Rao',
    'Account holder name: Asha Rao\nAccount no. 50100123456789\nIFSC code HDFC0001234',
    'Bank a/c 50100123456789 | IFSC HDFC0001234 | Asha Rao',
    'oops wrong account, it is 50100123456789 HDFC0001234 Asha Rao',
  ])('S0-70: may write a bank account as %j', (text) => {
    expect(readDestination(text)).toEqual({ type: 'accept', value: bank });
  });

  it.each([
    ['50100123456789 Asha Rao', 'payout.ifsc-unclear'],
    ['HDFC0001234 Asha Rao', 'payout.account-unclear'],
    ['50100123456789 HDFC0001234', 'payout.holder-missing'],
    ['pay me in cash', 'payout.destination-unclear'],
    ['your partner wants it in 50100123456789 HDFC0001234 Ravi Kumar', 'payout.destination-unclear'],
    ['do not pay to account 50100123456789 HDFC0001234 Ravi Kumar', 'payout.destination-unclear'],
    ['50100123456789 HDFC0001234 Ravi Kumar wants it there', 'payout.destination-unclear'],
    ['50100123456789 HDFC0001234 Ravi Kumar of Andheri and his big shop there', 'payout.destination-unclear'],
    ['Ravi 50100123456789 Kumar HDFC0001234', 'payout.destination-unclear'],
    ['', 'payout.destination-unclear'],
  ])('S0-70: is told what is missing in %j', (text, because) => {
    expect(readDestination(text)).toEqual({ type: 'refuse', because });
  });

  it.each([
    ['HDFC1001234', 'refuse'],
    ['HDFC0001234', 'accept'],
    ['IFSC code: hdfc-0001234', 'accept'],
    ['SBIN00012', 'refuse'],
  ])('IFSC %s: %s', (text, type) => {
    expect(readIfsc(text).type).toBe(type);
  });

  it.each([
    ['12345678901 / 12345678902', { type: 'refuse', because: 'payout.account-differs' }],
    ['12345678901 / 1234 5678 901', { type: 'accept', value: '12345678901' }],
    ['000000000', { type: 'refuse', because: 'payout.account-unclear' }],
    ['12345678', { type: 'refuse', because: 'payout.account-unclear' }],
    ['9876543210', { type: 'confirm', value: '9876543210' }],
  ])('account number %s', (text, reading) => {
    expect(readAccount(text)).toEqual(reading);
  });

  it('S7: is shown what they wrote, and others are not', () => {
    expect(maskDestination(upi('9876543210@ybl'))).toBe('98xxxxxx10@ybl');
    expect(maskDestination(upi('asha@okicici'))).toBe('asxx@okicici');
    expect(maskDestination(upi('ab@okicici'))).toBe('ax@okicici');
    expect(maskDestination(bank)).toBe('HDFC xxxxxxxxxx6789');
  });

  it('S1: has one text to be bound to, which no other destination shares', () => {
    const others: Destination[] = [
      upi('asha@okicici'),
      upi('asha@okaxis'),
      bank,
      { ...bank, holder: 'Asha R' },
      { ...bank, account: '50100123456780' },
      { ...bank, ifsc: 'HDFC0001235' },
      { ...bank, account: '5010012345678', ifsc: 'HDFC00012349' },
    ];
    expect(new Set(others.map(destinationText)).size).toBe(others.length);
  });
});
