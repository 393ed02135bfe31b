import { isCorrected, numberOf, proofLimits, type Reach } from '#core/buyback/index.ts';
import { zoneOf } from '#core/customers/index.ts';
import { type Instant, localTime } from '#core/shared/index.ts';
import type { Executor } from '../client/index.ts';
import { isSameCustomer } from '../customers/index.ts';
import { giveKeyBack, takeKey } from '../once.ts';
import { queue } from '../outbox/index.ts';
import type { Sealer } from '../sealed.ts';
import { type Acted, actWithin, lockOrder, type Move } from './act.ts';
import type { OrderStore } from './order-store.ts';

/** A code is asked for, or one was typed. */
type ProofEvent = Extract<Move['event'], { readonly type: 'prove-number' | 'type-number-code' }>;

type Proving = {
  /** The same at every try of the same wish. */
  readonly id: string;
  readonly conversation: string;
  readonly number: string;
  readonly event: ProofEvent;
  readonly at: Instant;
};

/** What came of it, as the row that tells the chat carries it. Without `of`, nothing was done. */
type Proven = {
  readonly conversation: string;
  readonly number: string;
  readonly step: ProofEvent['type'];
  readonly of?: Reach | undefined;
  readonly because?: string | undefined;
  /** The number that was proven is the order's now. */
  readonly corrected?: true;
};

/** Slots of the day are rows that a first writer takes: whoever comes at the same moment waits, and takes the next. */
const taken = 'select id from inbound where id = any($1::text[])';

/**
 * A customer's step towards a proven number, once for each `id`: the move, and the row that tells the chat what came of it,
 * are one commit. Done again it changes nothing: no second code, no second wrong try, no other answer.
 */
export const proveOnce = ({ database, sealer }: OrderStore, proving: Proving): Promise<void> =>
  database.inTransaction(async (tx) => {
    const { id, conversation, number, event } = proving;
    if (!(await takeKey(tx, `proof:${id}`))) return;
    const acted = await (event.type === 'prove-number'
      ? send(tx, sealer, { ...proving, event })
      : move(tx, sealer, proving));
    const payload: Proven = {
      conversation,
      number,
      step: event.type,
      ...(acted.ok ? { of: acted.order.handover.proof?.of } : { because: acted.reason.key }),
      ...(acted.ok && event.type === 'type-number-code' && isCorrected(acted.order)
        ? { corrected: true }
        : {}),
    };
    await queue(tx, [{ lane: conversation, kind: 'proof', payload }]);
  });

const move = (tx: Executor, sealer: Sealer, { conversation, number, event, at }: Proving): Promise<Acted> =>
  actWithin(tx, sealer, { number, event, at, by: { role: 'customer', account: conversation, name: '' } });

type Sending = Proving & { readonly event: Extract<ProofEvent, { readonly type: 'prove-number' }> };

/** With a slot of the number's day; it is given back when no code goes out after all. */
async function send(tx: Executor, sealer: Sealer, sending: Sending): Promise<Acted> {
  const { number, conversation, event, at } = sending;
  const order = await lockOrder(tx, sealer, number);
  // From another chat of theirs it is as many codes to the same number.
  const isTheirs = order !== undefined && (await isSameCustomer(tx, conversation, order.conversation));
  const phone = isTheirs ? (event.phone ?? numberOf(order.customer, event.of)) : undefined;
  if (phone === undefined) return move(tx, sealer, sending);
  const { date } = localTime(at, zoneOf(''));
  const day = Array.from(
    { length: proofLimits.mostToNumber },
    (_, n) => `number-code:${sealer.phoneHash(phone)}:${date}:${n}`,
  );
  const known = new Set((await tx.query<{ id: string }>(taken, [day])).map(({ id }) => id));
  let slot: string | undefined;
  for (const each of day.filter((one) => !known.has(one))) {
    if (!(await takeKey(tx, each))) continue;
    slot = each;
    break;
  }
  const sentToday = slot === undefined ? day.length : day.indexOf(slot);
  const acted = await move(tx, sealer, { ...sending, event: { ...event, sentToday } });
  if (!acted.ok && slot !== undefined) await giveKeyBack(tx, slot);
  return acted;
}
