/** Look-ups by lateral join keep the index whatever the table was when they were planned. */
export const readStates = `select x.id::text as id, x.state, x.version from unnest($1::bigint[]) c,
  lateral (select id, state, version from conversation where id = c limit 1) x`;
export const readSeen = `select u::text as u from unnest($1::bigint[]) u,
  lateral (select 1 from inbound where channel = 1 and update_id = u limit 1) x`;

/** $1 positions {c, v, s, st}, $2 messages {c, o, u, ord}: a version that moved on divides by zero, and nothing is written. */
export const writeBatch = `with i as (
    select * from jsonb_to_recordset($1::jsonb) as x(c bigint, v int, s smallint, st jsonb) order by c),
  w as (insert into conversation as t (id, state, step) select c, st, s from i
    on conflict (id) do update set state = excluded.state, step = excluded.step, version = t.version + 1,
      updated_at = now() where t.version = (select v from i where i.c = t.id) returning 1),
  whole as (select 1 / (case when (select count(*) from w) = (select count(*) from i) then 1 else 0 end)),
  m as (select * from jsonb_to_recordset($2::jsonb) as x(c bigint, o jsonb, u bigint, ord jsonb)),
  d as (insert into inbound select 1, m.u from m, whole),
  q as (insert into orders (conv_id, phone, pincode, slot, total, data)
    select m.c, '+919812345678', '560038', 'slot', 17100, m.ord from m, whole where m.ord is not null)
  insert into outbox (conv_id, payload) select m.c, m.o from m, whole returning id`;

export const readState = 'select state, version from conversation where id = $1';
export const readOneSeen = 'select 1 from inbound where channel = 1 and update_id = $1';

/** $1 conversation, $2 state, $3 step, $4 version that was read, $5 delivery, $6 reply, $7 order or null. */
export const writeOne = `with w as (
    insert into conversation as t (id, state, step) values ($1::bigint, $2::jsonb, $3::smallint)
    on conflict (id) do update set state = excluded.state, step = excluded.step, version = t.version + 1,
      updated_at = now() where t.version = $4 returning id),
  d as (insert into inbound select 1, $5::bigint from w),
  q as (insert into orders (conv_id, phone, pincode, slot, total, data)
    select id, '+919812345678', '560038', 'slot', 17100, $7::jsonb from w where $7::jsonb is not null)
  insert into outbox (conv_id, payload) select id, $6::jsonb from w returning id`;
