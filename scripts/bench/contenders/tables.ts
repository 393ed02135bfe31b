import type postgres from 'postgres';

/** The tables of the contenders that are not the product: what the design needs and nothing else. */
const tables = `
  create table conversation (id bigint primary key, state jsonb not null, step smallint not null,
    version int not null default 1, updated_at timestamptz not null default now()) with (fillfactor = 65);
  create table inbound (channel smallint not null, update_id bigint not null, primary key (channel, update_id));
  create table orders (id bigint generated always as identity primary key, conv_id bigint not null,
    phone text not null, pincode text not null, slot text not null, total bigint not null, data jsonb not null,
    created_at timestamptz not null default now());
  create table outbox (id bigint generated always as identity primary key, conv_id bigint not null,
    payload jsonb not null, due timestamptz not null default now());`;

export const createTables = async (sql: postgres.Sql): Promise<void> => {
  await sql.unsafe(tables).simple();
};

export const countOrders = async (sql: postgres.Sql): Promise<number> =>
  Number((await sql.unsafe('select count(*) as n from orders', [], { prepare: true }))[0]?.n);
