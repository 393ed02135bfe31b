import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { clean, fold, foldDigits } from '../shared/index.ts';
import { accept, confirm, type Reading, refuse, refuseForPerson } from './reading.ts';

const SEPARATORS = /[\s().\p{Pd}]/gu;
/** What cannot be part of a number as people write one. */
const OTHER = /[^\d+\s().\p{Pd}]+/u;

/** Nobody's number, and what people type to get past the question. */
const ONE_DIGIT_TEN_TIMES = /(\d)\1{9}$/;

/** Words that people put around their number; any other may tell that it is somebody else's, or a wrong one. */
const AROUND = new Set(
  fold(
    "my|the|a|is|it|its|it's|this|here|number|no|num|phone|mobile|cell|contact|whatsapp|wa|call|me|on|at|to|send|sent|" +
      'otp|code|codes|sms|payment|please|pls|plz|and|new|correct|right|second|other|another|different|alternate|' +
      'alternative|same|only|use|take|note|ok|okay|yes|sir|madam|hi|hello|for|can|you|also|too|instead|one|' +
      'mera|meri|mere|mujhe|hai|h|he|hain|ka|ki|ke|ko|pe|par|pr|per|bhejo|bhej|bhejna|bhejiye|do|de|dena|dijiye|karo|kar|' +
      'krna|karna|kijiye|ye|yeh|yah|isi|is|naya|sahi|dusra|doosra|dusri|wala|bhi|ji|haan|ha|han|likho|lo|lijiye|' +
      'मेरा|मेरी|मुझे|है|हैं|का|की|के|को|पे|पर|भेजो|भेज|भेजना|भेजिए|दो|दे|देना|दीजिए|करो|कर|करना|कीजिए|ये|यह|इस|इसी|नया|सही|दूसरा|' +
      'दूसरी|वाला|भी|जी|हाँ|हां|लिखो|लो|नंबर|नम्बर|फोन|फ़ोन|मोबाइल|व्हाट्सएप|व्हाट्सऐप|कोड|ओटीपी|कॉल',
  ).split('|'),
);

/**
 * An Indian mobile number in E.164: `098765-43210` is `+919876543210`. Beside it only words may stand that say nothing
 * of it; one that is found among others, or that looks made up, is to be confirmed.
 */
export function readPhone(text: string): Reading {
  const line = numeric(text);
  const [found, ...others] = phonesIn(text);
  if (!found) return problem(line);
  const isPlain = others.length === 0 && saysNothing(line) && !ONE_DIGIT_TEN_TIMES.test(found);
  return isPlain ? accept(found) : confirm(found);
}

/** All Indian mobile numbers of a text, each once, in E.164. */
export function phonesIn(text: string): readonly string[] {
  const line = numeric(text);
  const whole = OTHER.test(line) ? undefined : mobile(line);
  if (whole) return [whole];
  return [...new Set(parts(line).flatMap((part) => mobile(part) ?? []))];
}

const saysNothing = (line: string): boolean =>
  mobile(line.replace(/\D+/g, '')) !== undefined &&
  fold(line)
    .replace(/[^\p{L}\p{M}']+/gu, ' ')
    .split(' ')
    .every((word) => word === '' || AROUND.has(word));

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
