import type { Instant } from '#core/shared/index.ts';
import type { Database } from '../client/index.ts';

/** One message of an outbox row that is to be handed to a platform. */
export type Attempt = {
  /** The outbox row, and which of its messages this is. */
  readonly said: string;
  readonly part: number;
  readonly conversation: string;
  readonly form: string;
  /** Why it looks so, for the record. */
  readonly why?: string | undefined;
  /** The menu that a vote on it chooses from. */
  readonly menu?: number | undefined;
};

/** What became of the messages of one outbox row. */
export type Attempts = {
  readonly gone: ReadonlySet<number>;
  /** Begun, and nobody knows what came of it: when that was. */
  readonly tried: ReadonlyMap<number, Instant>;
};

/** For a platform that cannot be told an id of ours: that a message was tried is kept before it is. */
export type AttemptStore = {
  of(said: string): Promise<Attempts>;
  begin(attempt: Attempt & { readonly at: Instant }): Promise<void>;
  /** `id` is the platform's, once it has the message; without one it is known not to have it. */
  settle(attempt: Attempt, id: string | undefined): Promise<void>;
  /** What a conversation was told since then, by the platform's ids. */
  lately(conversation: string, since: Instant): Promise<readonly string[]>;
  /** Which menu of this conversation a message lets choose from, by the platform's id. */
  menuOf(conversation: string, id: string): Promise<number | undefined>;
};

/** Until the platform names it. */
const nameOf = ({ said, part }: Attempt): string => `unknown:${said}:${part}`;

/** The platform's id, as it is kept: each platform has its own. */
const theirs = (conversation: string, id: string): string => `${conversation.split(':')[0]}:${id}`;

const read = `select part, stage, extract(epoch from at) * 1000 as at from sent_messages where said = $1`;

const begin = `insert into sent_messages (id, conversation, said, part, form, why, menu, stage, at)
  values ($1, $2, $3, $4, $5, $7, $8, 'unknown', to_timestamp($6::double precision / 1000)) on conflict (id) do nothing`;

const menu = 'select menu from sent_messages where id = $1 and conversation = $2';

const lately = `select id from sent_messages
  where at >= to_timestamp($2::double precision / 1000) and conversation = $1 and stage <> 'unknown'`;

const named = `update sent_messages set id = $2, stage = 'sent' where id = $1`;

export function attemptStore({ query }: Pick<Database, 'query'>): AttemptStore {
  return {
    async of(said) {
      const rows = await query<Row>(read, [said]);
      const unknown = rows.filter(({ stage }) => stage === 'unknown');
      return {
        gone: new Set(rows.filter(({ stage }) => stage !== 'unknown').map(({ part }) => part)),
        tried: new Map(unknown.map(({ part, at }) => [part, Number(at)])),
      };
    },
    async begin(attempt) {
      const { said, part, conversation, form, why = null, menu = null, at } = attempt;
      await query(begin, [nameOf(attempt), conversation, said, part, form, at, why, menu]);
    },
    async settle(attempt, id) {
      if (id === undefined) await query('delete from sent_messages where id = $1', [nameOf(attempt)]);
      else await query(named, [nameOf(attempt), theirs(attempt.conversation, id)]);
    },
    async lately(conversation, since) {
      const rows = await query<{ readonly id: string }>(lately, [conversation, since]);
      return rows.map(({ id }) => id.slice(theirs(conversation, '').length));
    },
    async menuOf(conversation, id) {
      const [row] = await query<{ readonly menu: number | null }>(menu, [
        theirs(conversation, id),
        conversation,
      ]);
      return row?.menu ?? undefined;
    },
  };
}

type Row = { readonly part: number; readonly stage: string; readonly at: number | string };
