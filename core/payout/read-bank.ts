import { accept, confirm, type Reading, readName, refuse } from '../customers/index.ts';
import { fold } from '../shared/index.ts';
import type { Destination } from './destination.ts';

const ACCOUNT = /^\d{9,18}$/;
const ONE_DIGIT = /^(\d)\1+$/;
/** Ten digits that a mobile number has too: some banks have such accounts, more people mistake the question. */
const LIKE_MOBILE = /^[6-9]\d{9}$/;
const IFSC = /^[A-Z]{4}0[A-Z0-9]{6}$/;

/** An account number of 9 to 18 digits. Written twice, as forms ask for it, both must agree. */
export function readAccount(text: string): Reading {
  const line = fold(text);
  const [number = '', ...again] = line.split(/[/,;|]| and /).map((part) => part.replace(/[\s\p{Pd}]/gu, ''));
  if (again.some((other) => other !== number)) return refuse('payout.account-differs');
  if (!ACCOUNT.test(number) || ONE_DIGIT.test(number)) return refuse('payout.account-unclear');
  return LIKE_MOBILE.test(number) ? confirm(number) : accept(number);
}

/** The code of a bank's branch. Its fifth character is a zero, so a letter O there is a slip that can be mended. */
export function readIfsc(text: string): Reading {
  const code = fold(text)
    .toUpperCase()
    .replace(/^IFSC(?: CODE)? ?[:=-]? ?/, '')
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/^(.{4})O/, '$10');
  return IFSC.test(code) ? accept(code) : refuse('payout.ifsc-unclear');
}

/** Whether the account's number could as well be a telephone's. */
export const looksLikeMobile = (to: Destination): boolean =>
  to.type === 'bank' && LIKE_MOBILE.test(to.account);

type Written = { readonly account: string; readonly ifsc: string; readonly holder: string };

/** A bank account from its three answers; the first that cannot be used is what is asked for again. */
export function readBank(written: Written): Reading<Destination> {
  const account = readAccount(written.account);
  if (account.type === 'refuse') return account;
  const ifsc = readIfsc(written.ifsc);
  if (ifsc.type === 'refuse') return ifsc;
  const holder = readName(written.holder);
  if (holder.type === 'refuse' || !/\p{L}.*\p{L}/u.test(holder.value)) return refuse('payout.holder-missing');
  const value = { type: 'bank', account: account.value, ifsc: ifsc.value, holder: holder.value } as const;
  return account.type === 'confirm' ? confirm(value) : accept(value);
}
