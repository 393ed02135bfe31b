import { type Destination, destination, type Payout } from '#core/payout/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Executor, Row } from '../client/index.ts';
import type { Cell, Sealer } from '../sealed.ts';
import { iso } from './code-rows.ts';

export const payoutColumns = `id, number, amount, masked, provider, state, provider_id, reference, reason, needs_approval,
    started_by, recorded_by, approved_by, created_at, updated_at`;

type PayoutRow = Pick<Payout, 'id' | 'number' | 'amount' | 'masked' | 'provider' | 'state'> & {
  readonly provider_id: string | null;
  readonly reference: string | null;
  readonly reason: string | null;
  readonly needs_approval: boolean;
  readonly started_by: string;
  readonly recorded_by: string | null;
  readonly approved_by: string | null;
  readonly created_at: Instant;
  readonly updated_at: Instant;
};

/** The payout of a row with `payoutColumns`. */
export function toPayout(given: Row): Payout {
  const row = given as PayoutRow;
  const { id, number, amount, masked, provider, state } = row;
  return {
    id,
    number,
    amount,
    masked,
    provider,
    state,
    providerId: row.provider_id ?? undefined,
    reference: row.reference ?? undefined,
    reason: row.reason ?? undefined,
    needsApproval: row.needs_approval,
    startedBy: row.started_by,
    recordedBy: row.recorded_by ?? undefined,
    approvedBy: row.approved_by ?? undefined,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

const update = `update payouts set state = $2, provider_id = $3, reference = $4, reason = $5, recorded_by = $6,
    approved_by = $7, updated_at = $8
  where id = $1`;

/** Writes what may change of a payout that is locked. */
export const writePayout = ({ query }: Executor, after: Payout): Promise<unknown> =>
  query(update, [
    after.id,
    after.state,
    after.providerId ?? null,
    after.reference ?? null,
    after.reason ?? null,
    after.recordedBy ?? null,
    after.approvedBy ?? null,
    iso(after.updatedAt),
  ]);

const lockOrder = `select 1 from orders where number = (select number from payouts where id = $1) for update`;
const lock = `select ${payoutColumns} from payouts where id = $1 for update`;

/** The payout for the rest of the transaction, its order first: what follows of it moves that too. */
export async function lockPayout({ query }: Executor, id: string): Promise<Payout | undefined> {
  const [, [row]] = await Promise.all([query(lockOrder, [id]), query(lock, [id])]);
  return row && toPayout(row);
}

const cell = (id: string): Cell => `payouts.destination:${id}`;

export const sealDestination = (id: string, to: Destination, { seal }: Sealer): string =>
  seal(JSON.stringify(to), cell(id));

/** Throws when the row was tampered with or the key is missing. */
export const openDestination = (id: string, sealed: string, { open }: Sealer): Destination =>
  destination.parse(JSON.parse(open(sealed, cell(id))));
