import type { Entity, Entry, Plan, Status } from './types.ts';

/** The double's own books: what it made, and where the money is. Knows nothing of ours. */
export type Bank = {
  readonly payouts: ReadonlyMap<string, Entity>;
  readonly ledger: readonly Entry[];
  find(key: string): Entity | undefined;
  /** As if it had never been made. */
  lose(key: string): void;
  /** Made once more under the same reference, as no provider should. */
  repeat(key: string): void;
  make(key: string, asked: Asked): Entity;
  /** The money has arrived, or not; what a plan leads to, step by step. Gives the states it went through. */
  settle(entity: Entity, plan: Plan): readonly Status[];
};

export type Asked = {
  readonly amount: number;
  readonly mode: string;
  readonly purpose: string;
  readonly narration: string;
  readonly notes: unknown;
};

const ends: Partial<Readonly<Record<Plan, readonly Status[]>>> = {
  fails: ['failed'],
  'reversed-later': ['processed', 'reversed'],
};

export function openBank(): Bank {
  const byKey = new Map<string, Entity>();
  const ledger: Entry[] = [];
  return {
    payouts: byKey,
    ledger,
    find: (key) => byKey.get(key),
    lose: (key) => void byKey.delete(key),
    repeat(key) {
      const made = byKey.get(key);
      if (made) byKey.set(`${key} again`, { ...made, id: `${made.id}x` });
    },
    make(key, asked) {
      const entity = written(key, asked, byKey.size + 1);
      byKey.set(key, entity);
      ledger.push({ key, amount: -asked.amount });
      return entity;
    },
    settle(entity, plan) {
      const steps = ends[plan] ?? ['processed'];
      for (const status of steps) {
        entity.status = status;
        if (status === 'processed') entity.utr = `5${entity.id.slice(-11)}`;
        else {
          entity.status_details = { reason: 'beneficiary_bank_offline' };
          ledger.push({ key: entity.reference_id, amount: entity.amount });
        }
      }
      return steps;
    },
  };
}

function written(key: string, { amount, mode, purpose, narration, notes }: Asked, nth: number): Entity {
  const serial = String(nth).padStart(14, '0');
  return {
    id: `pout_${serial}`,
    entity: 'payout',
    fund_account_id: `fa_${serial}`,
    amount,
    currency: 'INR',
    notes,
    fees: 0,
    tax: 0,
    status: 'processing',
    purpose,
    utr: null,
    mode,
    reference_id: key,
    narration,
    status_details: null,
    created_at: 1_795_300_000,
  };
}
