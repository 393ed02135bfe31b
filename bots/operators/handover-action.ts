import { z } from 'zod';
import { attemptReasons, gateNames, imeiChecks, noDealReasons, waiveReasons } from '#core/buyback/index.ts';
import { payoutActions } from '#core/payout/index.ts';
import { clean, foldDigits } from '#core/shared/index.ts';

const number = z.string().max(40);
const typed = z.string().max(60);
const code = typed.transform((text) => foldDigits(text).replace(/\D/g, ''));
const gate = z.enum(gateNames);
const gates = z
  .string()
  .max(200)
  .transform((text) => [...new Set(text.split(','))])
  .pipe(z.array(gate));
/** Of questions about a device, by their ids. */
export const answers = z.record(z.string(), z.array(z.string()));
const photos = z.record(z.string(), z.array(z.string()));

/** What our people can do between claim and payment. */
export const handoverActions = [
  z.object({ type: z.literal('schedule'), number, slot: typed }),
  z.object({ type: z.literal('attempt-failed'), number, reason: z.enum(attemptReasons) }),
  z.object({ type: z.literal('arrive'), number, code }),
  z.object({
    type: z.literal('inspect'),
    number,
    identifier: typed.transform((text) => foldDigits(text).replace(/[\s-]/g, '').toUpperCase()),
    check: z.enum(imeiChecks).optional(),
    unlocked: z.enum(['yes', 'no']),
    answers,
  }),
  z.object({ type: z.literal('add-photos'), number, photos }),
  z.object({ type: z.literal('reprice'), number, answers }),
  z.object({ type: z.literal('refuse-device'), number, reason: z.enum(noDealReasons) }),
  z.object({ type: z.literal('pass-gate'), number, gate: gates }),
  z.object({ type: z.literal('fail-gate'), number, gate }),
  z.object({ type: z.literal('waive-gate'), number, gate, reason: z.enum(waiveReasons) }),
  z.object({ type: z.literal('verify-code'), number, code }),
  z.object({
    type: z.literal('record-payout'),
    number,
    reference: z
      .string()
      .max(100)
      .transform((text) => text.replace(/\s+/g, '').toUpperCase()),
  }),
  z.object({
    type: z.literal('bypass-code'),
    number,
    remarks: z.string().transform((text) => clean(text, 500)),
  }),
] as const;

/** Moves that take nothing more than a press. */
export const handoverPresses = [
  'depart',
  'confirm-arrival',
  'submit-inspection',
  'approve',
  'return-for-evidence',
  'send-code',
  ...payoutActions.filter((name) => name !== 'record-payout'),
] as const;

type Values = Readonly<Record<string, string>>;

/** `answer-display: cracked,lines` and `photo-display: id` as one record each. */
export const gathered = (values: Values) => ({
  answers: named(values, 'answer-'),
  photos: named(values, 'photo-'),
});

const named = (values: Values, prefix: string): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(prefix)
        ? [[name.slice(prefix.length), [...new Set(value.split(',').filter((each) => each !== ''))]]]
        : [],
    ),
  );
