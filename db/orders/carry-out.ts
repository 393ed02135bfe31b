import {
  eventData,
  eventTerms,
  type How,
  isOver,
  type Order,
  type OrderCommand,
  type OrderEvent,
  policyOf,
  stages,
  timelineLine,
} from '#core/buyback/index.ts';
import { newItem } from '#core/support/index.ts';
import type { Executor } from '../client/index.ts';
import { queue, sealQueued } from '../outbox/index.ts';
import type { Sealer } from '../sealed.ts';
import type { Queued } from '../turns/index.ts';
import { writeItem } from '../work/item-rows.ts';
import { regroup } from '../work/regroup.ts';
import { sealCustomer } from './sealed-customer.ts';
import { sealHandover } from './sealed-handover.ts';

type Moved = {
  readonly before: Order;
  readonly after: Order;
  readonly event: OrderEvent;
  readonly how: How;
  readonly commands: readonly OrderCommand[];
};

const move =
  'update orders set status = $3, version = $4, updated_at = $5 where number = $1 and version = $2 returning 1';
const relocate = `update orders set customer = $2, pincode = $3, district = $4, state = $5, latitude = $6, longitude = $7,
  phone_hash = $8 where number = $1`;
const proceed = `update orders set handover = $2, device_hash = $3, final = $4, slot_from = $5, slot_to = $6
  where number = $1`;
const letGo = 'update claims set released_at = $2 where number = $1 and released_at is null';
const hold = 'insert into claims (number, actor, actor_name, at) values ($1, $2, $3, $4)';
const remember = `insert into order_events (number, sequence, event, "from", "to", actor, visibility, data, at, side)
  values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9, (select m.vendor from vendor_members m
    join vendors v on v.id = m.vendor where m.account = $6 and not m."left" and not v.house))`;
const settle = `update work_items set status = 'closed', closed_at = $4, closed_by = $5, outcome = $3
  where number = $1 and status in ('open', 'claimed') and kind <> 'duplicate' and ($2::text is null or kind = $2)`;

/** Writes an accepted move and all that follows from it. The statements travel together. */
export async function carryOut(tx: Executor, sealer: Sealer, moved: Moved): Promise<void> {
  const { before, after, event, how } = moved;
  const { number } = after;
  const term = eventTerms[event.type];
  const [written] = await Promise.all([
    tx.query(move, [number, before.version, after.status, after.version, iso(after.updatedAt)]),
    ...(after.place === before.place && after.customer === before.customer
      ? []
      : [tx.query(relocate, placeOf(after, sealer))]),
    ...(after.handover === before.handover && after.slot === before.slot
      ? []
      : [tx.query(proceed, progressOf(after, sealer))]),
    ...claimChanges(tx, moved),
    tx.query(remember, [
      number,
      after.version,
      event.type,
      before.status,
      after.status,
      how.by.account,
      term.visibility,
      JSON.stringify(eventData(event, after, before)),
      at(how),
    ]),
    ...moved.commands.flatMap((command) => task(tx, command, moved)),
    queue(tx, [
      ...card(moved),
      ...news(moved).map((told) => sealQueued(sealer, told)),
      ...texts(moved),
      ...links(moved),
      ...alike(moved),
      ...clock(moved),
    ]),
  ]);
  if (written.length !== 1) throw new Error(`order ${number} moved in spite of its lock`);
  if (isOver(after.status)) await regroup(tx, number, how);
}

/** The instants of our clock as what Postgres reads in any type. */
const iso = (instant: number): string => new Date(instant).toISOString();
const at = ({ at: now }: How): string => iso(now);

const placeOf = (order: Order, sealer: Sealer) => {
  const { pincode, district, state, latitude = null, longitude = null } = order.place;
  const phone = sealer.phoneHash(order.customer.phone);
  return [order.number, sealCustomer(order, sealer), pincode, district, state, latitude, longitude, phone];
};

const progressOf = (order: Order, sealer: Sealer) => {
  const { number, handover, slot } = order;
  const identifier = handover.inspection?.identifier;
  return [
    number,
    sealHandover(order, sealer),
    identifier === undefined ? null : sealer.deviceHash(identifier),
    handover.offer?.price ?? null,
    new Date(slot.from).toISOString(),
    new Date(slot.to).toISOString(),
  ];
};

/** What the shop does by itself then, unless the order has moved on: the clock of its stage. */
function clock({ before, after, how }: Moved): readonly Queued[] {
  const { number, version, status } = after;
  const runs = stages[status].clock;
  if (!runs || (!runs.renewed && before.status === status)) return [];
  const due = runs.due(after, after.updatedAt, policyOf(how));
  const only = runs.renewed ? { version } : {};
  const payload = { number, event: runs.event, ...only };
  return [{ lane: `clock:${number}:${version}`, kind: 'clock', payload, due }];
}

function claimChanges(tx: Executor, { before, after, how }: Moved): readonly Promise<unknown>[] {
  if (before.holder === after.holder) return [];
  const { number, holder } = after;
  return holder
    ? [tx.query(hold, [number, holder.account, holder.name, at(how)])]
    : [tx.query(letGo, [number, at(how)])];
}

function task(tx: Executor, command: OrderCommand, { after, how }: Moved): readonly Promise<unknown>[] {
  const { number, conversation, device, version, place } = after;
  if (command.type === 'close-items')
    return [tx.query(settle, [number, command.kind ?? null, command.outcome, at(how), how.by.account])];
  if (command.type !== 'open-item') return [];
  const { kind, about } = command;
  const subject = { device, pincode: place.pincode, district: place.district, ...about };
  return [
    writeItem(
      tx,
      newItem({ id: `${kind}:${number}:${version}`, kind, number, conversation, subject, at: how.at }),
    ),
  ];
}

/** The card in the operators' channel is updated in place, and its thread says who did what. */
function card({ before, after, event, how }: Moved): readonly Queued[] {
  const { number } = after;
  const { quiet, noted } = eventTerms[event.type];
  if (quiet) return [];
  const note = timelineLine({
    event: event.type,
    ...how.by,
    data: eventData(event, after, before),
    at: how.at,
  });
  return [{ lane: `card:${number}`, kind: 'card', payload: { number, ...(noted ? { note } : {}) } }];
}

const texts = ({ after: { number }, commands }: Moved): readonly Queued[] =>
  commands.flatMap((command) =>
    command.type === 'text-customer'
      ? [{ lane: `sms:${number}`, kind: 'sms', payload: { number, template: command.template } }]
      : [],
  );

/** Another number may be that of somebody who sells the same device already. */
const alike = ({ after: { number }, event }: Moved): readonly Queued[] =>
  event.type === 'correct-number'
    ? [{ lane: `card:${number}`, kind: 'check-duplicates', payload: { number } }]
    : [];

function news({ after, how: { by }, commands }: Moved): readonly Queued[] {
  const says = commands.flatMap((command) => (command.type === 'tell-customer' ? [command.says] : []));
  if (says.length === 0) return [];
  // Who acts from another chat of theirs reads there what came of it, too.
  const chats = new Set([after.conversation, ...(by.role === 'customer' ? [by.account] : [])]);
  return [...chats].map((conversation) => ({
    lane: conversation,
    kind: 'news',
    payload: { conversation, says },
  }));
}

/** Whose code came back typed has that number: their chat is of whoever has it. A contact card alone may be an old one. */
function links({ before, after: { number, customer }, event, how: { by } }: Moved): readonly Queued[] {
  const wasProven = before.customer.proven?.includes('phone') && before.customer.phone === customer.phone;
  if (event.type !== 'type-number-code' || wasProven || !customer.proven?.includes('phone')) return [];
  const payload = { conversation: by.account, number };
  return [{ lane: by.account, kind: 'link-chat', payload }];
}
