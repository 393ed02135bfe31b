import { timingSafeEqual } from 'node:crypto';
import { type CodeVerdict, refuseTry, wrong } from '#core/payout/index.ts';
import type { Executor } from '../client/index.ts';
import { iso, lockStanding, type StoredCode } from './code-rows.ts';
import { bindingOf, type Release } from './issue-code.ts';
import type { PayoutStore } from './payout-store.ts';

export type Verified =
  /** `code` is what `startPayout` wants to see. */
  { readonly ok: true; readonly code: number } | { readonly ok: false; readonly verdict: CodeVerdict };

/** The row says itself whether one more try is left, whoever asks; the try is kept as wrong until it is known better. */
const count = `with counted as (
    update payout_codes set tries = tries + 1
    where id = $1 and tries = $2 and tries < 5 and used_at is null and voided_at is null and expires_at > $3
    returning id, tries, number)
  insert into payout_code_tries (code, try, number, vendor, at)
  select id, tries, number, $4, $3 from counted returning try`;
const use = 'update payout_codes set used_at = $2 where id = $1';
const vindicate = 'update payout_code_tries set "right" = true where code = $1 and try = $2';
const discard = 'update payout_codes set voided_at = $2 where id = $1';
const suspend = 'update payout_vendors set suspended_at = $2 where vendor = $1';

/**
 * Whether `typed` (as `readCode` gives it) is the code that releases exactly this, within `tx`. The try is counted before
 * the code is compared, and in constant time. A refusal must be committed like a success: a transaction that is rolled
 * back has not counted the try.
 */
export async function verifyCode(
  tx: Executor,
  store: Pick<PayoutStore, 'codes'>,
  typed: string,
  release: Release,
): Promise<Verified> {
  const { number, vendor, at } = release;
  const now = bindingOf(release, store.codes);
  const { standing, code } = await lockStanding(tx, { number, vendor, at });
  const verdict = refuseTry(code, { now, at, standing });
  if (verdict || !code) return refused(tx, code, verdict ?? { type: 'no-code' }, release);
  const [counted] = await tx.query<{ try: number }>(count, [code.id, code.tries, iso(at), vendor]);
  if (!counted) throw new Error(`code ${code.id} changed in spite of its lock`);
  if (!isSame(store.codes.hash(typed, code.salt, now), code.hash)) {
    const result = wrong(code, standing, at);
    if (result.type === 'wrong' && result.suspends) await tx.query(suspend, [vendor, iso(at)]);
    return { ok: false, verdict: result };
  }
  await Promise.all([tx.query(use, [code.id, iso(at)]), tx.query(vindicate, [code.id, counted.try])]);
  return { ok: true, code: code.id };
}

/** A code whose amount, destination or vendor has changed is void for good: changing back does not revive it. */
async function refused(
  tx: Executor,
  code: StoredCode | undefined,
  verdict: CodeVerdict,
  { at }: Release,
): Promise<Verified> {
  const changed = verdict.type.startsWith('not-this');
  if (code && changed) await tx.query(discard, [code.id, iso(at)]);
  return { ok: false, verdict };
}

const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};
