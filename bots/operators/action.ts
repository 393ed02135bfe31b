import { z } from 'zod';
import { callOutcomes, cancelReasons, declineReasons } from '#core/buyback/index.ts';
import { categories } from '#core/catalogue/index.ts';
import { creditReasons } from '#core/matching/index.ts';
import { clean, foldDigits } from '#core/shared/index.ts';
import { kinds, leadReasons } from '#core/support/index.ts';
import { belongings } from '#db/work/index.ts';
import { answers, gathered, handoverActions, handoverPresses } from './handover-action.ts';
import { endingNames } from './task-endings.ts';

/** What an operator pressed on a card, with what they filled in, as a surface brings it. */
export type Pressed = {
  readonly type: string;
  /** Of the card: an order number, or the id of a task. */
  readonly subject: string;
  readonly values?: Readonly<Record<string, string>>;
  /** The mark that the button carried. */
  readonly seen?: string | undefined;
  /** Names the form that was sent in: sent twice as it is, it does its work once. */
  readonly once?: string | undefined;
};

const number = z.string().max(40);
const item = z.string().max(200);
const text = z.string().max(4096);
const plain = [
  'claim',
  'release',
  'revoke',
  'show-contact',
  'mark-unserviceable',
  ...handoverPresses,
] as const;
const tasks = ['take-call', 'merge', 'keep-all', 'take-review', 'address-stays'] as const;

const action = z.discriminatedUnion('type', [
  z.object({ type: z.enum(plain), number }),
  z.object({ type: z.enum(tasks), number }),
  z.object({
    type: z.literal('wiped'),
    number,
    certificate: z
      .string()
      .max(100)
      .transform((typed) => foldDigits(clean(typed, 100)).replace(/\s+/g, ' ').toUpperCase()),
  }),
  z.object({
    type: z.literal('reviewed'),
    number,
    outcome: z.enum(kinds['low-review'].outcomes),
    note: text.default('').transform((typed) => clean(typed, 500)),
  }),
  z.object({ type: z.literal('log-call'), number, outcome: z.enum(callOutcomes) }),
  z.object({ type: z.literal('send-to-customer'), number, text }),
  z.object({
    type: z.literal('change-address'),
    number,
    address: text,
    pincode: text,
    landmark: text.optional(),
  }),
  z.object({ type: z.literal('fix-pincode'), number, pincode: text }),
  z.object({
    type: z.literal('close-lead'),
    number,
    reason: z.enum(leadReasons),
    notify: z.enum(['yes', 'no']).optional(),
  }),
  z.object({ type: z.literal('cancel'), number, reason: z.enum(cancelReasons) }),
  z.object({ type: z.literal('decline-offer'), number, reason: z.enum(declineReasons) }),
  ...handoverActions,
  z.object({ type: z.literal('claim-item'), item }),
  z.object({ type: z.enum(endingNames), item }),
  z.object({ type: z.literal('ask-credit'), number, reason: z.enum(creditReasons) }),
  z.object({
    type: z.literal('clear-suspense'),
    item,
    to: z.enum(belongings),
    whose: z.string().max(80).optional(),
    reason: text,
  }),
  z.object({ type: z.literal('approve-suspense'), item }),
  z.object({ type: z.literal('close-item'), item, outcome: z.string().max(40) }),
  z.object({ type: z.literal('answer'), item, text }),
  z.object({ type: z.enum(['push', 'take-over', 'hand-back']), chat: item }),
  z.object({
    type: z.literal('prefill'),
    chat: item,
    category: z.enum(categories).optional(),
    device: z.string().max(120).optional(),
    answers,
  }),
]);

/** All that operators can do, about an order, a task or somebody's chat. Who they are comes from the surface, never from here. */
export type OperatorAction = Readonly<z.infer<typeof action>>;
export type OrderAction = Extract<OperatorAction, { readonly number: string }>;
export type ItemAction = Extract<OperatorAction, { readonly item: string }>;

/** `chat` is an order's number or the id of a task: whoever that is about. */
export type ChatAction = Extract<OperatorAction, { readonly chat: string }>;

/** The action, if it is one of ours and all of it is there. A field that was left empty counts as not filled in. */
export function readAction({ type, subject, values = {} }: Pressed): OperatorAction | undefined {
  // No text of Postgres holds it.
  if (subject.includes('\0')) return undefined;
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
  return action.safeParse({
    ...filled,
    ...gathered(filled),
    type,
    number: subject,
    item: subject,
    chat: subject,
  }).data;
}
