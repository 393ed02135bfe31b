import { lifecycle, type OrderStatus, stages } from '#core/buyback/index.ts';
import type { Invariant } from './invariant.ts';

const statuses = Object.keys(stages) as OrderStatus[];
const waitingFor = (...whom: readonly string[]): readonly OrderStatus[] =>
  statuses.filter((status) => whom.includes(stages[status].waitsFor));

/** `from/event/to` of every move that the lifecycle knows; an order begins with its creation. */
const moves: readonly string[] = [
  '/created/created',
  ...statuses.flatMap((from) =>
    Object.entries(lifecycle[from]).map(([event, { to }]) => `${from}/${event}/${to}`),
  ),
];

const held = 'exists (select from claims c where c.number = o.number and c.released_at is null)';

export const orderInvariants: readonly Invariant[] = [
  {
    name: 'O2 history',
    says: 'every move of an order is one of its lifecycle and starts where the one before it ended, without a gap',
    sql: `select distinct number as id from (
        select number, sequence, coalesce("from", '') as "from", event, "to", lag(sequence, 1, 0) over moves as before,
          lag("to", 1, '') over moves as was
        from order_events window moves as (partition by number order by sequence)) m
      where sequence <> before + 1 or "from" <> was or "from" || '/' || event || '/' || "to" <> all($1::text[])`,
    params: [moves],
  },
  {
    name: 'O2 status',
    says: 'every order is where its last move has brought it',
    sql: `select o.number as id from orders o left join (
        select distinct on (number) number, sequence, "to" from order_events order by number, sequence desc) m using (number)
      where o.version is distinct from m.sequence or o.status is distinct from m."to"`,
  },
  {
    name: 'O3',
    says: 'every order has one holder at most: one where its stage has somebody on the way, nobody while it is open to all',
    sql: `select number as id from claims where released_at is null group by number having count(*) > 1
      union select o.number from orders o
        where (o.status = any($1::text[]) and not ${held}) or (o.status = any($2::text[]) and ${held})`,
    params: [waitingFor('holder'), waitingFor('operators')],
  },
  {
    name: 'O11',
    says: 'every order that is not over waits for somebody: a holder, a task of ours, or something that will be done',
    sql: `select o.number as id from orders o
      where o.status <> all($1::text[])
        and not (o.status = any($2::text[]) and ${held})
        and not (o.status = any($3::text[]) and exists (
          select from work_items w where w.number = o.number and w.status in ('open', 'claimed')))
        and not exists (select from outbox b
          where b.failed_at is null and b.kind <> 'card' and b.payload::json ->> 'number' = o.number)
        and not exists (select from outbox_batches b, unnest(b.payloads, b.kinds) as u (payload, kind)
          where u.kind is not null and u.payload::json ->> 'number' = o.number)
        and not exists (select from payouts p join outbox b on b.payload::json ->> 'id' = p.id
          where p.number = o.number and b.failed_at is null and b.kind in ('payout', 'payout-query'))
        and not (o.status = 'paying' and exists (select from work_items w
          where w.number = o.number and w.kind = 'pay-by-hand' and w.status in ('open', 'claimed')))`,
    params: [
      statuses.filter((status) => !['holder', 'cx', 'system'].includes(stages[status].waitsFor)),
      waitingFor('holder'),
      waitingFor('cx'),
    ],
  },
];
