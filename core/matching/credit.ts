import type { Line } from '../conversation/index.ts';
import { days, type Instant, minutes } from '../shared/index.ts';

/** Why a vendor says that a lead was none. */
export const creditReasons = ['duplicate', 'wrong-pincode', 'cancelled', 'unreachable', 'other'] as const;
export type CreditReason = (typeof creditReasons)[number];

/** `own`: logged by the vendor's people themselves. */
type Call = { readonly at: Instant; readonly outcome: string; readonly own: boolean };

/** What the vendor's people did with the customer's contact. */
type Touch = { readonly at: Instant; readonly event: string };

/** What we know ourselves of a lead that a vendor wants its credit back for. Instants; absent when it did not happen. */
export type LeadEvidence = {
  readonly claimedAt: Instant;
  readonly askedAt: Instant;
  /** The number of the order that this one was merged into. */
  readonly duplicateOf?: string | undefined;
  /** Somebody of ours corrected the pincode after the claim. */
  readonly pincodeCorrected?: { readonly to: string; readonly inArea: boolean } | undefined;
  readonly cancelledByCustomer?: { readonly at: Instant; readonly reason: string } | undefined;
  /** Calls that were logged while the vendor had it. */
  readonly calls: readonly Call[];
  /** All that shows that the vendor had the customer, its own calls too. */
  readonly touches: readonly Touch[];
};

/** `credit`: the lead costs nothing. `ask-cx`: a person decides. `because` has a line for each rule that was looked at. */
export type Adjudication = { readonly verdict: 'credit' | 'ask-cx'; readonly because: readonly Line[] };

export const creditTerms = {
  /** After the claim. */
  window: days(7),
  /** Calls nobody answered, each at least so long after the one before. */
  calls: 3,
  apart: minutes(60),
} as const;

const tooLate: Line = { key: 'matching.credit-too-late', params: { days: creditTerms.window / days(1) } };
/** Outcomes of a call in which the customer was there. */
const reached: readonly string[] = ['spoke', 'call-later'];

/** What is agreed on with a customer who was reached, whatever was logged besides. */
const visits: readonly string[] = ['schedule', 'depart'];

type Finding = { readonly holds: boolean; readonly line: Line };
type Rule = (evidence: LeadEvidence) => Finding | undefined;

/**
 * Grounds on which a lead is credited without anybody being asked (B10), in the order in which they are looked at. What
 * the vendor says itself is no ground: it is told to CX.
 */
const grounds: readonly Rule[] = [
  ({ duplicateOf }) =>
    duplicateOf === undefined ? undefined : yes('matching.credit-duplicate', { number: duplicateOf }),
  ({ pincodeCorrected, touches }) => {
    if (pincodeCorrected === undefined) return undefined;
    const { to: pincode, inArea } = pincodeCorrected;
    if (inArea) return not('matching.credit-pincode-in-area', { pincode });
    const had = touches.length > 0;
    return had
      ? not('matching.credit-pincode-had', { pincode })
      : yes('matching.credit-pincode', { pincode });
  },
  ({ cancelledByCustomer, calls, touches }) => {
    if (cancelledByCustomer === undefined) return undefined;
    const { at: cancelled, reason } = cancelledByCustomer;
    if (reason === 'sold-elsewhere') return not('matching.credit-sold-elsewhere');
    if (calls.some(({ at }) => at <= cancelled)) return not('matching.credit-cancelled-after-call');
    return touches.length > 0 ? not('matching.credit-cancelled-had') : yes('matching.credit-cancelled');
  },
  ({ calls, touches }) => {
    if (calls.length === 0) return undefined;
    if (calls.some(({ outcome }) => reached.includes(outcome))) return not('matching.credit-reached');
    if (touches.some(({ event }) => visits.includes(event))) return not('matching.credit-visited');
    return unanswered(calls);
  },
];

/** Calls of ours that nobody answered are known; those that the vendor logged are said. */
function unanswered(calls: readonly Call[]): Finding {
  const needed = creditTerms.calls;
  const counted = (some: readonly Call[]) => ({
    calls: countApart(some),
    needed,
    minutes: creditTerms.apart / minutes(1),
  });
  const ours = counted(calls.filter(({ own }) => !own));
  if (ours.calls >= needed) return yes('matching.credit-unreachable', ours);
  const all = counted(calls);
  return not(all.calls >= needed ? 'matching.credit-calls-own' : 'matching.credit-too-few-calls', all);
}

/** Whether a lead is credited, from evidence alone. Asked for too late, or without a ground, it goes to CX. */
export function adjudicate(evidence: LeadEvidence): Adjudication {
  if (evidence.askedAt - evidence.claimedAt > creditTerms.window)
    return { verdict: 'ask-cx', because: [tooLate] };
  const found = grounds.flatMap((ground) => ground(evidence) ?? []);
  const verdict = found.some(({ holds }) => holds) ? 'credit' : 'ask-cx';
  const because = found.map(({ line }) => line);
  return { verdict, because: because.length > 0 ? because : [{ key: 'matching.credit-no-ground' }] };
}

/** Calls right after each other are one attempt. */
function countApart(calls: readonly Call[]): number {
  let [count, last] = [0, Number.NEGATIVE_INFINITY];
  for (const { at } of [...calls].sort((a, b) => a.at - b.at)) {
    if (at - last < creditTerms.apart) continue;
    [count, last] = [count + 1, at];
  }
  return count;
}

const yes = (key: Line['key'], params?: Line['params']): Finding => finding(true, key, params);
const not = (key: Line['key'], params?: Line['params']): Finding => finding(false, key, params);
const finding = (holds: boolean, key: Line['key'], params: Line['params']): Finding => ({
  holds,
  line: params ? { key, params } : { key },
});
