import {
  type HeardOf,
  hear,
  isStuck,
  nextQuestion,
  type Payout,
  type PayoutAlarm,
  type PayoutReport,
  unsettledStates,
} from '#core/payout/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { queue } from '../outbox/index.ts';
import { iso } from './code-rows.ts';
import { lockPayout, payoutColumns, toPayout, writePayout } from './payout-rows.ts';
import type { PayoutStore } from './payout-store.ts';

export type PayoutNews = {
  /** The idempotency key. */
  readonly id: string;
  readonly report: PayoutReport;
  readonly at: Instant;
};

type Hooked = Pick<PayoutStore, 'hooks'>;

const note = `insert into payout_alarms (payout, because, heard, amount, at) values ($1, $2, $3, $4, $5)
  on conflict do nothing returning because`;

/**
 * What a provider says of a payout, within `tx`: in any order, any number of times. A report that cannot be true changes
 * nothing and raises an alarm once. Undefined when the payout is not one of ours.
 */
export async function payoutNews(
  tx: Executor,
  { hooks }: Hooked,
  { id, report, at }: PayoutNews,
): Promise<HeardOf['type'] | undefined> {
  const payout = await lockPayout(tx, id);
  if (!payout) return undefined;
  const heard = hear(payout, report, at);
  if (heard.type === 'alarm') await alarm(tx, { hooks }, { payout, because: heard.because, report, at });
  if (heard.type === 'moved') {
    await writePayout(tx, heard.payout);
    if (heard.outcome)
      await hooks.settled(tx, { order: payout.number, outcome: heard.outcome, payout: heard.payout });
  }
  return heard.type;
}

type Alarming = {
  readonly payout: Payout;
  readonly because: PayoutAlarm;
  readonly report: PayoutReport;
  readonly at: Instant;
};

async function alarm(
  tx: Executor,
  { hooks }: Hooked,
  { payout, because, report, at }: Alarming,
): Promise<void> {
  const kept = await tx.query(note, [payout.id, because, report.heard, report.amount ?? null, iso(at)]);
  if (kept.length > 0) await hooks.alarmed(tx, { order: payout.number, because, payout });
}

const ask = `update payouts set asked = asked + 1 where id = $1 and asked = $2 and state = any($3::text[])
  returning ${payoutColumns}`;

/**
 * Queues the next question about a payout that is not settled, after `payoutNews` in the same transaction. `asked`: how
 * often it was asked so far; a job that is done twice asks once. After some questions without an end a person is told.
 */
export async function askLater(
  tx: Executor,
  { hooks }: Hooked,
  { id, asked, at }: { readonly id: string; readonly asked: number; readonly at: Instant },
): Promise<void> {
  const [row] = await tx.query(ask, [id, asked, unsettledStates]);
  if (!row) return;
  const payload = { id, asked: asked + 1 };
  const due = nextQuestion(asked, at);
  await queue(tx, [{ lane: `payout-query:${id}`, kind: 'payout-query', payload, due }]);
  if (!isStuck(asked)) return;
  const report = { heard: 'no-answer' } as const;
  await alarm(tx, { hooks }, { payout: toPayout(row), because: 'stuck', report, at });
}
