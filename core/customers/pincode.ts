import { asksOrDenies, clean, fold, foldDigits } from '../shared/index.ts';
import type { Pincodes } from './pincodes.ts';
import { accept, confirm, type Reading, refuse, refuseForPerson } from './reading.ts';

/** Six digits, or three and three as India Post prints them, that are not part of a longer number. */
const RUN = /(?<!\d)\d{6}(?!\d)|(?<!\d[ -]?)\d{3}[ -]\d{3}(?![ -]?\d)/g;
const LABEL = /^[\p{L}\p{M}\s.,:;()#\p{Pd}]*$/u;
const NO_IDEA =
  /\b(don'?t know|dont know|do not know|not sure|no idea|idk|forgot|pata nahi|pata nahin|nahi pata|maloom nahi|nahi maloom|yaad nahi)\b|नहीं पता|पता नहीं|मालूम नहीं|याद नहीं/u;

const SIX = '(?<!\\d)\\d{3}[ -]?\\d{3}(?!\\d)';
/** "Not 400058" and "400058 nahi hai", but not "400058, not 400050" of the first, nor "nahi, 400050". */
const DENIED = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:not|isn['’]?t|never|except|mat|मत)(?: (?:in|at|my|the|it|its|pin ?code|pin|number))* ${SIX}|` +
    `${SIX} (?:(?:is|to|toh|तो) )?(?:nahi|nahin|nhi|galat|wrong|incorrect|नहीं|नही|गलत|ग़लत|not(?! ?\\d))(?![\\p{L}\\p{M}])`,
  'giu',
);

/**
 * A pincode of `known`, six digits as text. A label or a town around it is fine; among other numbers, or when there
 * are two, it is to be confirmed. Whether it is served is for the service area to say.
 */
export function readPincode(text: string, known: (code: string) => boolean): Reading {
  const said = foldDigits(clean(text));
  const line = said.replace(DENIED, ' ');
  const { runs, rest } = sixDigits(line);
  const codes = runs.filter((run) => !run.startsWith('0'));
  if (codes.length === 0 && line !== said) return refuse('customers.pincode-denied');
  if (codes.length === 0) return NO_IDEA.test(fold(text)) ? NEEDS_HELP : refuse('customers.pincode-unclear');
  const code = codes.find(known);
  if (!code) return refuse('customers.pincode-unknown');
  return runs.length === 1 && LABEL.test(rest) ? accept(code) : confirm(code);
}

const NEEDS_HELP = refuseForPerson('customers.pincode-help');

function sixDigits(line: string): { readonly runs: readonly string[]; readonly rest: string } {
  const plain = line.replace(/[\s\p{Pd}]/gu, '');
  if (/^\d{6}$/.test(plain)) return { runs: [plain], rest: '' };
  const runs = [...line.matchAll(RUN)].map(([run]) => run.replace(/\D/g, ''));
  return { runs: [...new Set(runs)], rest: line.replace(RUN, '') };
}

const NAMED = /(?:^| )(?:pin ?codes?|pin|zip(?: code)?|पिन ?कोड|पिन)(?= |$)/u;
/** What is said around a pincode that is told by the way; any other word makes it a place near it. */
const AROUND = new RegExp(
  `^(?:(?:${fold(
    'oh|oops|ops|wait|sorry|no|arre|actually|ok|please|pls|plz|ji|i|gave|you|typed|entered|a|the|my|this|that|it|its|is|was|should|be|' +
      'wrong|incorrect|correct|right|new|other|change|update|use|instead|of|to|and|but|code|' +
      'galat|glat|sahi|hai|h|he|tha|maine|mera|meri|ye|yeh|wo|woh|de|diya|likh|daal|karo|kar|do|badlo|badal|naya|' +
      'गलत|ग़लत|सही|है|था|मैंने|मेरा|यह|ये|वह|वो|दे|दिया|लिख|करो|कर|दो|बदलो|बदल|नया|जी|अरे|ओह',
  )}) ?)*$`,
  'u',
);

/** A pincode of the table that is told where another question is open: "wrong pincode, it is 560038". What asks or denies tells none. */
export const toldPincode = (text: string, pincodes: Pincodes): string | undefined =>
  onlyPincode(text, (run) => pincodes.find(run) !== undefined);

/** Six digits that are told as a pincode, and are none of the table: "pincode 999999". */
export const isNoPincode = (text: string, pincodes: Pincodes): boolean =>
  onlyPincode(text, (run) => pincodes.find(run) === undefined) !== undefined;

function onlyPincode(text: string, counts: (run: string) => boolean): string | undefined {
  if (text.length > 80 || asksOrDenies(text)) return undefined;
  const { runs, rest } = sixDigits(foldDigits(clean(text)));
  const said = fold(rest)
    .replace(/['’]/gu, '')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
  const [code, ...others] = runs.filter(counts);
  if (code === undefined || others.length > 0) return undefined;
  const without = said.replace(NAMED, '').trim();
  return (NAMED.test(said) || said === '' || /(?:^| )(?:wrong|galat|glat|गलत|ग़लत)(?= |$)/u.test(said)) &&
    AROUND.test(without)
    ? code
    : undefined;
}
