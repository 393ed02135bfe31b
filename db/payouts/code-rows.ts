import { type CodeStanding, codeLimits, type IssuedCode } from '#core/payout/index.ts';
import type { Instant } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';

export type StoredCode = IssuedCode & {
  readonly id: number;
  readonly salt: string;
  readonly hash: string;
  readonly masked: string;
};

type CodeRow = {
  readonly id: number;
  readonly number: string;
  readonly amount: number;
  readonly destination: string;
  readonly masked: string;
  readonly vendor: string;
  readonly salt: string;
  readonly hash: string;
  readonly tries: number;
  readonly expires_at: number;
  readonly used_at: number | null;
  readonly voided_at: number | null;
};

const columns = `id, number, amount, destination, masked, vendor, salt, hash, tries, expires_at, used_at, voided_at`;
const byId = `select ${columns} from payout_codes where id = $1`;
const newest = `select ${columns} from payout_codes where number = $1 order by id desc limit 1`;

const lockOrder = 'select 1 from orders where number = $1 for update';
const addVendor = 'insert into payout_vendors (vendor) values ($1) on conflict (vendor) do nothing';
const lockVendor = `select suspended_at is not null and (cleared_at is null or cleared_at < suspended_at) as suspended
  from payout_vendors where vendor = $1 for update`;
const issued = 'select issued_at from payout_codes where number = $1 and issued_at > $2';
const wrongOfOrder = 'select count(*)::int as wrong from payout_code_tries where number = $1 and not "right"';
const wrongOfVendor = `select t.at from payout_code_tries t join payout_vendors v on v.vendor = t.vendor
  where t.vendor = $1 and t.at > $2 and not t."right" and (v.cleared_at is null or t.at > v.cleared_at)`;

/** How far the limits reach back. */
const { codesPerOrder, suspension } = codeLimits;

type About = { readonly number: string; readonly vendor: string; readonly at: Instant };

/**
 * Takes the locks of an order's codes and of a vendor's tries, always in that order, and reads what happened with them.
 * Whoever waited for a lock sees what the other did: each statement looks anew.
 */
export async function lockStanding(
  { query }: Pick<Executor, 'query'>,
  { number, vendor, at }: About,
): Promise<{ readonly standing: CodeStanding; readonly code: StoredCode | undefined }> {
  const [, , [locked], codes, [ofOrder], ofVendor, [row]] = await Promise.all([
    query(lockOrder, [number]),
    query(addVendor, [vendor]),
    query<{ suspended: boolean }>(lockVendor, [vendor]),
    query<{ issued_at: number }>(issued, [number, iso(at - codesPerOrder.within)]),
    query<{ wrong: number }>(wrongOfOrder, [number]),
    query<{ at: number }>(wrongOfVendor, [vendor, iso(at - suspension.within)]),
    query<CodeRow>(newest, [number]),
  ]);
  const standing: CodeStanding = {
    issued: codes.map(({ issued_at }) => issued_at),
    wrongOfOrder: ofOrder?.wrong ?? 0,
    wrongOfVendor: ofVendor.map((each) => each.at),
    suspended: locked?.suspended ?? false,
  };
  return { standing, code: row && toCode(row) };
}

export async function findCode(
  { query }: Pick<Executor, 'query'>,
  id: number,
): Promise<StoredCode | undefined> {
  const [row] = await query<CodeRow>(byId, [id]);
  return row && toCode(row);
}

function toCode(row: CodeRow): StoredCode {
  const { id, number, amount, destination, vendor, salt, hash, masked, tries } = row;
  return {
    id,
    salt,
    hash,
    masked,
    binding: { number, amount, destination, vendor },
    expiresAt: row.expires_at,
    tries,
    usedAt: row.used_at ?? undefined,
    voidedAt: row.voided_at ?? undefined,
  };
}

export const iso = (at: Instant): string => new Date(at).toISOString();
