import type { Line } from '#core/conversation/index.ts';
import { byHand, type Destination, maskDestination, type Payout } from '#core/payout/index.ts';
import { clean, type Instant, no, ok, type Paise, paise, type Result } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { queue } from '../outbox/index.ts';
import { findCode, iso } from './code-rows.ts';
import { payoutColumns, sealDestination, toPayout } from './payout-rows.ts';
import type { PayoutStore } from './payout-store.ts';

/** What releases the money: the customer's code that was right, or the words of who goes without one. */
export type Proof = { readonly code: number } | { readonly remarks: string };

export type NewPayout = {
  readonly order: string;
  readonly amount: Paise;
  readonly destination: Destination;
  readonly proof: Proof;
  /** The account of who starts it. */
  readonly by: string;
  readonly at: Instant;
  /** Name of the provider that is to pay. */
  readonly provider: string;
};

const lockOrder = 'select 1 from orders where number = $1 for update';
const attempts = `select count(*)::int as made,
    coalesce(sum(amount) filter (where provider = '${byHand}' and state = 'failed'), 0)::bigint as "givenUp"
  from payouts where number = $1`;
const insert = `insert into payouts (id, number, attempt, amount, destination, masked, provider, state, code, remarks,
    needs_approval, started_by, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, 'pending', $8, $9, $10, $11, $12, $12)
  on conflict do nothing returning ${payoutColumns}`;

/**
 * Writes the intent to pay and its idempotency key, and queues the call, within `tx`; nothing is sent from here. Refused
 * with a line to show while another payout of the order may still pay it, and without proof for exactly this amount and
 * destination. RangeError when `amount` is not whole paise.
 */
export async function startPayout(
  tx: Executor,
  store: PayoutStore,
  wanted: NewPayout,
): Promise<Result<Payout, Line>> {
  const { order, amount, provider } = wanted;
  paise(amount);
  const [, [before]] = await Promise.all([
    tx.query(lockOrder, [order]),
    tx.query<{ made: number; givenUp: number }>(attempts, [order]),
  ]);
  const unproven = await refuseProof(tx, store, wanted);
  if (unproven) return no(unproven);
  const attempt = (before?.made ?? 0) + 1;
  const [row] = await tx.query(
    insert,
    rowOf(store, wanted, { id: `${order}-${attempt}`, attempt, givenUp: Number(before?.givenUp ?? 0) }),
  );
  if (!row) return no({ key: 'payout.already-under-way' });
  const payout = toPayout(row);
  if (provider !== byHand)
    await queue(tx, [{ lane: `payout:${payout.id}`, kind: 'payout', payload: { id: payout.id } }]);
  return ok(payout);
}

/** `givenUp`: what somebody said not to have paid for this order before. To pay it again weighs as much as both. */
type Key = { readonly id: string; readonly attempt: number; readonly givenUp: Paise };

function rowOf(store: PayoutStore, wanted: NewPayout, { id, attempt, givenUp }: Key): readonly unknown[] {
  const { order, amount, destination, proof, by, at, provider } = wanted;
  return [
    id,
    order,
    attempt,
    amount,
    sealDestination(id, destination, store.sealer),
    maskDestination(destination),
    provider,
    'code' in proof ? proof.code : null,
    'remarks' in proof ? store.sealer.seal(clean(proof.remarks, 500), `payouts.remarks:${id}`) : null,
    provider === byHand && amount + givenUp >= store.approvalFrom,
    by,
    iso(at),
  ];
}

/** S2: the code was right, for this order, amount and destination; the index sees to it that it releases one payout. */
async function refuseProof(
  tx: Executor,
  { codes }: PayoutStore,
  { order, amount, destination, proof }: NewPayout,
): Promise<Line | undefined> {
  if ('remarks' in proof) return clean(proof.remarks) === '' ? { key: 'payout.remarks-missing' } : undefined;
  const code = await findCode(tx, proof.code);
  const { binding } = code ?? {};
  const proven =
    code?.usedAt !== undefined &&
    binding?.number === order &&
    binding.amount === amount &&
    binding.destination === codes.destination(destination);
  return proven ? undefined : { key: 'payout.no-proof' };
}
