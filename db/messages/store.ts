import type { Instant } from '#core/shared/index.ts';
import type { Database } from '../client/index.ts';
import type { Cell, Sealer } from '../sealed.ts';

/** A message that a platform took. `id` is the platform's, `said` the outbox row. */
export type NewMessage = {
  readonly id: string;
  readonly conversation: string;
  readonly said: string;
  readonly part: number;
  readonly form: string;
  readonly why: string;
  readonly content: string;
  readonly at: Instant;
};

/** What is known of one that the platform told something of. */
export type SentMessage = Pick<NewMessage, 'conversation' | 'said' | 'part' | 'form' | 'content'>;

export type MessageStore = {
  /** Kept once; what the platform told of it before stays. */
  keep(message: NewMessage): Promise<void>;
  /** Which messages of an outbox row were taken already. */
  parts(said: string): Promise<ReadonlySet<number>>;
  /** Puts it to `stage` if it stands at one of those before; the message when it did, as far as it is known here. */
  move(move: Move): Promise<SentMessage | undefined>;
};

export type Move = {
  readonly id: string;
  readonly stage: string;
  readonly before: readonly string[];
  readonly code?: number | undefined;
  readonly at: Instant;
};

const at = (parameter: string): string => `to_timestamp(${parameter}::double precision / 1000)`;

const insert = `insert into sent_messages (id, conversation, said, part, form, why, content, stage, at)
  values ($1, $2, $3, $4, $5, $6, $7, 'sent', ${at('$8')})
  on conflict (id) do update set conversation = excluded.conversation, said = excluded.said, part = excluded.part,
    form = excluded.form, why = excluded.why,
    content = case when sent_messages.stage in ('sent', 'failed') then excluded.content end`;

/** What has arrived need not be said again: its words go. */
const advance = `insert into sent_messages as m (id, stage, code, at) values ($1, $2, $4::int, ${at('$5')})
  on conflict (id) do update set stage = $2, code = $4::int, content = case when $2 in ('sent', 'failed') then m.content end
    where m.stage = any($3::text[])
  returning conversation, said, part, form, (select content from sent_messages where id = $1) as content`;

const cell = (id: string): Cell => `sent_messages.content:${id}`;

export function messageStore({ query }: Pick<Database, 'query'>, sealer: Sealer): MessageStore {
  return {
    async keep({ id, conversation, said, part, form, why, content, at: when }) {
      await query(insert, [id, conversation, said, part, form, why, sealer.seal(content, cell(id)), when]);
    },
    async parts(said) {
      const rows = await query<{ part: number }>('select part from sent_messages where said = $1', [said]);
      return new Set(rows.map(({ part }) => part));
    },
    async move({ id, stage, before, code, at: when }) {
      const [row] = await query<Row>(advance, [id, stage, before, code ?? null, when]);
      if (!row || row.conversation === null) return undefined;
      const { conversation, said, part, form, content } = row;
      return {
        conversation,
        said,
        part,
        form,
        content: content === null ? '' : sealer.open(content, cell(id)),
      };
    },
  };
}

type Row = {
  readonly conversation: string | null;
  readonly said: string;
  readonly part: number;
  readonly form: string;
  readonly content: string | null;
};
