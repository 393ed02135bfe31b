import type { Command } from '#core/buyback/index.ts';
import type { Conversation } from '#core/conversation/index.ts';
import type { Instant } from '#core/shared/index.ts';
import { orderRows } from '#db/orders/index.ts';
import type { Sealer } from '#db/sealed.ts';
import type { Queued, Rows } from '#db/turns/index.ts';
import { itemRows } from '#db/work/index.ts';
import type { Inbound } from './channel.ts';

type Turn = { readonly inbound: Inbound; readonly conversation: Conversation; readonly now: Instant };
type Effect = { readonly queued: readonly Queued[]; readonly rows: Rows };

/** What commands become in the same commit: rows of the business, and effects to be done after it. */
export type Effects = (commands: readonly Command[], turn: Turn) => Effect;

type Carried<T extends Command['type']> = (
  command: Extract<Command, { type: T }>,
  turn: Turn,
  /** Unique and the same at every retry: the delivery's id and the command's place in its turn. */
  id: string,
) => Effect;

const nothing: Effect = { queued: [], rows: {} };

type Table = { readonly [T in Command['type']]: Carried<T> };

export function carryOut(sealer: Sealer): Effects {
  const carried: Table = {
    ...conversationCarried,
    'create-order': ({ order }) => orderRows(order, sealer),
  };
  return (commands, turn) => {
    if (commands.length === 0) return nothing;
    return commands
      .map((command, n) => {
        const carry = carried[command.type] as Carried<Command['type']>;
        return carry(command as never, turn, `${turn.inbound.id}:${n}`);
      })
      .reduce(both);
  };
}

const conversationCarried: Omit<Table, 'create-order'> = {
  // Where to pay is nobody's to read on the way.
  decide: ({ number, wish }, { inbound: { conversation } }) =>
    sealed(later(conversation, 'decide', { number, wish })),
  'find-orders': ({ matter, ...about }, { inbound: { conversation } }) =>
    sealed(later(conversation, 'find-orders', { matter, about })),
  'keep-quote': (command, { inbound }, id) => ({
    queued: [],
    rows: { quotes: [quoteRow(command, inbound.conversation, id)] },
  }),
  'open-item': ({ kind, subject, owner }, { inbound: { conversation }, now }, id) =>
    itemRows({ id, kind, subject, owner, conversation, at: now }),
  lead: ({ type: _type, ...about }, { inbound: { conversation }, now }) =>
    later(conversation, 'lead', { ...about, at: now }),
  'set-timer': ({ name, at, data }, { inbound: { conversation } }, id) => ({
    queued: [{ lane: `timer:${id}`, kind: 'timer', payload: { conversation, timer: name, data }, due: at }],
    rows: {},
  }),
  // Their own lane: nothing of the chat waits for a picture that is slow to come.
  'keep-photos': ({ number, photos }, { inbound: { conversation } }) =>
    sealed({
      queued: photos.map((ref) =>
        queue(`photos:${conversation}`, 'keep-photo', { conversation, number, ref }),
      ),
      rows: {},
    }),
  'show-orders': ({ number, paper }, { inbound: { conversation } }) =>
    later(conversation, 'show-orders', { number, paper }),
  'change-address': ({ number, place }, { inbound: { conversation } }) =>
    sealed(later(conversation, 'change-address', { number, place })),
  relay: ({ text }, { inbound: { conversation } }, id) =>
    sealed({ queued: [queue(`thread:${conversation}`, 'relay', { conversation, text, id })], rows: {} }),
  'link-chat': ({ phone }, { inbound: { conversation } }) =>
    sealed(later(conversation, 'link-chat', { phone })),
  'lend-chat': (_command, { inbound: { conversation } }) => later(conversation, 'lend-chat', {}),
  'find-code': ({ code }, { inbound: { conversation } }) =>
    sealed(later(conversation, 'find-code', { code })),
  'resume-chat': ({ code }, { inbound: { conversation } }) =>
    sealed(later(conversation, 'resume-chat', { code })),
  'move-chat': ({ to, position }, { inbound: { conversation } }) =>
    sealed({ queued: [queue(to, 'arrive', { conversation: to, from: conversation, position })], rows: {} }),
  record: ({ name, about }, _turn, id) => ({
    queued: [queue(`analytics:${id}`, 'analytics', { name, ...about })],
    rows: {},
  }),
};

type KeepQuote = Extract<Command, { type: 'keep-quote' }>;

const quoteRow = ({ device, quote, worded }: KeepQuote, conversation: string, id: string) => ({
  id,
  conversation,
  status: 'estimated',
  variant: quote.variant,
  device,
  estimate: quote.breakdown.estimate,
  book: quote.book,
  quote,
  worded,
  quoted_at: iso(quote.quotedAt),
  valid_until: iso(quote.validUntil),
});

const queue = (lane: string, kind: string, payload: unknown): Queued => ({ lane, kind, payload });

/** Done in the order of the chat, after what was just said there. */
const later = (conversation: string, kind: string, payload: object): Effect => ({
  queued: [queue(conversation, kind, { conversation, ...payload })],
  rows: {},
});

/** Kept sealed until it is done. */
const sealed = ({ queued, rows }: Effect): Effect => ({
  queued: queued.map((effect) => ({ ...effect, personal: true })),
  rows,
});

const iso = (at: Instant): string => new Date(at).toISOString();

function both(one: Effect, other: Effect): Effect {
  const rows: Record<string, readonly Readonly<Record<string, unknown>>[]> = { ...one.rows };
  for (const [table, added] of Object.entries(other.rows)) rows[table] = [...(rows[table] ?? []), ...added];
  return { queued: [...one.queued, ...other.queued], rows };
}
