import { foldDigits, no, ok, type Paise, paise, type Result } from '../shared/index.ts';
import { mostPaise } from './check-entry.ts';

/** Checks an amount that money is held or paid by. Throws RangeError when it is a fraction, negative or immense. */
export function amountOf(amount: Paise): Paise {
  if (paise(amount) < 0 || amount > mostPaise) throw new RangeError(`${amount} is no amount to pay`);
  return amount;
}

const written = /^(?:₹|rs\.?)?\s*(\d{1,3}(?:,\d{2,3})*|\d+)(?:\.(\d{1,2}))?$/i;

/** An amount of rupees as a person writes it: `5000`, `₹5,000`, `1,25,000.50`. It is more than nothing. */
export function readRupees(text: string): Result<Paise, 'not-an-amount' | 'too-much'> {
  const [, whole, part = ''] = written.exec(foldDigits(text.trim())) ?? [];
  if (whole === undefined) return no('not-an-amount');
  const amount = Number(whole.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0'));
  if (amount === 0) return no('not-an-amount');
  return amount > mostPaise ? no('too-much') : ok(amount);
}
