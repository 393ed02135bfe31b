import type { Socket } from 'node:net';
import type postgres from 'postgres';
import { decoders, encode, rawTypes, serializers, textTypes } from './codec.ts';
import { ConnectionLost, hideValues, sqlState } from './errors.ts';
import { lifeOf } from './life.ts';
import { openSocket } from './socket.ts';

export type Driver = typeof postgres;

/**
 * One session that is never reopened. The driver reconnects an instance by itself and then mixes up what belonged to
 * the old session: statements hang, and half of one transaction is committed by another (porsager/postgres #1204).
 * So each instance gets one socket in its life; when that closes, everything under way is rejected and the instance
 * is thrown away.
 */
export type Connection = {
  readonly lost: boolean;
  /** It has answered at least once. */
  readonly proven: boolean;
  /** Our own end of it, once there is one; none of a Unix socket. */
  readonly port: number | undefined;
  /** Statements that have no answer yet. */
  readonly load: number;
  run(text: string, params: readonly unknown[], how: How): Promise<Answer>;
  /** The same promise, rejected as soon as the connection is lost. */
  whileOpen<T>(promise: Promise<T>): Promise<T>;
  /** Ends the session once all answers are there, or after `seconds`. */
  end(seconds: number): Promise<void>;
};

/** `named`: a prepared statement. `rows`: decoded objects; `arrays`: text for Drizzle's columns. */
export type How = { readonly prepare: 'named' | 'once' | 'script'; readonly shape: 'rows' | 'arrays' };
export type Answer = { readonly rows: unknown[]; readonly command: string };

export type ConnectionSettings = {
  readonly driver: Driver;
  readonly url: string;
  readonly session: Readonly<Record<string, string | number>>;
  readonly onNotify?: (channel: string, payload: string) => void;
  readonly onLost?: () => void;
};

/** The protocol counts parameters in 16 bits. */
const mostParams = 65_534;

export function connect(settings: ConnectionSettings): Connection {
  const life = lifeOf(settings.onLost);
  let proven = false;
  let port: number | undefined;
  const opened = ({ localPort }: Socket): void => {
    port = localPort;
  };
  const sql = settings.driver(settings.url, options(settings, { lose: life.lose, opened }));
  return {
    get lost() {
      return life.loss() !== undefined;
    },
    get proven() {
      return proven;
    },
    get port() {
      return port;
    },
    get load() {
      return life.load();
    },
    whileOpen: life.whileOpen,
    run: async (text, params, how) => {
      const loss = life.loss();
      if (loss) throw loss;
      if (params.length > mostParams) throw new RangeError(`${params.length} parameters are too many`);
      // Whatever the driver cannot write must fail here: inside it, the failure would hit another statement.
      const sent = send(sql, { text, params: params.map(encode), how });
      const result = await life.whileOpen(sent).catch(asOurs);
      proven = true;
      return answer(result, how);
    },
    end: async (seconds) => {
      if (!life.loss()) await sql.end({ timeout: seconds });
      life.lose();
    },
  };
}

/**
 * The server stops, has crashed or is still starting (57P01 to 57P03), the socket broke, or the driver gave up: for a
 * caller all the same, the connection is lost.
 */
const lossCodes = /^(57P0[123]|E[A-Z]{4,}|CONNECT(ION)?_\w+)$/;

function asOurs(error: unknown): never {
  if (error instanceof ConnectionLost) throw error;
  throw lossCodes.test(sqlState(error) ?? '') ? new ConnectionLost(error) : hideValues(error);
}

type Sent = { readonly text: string; readonly params: readonly unknown[]; readonly how: How };

function send(sql: postgres.Sql, { text, params, how }: Sent): Promise<postgres.RowList<postgres.Row[]>> {
  const flags = { prepare: how.prepare === 'named', simple: how.prepare === 'script' };
  const query = sql.unsafe(text, params as never[], flags as postgres.UnsafeQueryOptions);
  return (how.shape === 'arrays' ? query.values() : query) as Promise<postgres.RowList<postgres.Row[]>>;
}

function answer(result: postgres.RowList<postgres.Row[]>, how: How): Answer {
  if (how.shape === 'rows')
    for (const { name, type } of result.columns ?? []) {
      const decode = late.has(type) ? decoders[type] : undefined;
      if (decode) for (const row of result) if (row[name] !== null) row[name] = decode(row[name]);
    }
  return { rows: result as unknown[], command: result.command };
}

const late: ReadonlySet<number> = new Set(rawTypes);
const asText = (text: string): string => text;

const types = Object.fromEntries(
  [...new Set([...Object.keys(decoders), ...Object.keys(serializers), ...textTypes].map(Number))].map(
    (type) => [
      `t${type}`,
      {
        to: type,
        from: [type],
        serialize: serializers[type] ?? String,
        parse: late.has(type) ? asText : (decoders[type] ?? asText),
      },
    ],
  ),
);

function options(
  settings: ConnectionSettings,
  told: Parameters<typeof openSocket>[0],
): postgres.Options<never> {
  const given = {
    max: 1,
    // Not in the public types. At the limit the driver queues by itself, and what it queued outlives the session.
    max_pipeline: 1e9,
    max_lifetime: null,
    connect_timeout: 10,
    fetch_types: false,
    types,
    connection: settings.session,
    socket: openSocket(told),
    onclose: () => told.lose(),
    onnotice: () => {},
    onnotify: settings.onNotify,
  };
  return given as unknown as postgres.Options<never>;
}
