import { type Reading, refuse } from '../customers/index.ts';
import { cleanLines, fold } from '../shared/index.ts';
import type { Destination } from './destination.ts';
import { readBank } from './read-bank.ts';
import { readUpi } from './read-upi.ts';

const IFSC = /(?<![A-Z0-9])[A-Z]{4} ?[0O] ?[A-Z0-9]{6}(?![A-Z0-9])/i;
const ACCOUNT = /(?<!\d)\d(?:[ -]?\d){8,17}(?!\d)/;
const LABELS =
  /(?:a\/c|account|acct|ifsc|name|holder)(?: (?:no|number|code|name|holder))?\.?(?: is)? ?[:=-]?/gi;

/**
 * A destination in one message: a UPI id, or account number, IFSC and name in any order, in one line or several. What
 * is missing or unclear is said, with an example.
 */
export function readDestination(text: string): Reading<Destination> {
  if (fold(text).includes('@')) return readUpi(text);
  const line = cleanLines(text, ', ')
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, fold);
  const ifsc = IFSC.exec(line)?.[0];
  if (ifsc === undefined)
    return refuse(ACCOUNT.test(line) ? 'payout.ifsc-unclear' : 'payout.destination-unclear');
  const rest = line.replace(ifsc, ', ');
  const account = ACCOUNT.exec(rest)?.[0];
  if (account === undefined) return refuse('payout.account-unclear');
  const holder = rest
    .replace(account, ', ')
    .replace(LABELS, ' ')
    .replace(/[\s,;|]+/g, ' ');
  return readBank({ account, ifsc, holder: holder.replace(/^[\s.:-]+/, '') });
}
