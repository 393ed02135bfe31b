import { randomUUID } from 'node:crypto';
import { migratePostgres } from '../migrate.ts';
import { type Connection, type ConnectionSettings, connect, type Driver } from './connection.ts';
import type { Database } from './database.ts';
import { executor } from './executor.ts';
import { listenOn } from './listen.ts';
import { planning } from './planning.ts';
import { type PoolSize, pool } from './pool.ts';
import { beginOn, transactionOn } from './transaction.ts';

/**
 * Four shared sessions and six for transactions: ten of the hundred that Postgres allows. Behind PgBouncer in
 * transaction mode add `?prepare=false` to the URL: statements are then not prepared, and the limits are set in each
 * transaction, since PgBouncer refuses them as settings of a session.
 */
const defaultSize: PoolSize = { lanes: 4, slots: 6 };

/** Milliseconds. A statement or a forgotten transaction must not hold the rows of a conversation for long. */
const limits = {
  statement_timeout: 5_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 10_000,
};

export async function openPostgres(url: string, size: PoolSize = defaultSize): Promise<Database> {
  const { default: driver } = await import('postgres');
  const settings = settingsFor(driver, url);
  const sessions = pool(() => connect(settings), size);
  const onLane = executor(() => sessions.lane());
  const ear = listenOn(settings);
  const begin = settings.bare ? ['begin', ...localLimits].join(';') : 'begin';
  const inTransaction: Database['inTransaction'] = (work) =>
    sessions.exclusively({
      begin: (connection) => beginOn(connection, begin),
      work: (connection) => transactionOn(connection, work),
    });
  return {
    kind: 'postgres',
    get db() {
      return onLane.db;
    },
    query: onLane.query,
    script: onLane.script,
    inTransaction,
    listen: ear.listen,
    migrate: () => migratePostgres(inTransaction),
    ping: async () => {
      await onLane.query('select 1');
    },
    isAlone: () => (settings.bare ? Promise.resolve(false) : isAlone(sessions.lane(), settings)),
    close: async () => {
      await Promise.all([ear.end(), sessions.end()]);
    },
  };
}

/**
 * A session without a name may be anybody's, and with a name from the URL all look the same. Behind a pooler sessions bear
 * the name of whoever had them last: nobody is alone whose own socket is not the one that the server sees.
 */
const alone = `select current_setting('application_name') = $1 and inet_client_port() is not distinct from $2::int
    and not exists (select from pg_stat_activity where datname = current_database()
      and (application_name is null or application_name like 'haat%') and application_name is distinct from $1) as alone`;

async function isAlone(lane: Connection, { session }: Settings): Promise<boolean> {
  const { query } = executor(() => lane);
  // It has no socket before it has spoken.
  await query('select 1');
  const [row] = await query<{ alone: boolean }>(alone, [session.application_name, lane.port ?? null]);
  return row?.alone === true;
}

const localLimits = Object.entries(limits).map(
  ([name, milliseconds]) => `set local ${name} = ${milliseconds}`,
);

type Settings = ConnectionSettings & { readonly bare: boolean };

/** The URL's own parameters win over ours. `channel_binding` is libpq's alone: a server refuses it. */
function settingsFor(driver: Driver, given: string): Settings {
  const url = new URL(given);
  url.searchParams.delete('channel_binding');
  const bare = url.searchParams.get('prepare') === 'false';
  const application_name = `haat ${randomUUID().slice(0, 8)}`;
  const session = { application_name, TimeZone: 'UTC', ...(bare ? {} : { ...limits, ...planning }) };
  return { driver, url: url.href, session, bare };
}
