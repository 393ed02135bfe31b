import { z } from 'zod';

/** Kinds of settings. What is wrong with one is said in our words, with an example: an operator reads it, alone, at a start. */

export const text = z.string().trim().min(1);

export const flag = z
  .enum(['true', 'false'], { error: ({ path = [] }) => `is true or false, as in ${path.join('.')}=true` })
  .transform((value) => value === 'true');

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(...words: Words) {
  const [last, ...others] = words.toReversed();
  return z.enum(words, {
    error: `is ${[others.toReversed().join(', '), last].filter(Boolean).join(' or ')}`,
  });
}

export const url = (like: string, protocol = /^https?$/) =>
  z.url({ protocol, error: `is a whole address, as in ${like}` });

type Range = { readonly least?: number; readonly most?: number; readonly whole?: boolean };

/** More rupees than anybody has; a hundred times as many are counted exactly still. */
const unbounded = 1_000_000_000_000;

export function number(like: number, { least = 0, most = unbounded, whole = true }: Range = {}) {
  const upTo = most === unbounded ? 'up' : `to ${most}`;
  const error = `is a ${whole ? 'whole ' : ''}number from ${least} ${upTo}, as in ${like}`;
  const fits = (given: number): boolean =>
    given >= least && given <= most && (!whole || Number.isInteger(given));
  return z.coerce.number({ error }).refine(fits, { error });
}

export const secret = (least: number) => z.string().min(least, `needs at least ${least} characters`);

/** Digits of a number with those of its country. Ten are an Indian number without them, and none begins with a nought. */
export const worldNumber = z
  .string()
  .regex(
    /^(?!\d{10}$)[1-9]\d{7,14}$/,
    'is the digits of the number with those of its country, without + and blanks, as in 919876543210',
  );

/** One argument begins where a word begins with two dashes: values may have blanks. */
export const dashedArgs = z
  .string()
  .transform((given) => given.trim().split(/\s+(?=--)/))
  .refine((args) => args.every((arg) => /^--\w[\w-]*(?:=.*)?$/s.test(arg)), {
    error: 'each begins with two dashes, as in --no-sandbox --proxy-server=proxy.example:8080',
  });
