import { type Reading, refuse } from '../customers/index.ts';
import { cleanLines, fold, questionMarks } from '../shared/index.ts';
import type { Destination } from './destination.ts';
import { readBank } from './read-bank.ts';
import { readUpi } from './read-upi.ts';

const IFSC = /(?<![A-Z0-9])[A-Z]{4} ?[0O] ?[A-Z0-9]{6}(?![A-Z0-9])/i;
const ACCOUNT = /(?<!\d)\d(?:[ -]?\d){8,17}(?!\d)/;
/** What people write beside an account; anything else that is no name makes it a sentence about one. */
const LABELS = new Set(
  fold(
    'a/c|ac|acc|acct|account|bank|ifsc|code|no|number|num|name|holder|beneficiary|details|detail|my|is|are|and|the|mera|meri|' +
      'wrong|incorrect|correct|correction|actually|oops|oh|wait|sorry|it|its|galat|glat|sahi|maine|diya|de|गलत|ग़लत|सही|मैंने|दिया|दे|' +
      'naam|khata|hai|खाता|खाते|नंबर|नाम|मेरा|मेरी|है|बैंक|कोड|और',
  ).split('|'),
);
/** No name of anybody has these. */
const TOLD = new Set(
  fold(
    'pay|paid|send|sent|give|gave|transfer|money|to|in|into|on|for|from|of|this|that|it|your|our|his|him|he|she|they|me|you|we|us|i|' +
      'wants|want|says|said|asks|asked|partner|vendor|please|here|otp|upi|what|who|not|do|with|use|put|' +
      'paise|paisa|bhejo|bhej|karo|kar|do|dena|mein|me|par|pe|ko|ka|ki|uska|wo|पैसे|भेजो|करो|में|पर|को|का|की|उसका|वो|वह',
  ).split('|'),
);
/** A name may have that many words. */
const longestName = 6;

/**
 * A destination in one message: a UPI id, or account number, IFSC and name in any order, in one line or several. What
 * is missing or unclear is said, with an example. The whole message must be that.
 */
export function readDestination(text: string): Reading<Destination> {
  if (fold(text).includes('@')) return readUpi(text);
  const line = cleanLines(text, ', ')
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, fold);
  const ifsc = IFSC.exec(line)?.[0];
  if (ifsc === undefined)
    return refuse(ACCOUNT.test(line) ? 'payout.ifsc-unclear' : 'payout.destination-unclear');
  const rest = line.replace(ifsc, '|');
  const account = ACCOUNT.exec(rest)?.[0];
  if (account === undefined) return refuse('payout.account-unclear');
  const [holder = '', ...more] = namesIn(rest.replace(account, '|'));
  if (more.length > 0 || isSentence(holder)) return refuse('payout.destination-unclear');
  return readBank({ account, ifsc, holder });
}

/** What stands between account, code, labels and commas: a name stands there in one piece. */
const namesIn = (rest: string): readonly string[] =>
  rest
    .replace(/(?<=name|holder|a\/c|ifsc) ?[-.]+/gi, ' ')
    .replace(/[,;:=|()[\]]+/g, ' | ')
    .split(/\s+/)
    .map((word) => (/^[-–—.]*$/.test(word) || LABELS.has(fold(word).replace(/\.$/, '')) ? '|' : word))
    .join(' ')
    .split('|')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

const odd = new RegExp(`[!${questionMarks}]`, 'u');

function isSentence(holder: string): boolean {
  const words = fold(holder).split(' ');
  return words.length > longestName || words.some((word) => TOLD.has(word)) || odd.test(holder);
}
