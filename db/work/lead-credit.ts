import type { Actor } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { refusalLine } from '#core/ledger/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { WorkItem } from '#core/support/index.ts';
import type { Executor } from '../client/index.ts';
import { creditLead } from '../ledger/index.ts';
import type { Queued } from '../turns/index.ts';
import { ownSide } from '../vendors/index.ts';

/** The order that a task is about, also when it does not show on that order's card. */
export const orderOf = ({ kind, number, subject }: WorkItem): string | undefined =>
  kind === 'lead-credit' ? String(subject.order) : number;

export type Closing = { readonly outcome: string; readonly by: Actor; readonly at: Instant };

/** CX grants the credit of a lead (B10): booked once, by somebody else than who asked. The line that refuses, if so. */
export async function bookCredit(
  tx: Executor,
  { subject }: WorkItem,
  { outcome, by, at }: Closing,
): Promise<Line | undefined> {
  if (subject.by === by.account) return { key: 'matching.credit-own' };
  const sides = await ownSide(tx, { vendor: String(subject.vendor), account: by.account });
  if (sides) return sides;
  if (outcome !== 'granted') return undefined;
  const lead = { order: String(subject.order), vendor: String(subject.vendor) };
  const booked = await creditLead(tx, { ...lead, reason: String(subject.reason), by: by.account, at });
  return booked.ok ? undefined : refusalLine(booked.reason);
}

/** Who asked is told what was decided. */
export function creditNews({ id, kind, subject, outcome }: WorkItem): readonly Queued[] {
  if (kind !== 'lead-credit') return [];
  const params = { number: String(subject.order), fee: { paise: Number(subject.fee) } };
  const line: Line =
    outcome === 'granted'
      ? { key: 'matching.credit-granted', params }
      : { key: 'matching.credit-refused', params };
  return [{ lane: `tell:${id}`, kind: 'tell', payload: { account: subject.by, line } }];
}
