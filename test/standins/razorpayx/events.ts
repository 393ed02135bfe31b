import { createHmac } from 'node:crypto';
import type { Entity, Event, Plan, Status } from './types.ts';

const names: Readonly<Record<Status, string>> = {
  processing: 'payout.initiated',
  processed: 'payout.processed',
  failed: 'payout.failed',
  reversed: 'payout.reversed',
};

/** All events of a payout from here to its end, as they are signed and sent. */
export function eventsOf(
  entity: Entity,
  {
    plan,
    steps,
    secret,
  }: { readonly plan: Plan; readonly steps: readonly Status[]; readonly secret: string },
): readonly Event[] {
  const told = (status: Status, change: Partial<Entity> = {}) =>
    signed(entity, { name: names[status], status, secret, change });
  return [
    ...(plan === 'wrong-amount' ? [told('processed', { amount: entity.amount + 100 })] : []),
    ...steps.map((status) => told(status)),
  ];
}

type Told = {
  readonly name: string;
  readonly status: Status;
  readonly secret: string;
  readonly change: Partial<Entity>;
};

let made = 0;

function signed(entity: Entity, { name, status, secret, change }: Told): Event {
  const utr = status === 'failed' ? null : entity.utr;
  const body = JSON.stringify({
    entity: 'event',
    account_id: 'acc_double',
    event: name,
    contains: ['payout'],
    payload: { payout: { entity: { ...entity, status, utr, ...change } } },
    created_at: entity.created_at,
  });
  made += 1;
  return { id: `evt_${made}`, body, signature: createHmac('sha256', secret).update(body).digest('hex') };
}
