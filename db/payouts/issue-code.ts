import { randomBytes } from 'node:crypto';
import {
  type Binding,
  type CodeRefusal,
  codeLimits,
  type Destination,
  maskDestination,
  refuseIssue,
} from '#core/payout/index.ts';
import type { Instant, Paise } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { queue } from '../outbox/index.ts';
import { iso, lockStanding } from './code-rows.ts';
import type { PayoutStore } from './payout-store.ts';

/** What a code is to release: so much, of that order, to there, on the word of that vendor (any stable account). */
export type Release = {
  readonly number: string;
  readonly amount: Paise;
  readonly destination: Destination;
  readonly vendor: string;
  readonly at: Instant;
};

export type Issued =
  | { readonly ok: true; readonly id: number; readonly code: string; readonly expiresAt: Instant }
  | { readonly ok: false; readonly refusal: CodeRefusal };

const replace = `update payout_codes set voided_at = $2
  where number = $1 and voided_at is null and used_at is null`;
const insert = `insert into payout_codes
    (number, amount, destination, masked, vendor, salt, hash, issued_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`;

/**
 * A new code for the customer, within `tx`; the one before is no longer good. It is sent by the queued row, which names
 * it by its id: `code` is for whoever speaks to the customer and for nobody else. At most three a day for an order.
 */
export async function issueCode(
  tx: Executor,
  { codes }: Pick<PayoutStore, 'codes'>,
  release: Release,
): Promise<Issued> {
  const { number, vendor, at } = release;
  const { standing } = await lockStanding(tx, { number, vendor, at });
  const refusal = refuseIssue(standing, at);
  if (refusal) return { ok: false, refusal };
  const binding = bindingOf(release, codes);
  const salt = randomBytes(16).toString('base64url');
  const code = codes.code(salt, binding);
  const expiresAt = at + codeLimits.validFor;
  const hash = codes.hash(code, salt, binding);
  const masked = maskDestination(release.destination);
  const row = [
    number,
    binding.amount,
    binding.destination,
    masked,
    vendor,
    salt,
    hash,
    iso(at),
    iso(expiresAt),
  ];
  const [, [added]] = await Promise.all([
    tx.query(replace, [number, iso(at)]),
    tx.query<{ id: number }>(insert, row),
  ]);
  const id = Number(added?.id);
  await queue(tx, [{ lane: `payout-code:${id}`, kind: 'payout-code', payload: { id } }]);
  return { ok: true, id, code, expiresAt };
}

export const bindingOf = (
  { number, amount, destination, vendor }: Release,
  codes: PayoutStore['codes'],
): Binding => ({ number, amount, destination: codes.destination(destination), vendor });
