import { InvalidArgumentError } from 'commander';
import { readRupees } from '#core/ledger/index.ts';
import { clean } from '#core/shared/index.ts';

/** Paise of an amount of rupees. */
export function amount(text: string): number {
  const read = readRupees(text);
  if (read.ok) return read.value;
  if (read.reason === 'too-much') throw new InvalidArgumentError('That is more than a transfer can be.');
  throw new InvalidArgumentError('Write rupees, for example 5000 or 1,25,000.50.');
}

/** Why something is booked. */
export function why(text: string): string {
  const said = clean(text, 200);
  if (said === '') throw new InvalidArgumentError('Write why, in a few words.');
  return said;
}

/** What a bank calls a transfer. */
export function reference(text: string): string {
  const known = clean(text);
  if (known.length < 4 || known.length > 80)
    throw new InvalidArgumentError('Write what the bank calls the transfer, 4 to 80 characters.');
  return known;
}

/** What we call a correction ourselves. */
export function key(text: string): string {
  const known = clean(text);
  if (known.length < 4 || known.length > 80)
    throw new InvalidArgumentError('Write a name of your own, 4 to 80 characters, for example ticket-41.');
  return known;
}
