import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { clean, fold, foldDigits } from '../shared/index.ts';
import { accept, confirm, type Reading, refuse, refuseForPerson } from './reading.ts';

const SEPARATORS = /[\s().\p{Pd}]/gu;
/** What cannot be part of a number as people write one. */
const OTHER = /[^\d+\s().\p{Pd}]+/u;

/** Nobody's number, and what people type to get past the question. */
const ONE_DIGIT_TEN_TIMES = /(\d)\1{9}$/;

/**
 * An Indian mobile number in E.164: `098765-43210` is `+919876543210`. The whole text must be the number; one that
 * is found among other words, or that looks made up, is to be confirmed.
 */
export function readPhone(text: string): Reading {
  const line = numeric(text);
  const whole = OTHER.test(line) ? undefined : mobile(line);
  if (whole) return ONE_DIGIT_TEN_TIMES.test(whole) ? confirm(whole) : accept(whole);
  const found = parts(line).map(mobile).find(Boolean);
  return found ? confirm(found) : problem(line);
}

/** A contact card. One that the channel does not vouch for may be of anyone in the address book. */
export function readContact(card: { readonly phone: string; readonly own: boolean }): Reading {
  const line = numeric(card.phone);
  const number = OTHER.test(line) ? undefined : mobile(line);
  if (!number) return problem(line);
  return card.own ? accept(number) : confirm(number);
}

/** `+919876543210` as `+91 98xxxxxx10`, for all who need not ring it. Takes E.164. */
export const maskPhone = (phone: string): string =>
  phone.replace(/^(\+91)?(\d{2})(\d*)(\d{2})$/, (_, country = '', first, hidden, last) =>
    `${country} ${first}${'x'.repeat(hidden.length)}${last}`.trim(),
  );

/** libphonenumber reads Latin digits only, and would find a number inside any text: both are settled before. */
const numeric = (text: string): string => foldDigits(clean(text)).replaceAll('＋', '+');

const parts = (line: string): readonly string[] =>
  line.split(OTHER).flatMap((part) => [part, ...part.split(' ')]);

function mobile(written: string): string | undefined {
  const number = parse(written);
  return number?.country === 'IN' && number.getType() === 'MOBILE' ? number.number : undefined;
}

function parse(written: string): PhoneNumber | undefined {
  const digits = written.replace(SEPARATORS, '');
  return /^\+?\d{10,15}$/.test(digits) ? parsePhoneNumberFromString(digits, 'IN') : undefined;
}

function problem(line: string): Reading {
  const digits = line.replace(SEPARATORS, '');
  if (spokenDigits(line) >= 5) return refuseForPerson('customers.phone-in-words');
  if (!/^\+?\d+$/.test(digits)) return refuse('customers.phone-unclear');
  if (/^(\+|00)(?!91|0)\d{7,}/.test(digits)) return refuse('customers.phone-foreign');
  if (/^\+?\d{10}$/.test(digits) || parse(line)?.isValid()) return refuse('customers.phone-not-mobile');
  return refuse('customers.phone-length');
}

const SPOKEN =
  /^(zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|shunya|ek|do|teen|char|chaar|paanch|panch|chhe|chhah|saat|aath|nau|शून्य|एक|दो|तीन|चार|पाँच|पांच|छह|छः|सात|आठ|नौ)$/u;

const spokenDigits = (line: string): number =>
  fold(line)
    .split(/[\s,]+/)
    .filter((word) => SPOKEN.test(word)).length;
