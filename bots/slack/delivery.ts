import { createHash } from 'node:crypto';
import { z } from 'zod';
import { soundAll } from '#core/shared/index.ts';

export type DeliveryKind =
  | 'event'
  | 'action'
  | 'submission'
  | 'closing'
  | 'shortcut'
  | 'command'
  /** A menu asks for its options: only read, so never kept. */
  | 'suggestion';

/** What is kept of a delivery before Slack hears that it arrived. */
export type Delivery = {
  /** The same over all of Slack's retries, unlike for anything else. */
  readonly key: string;
  readonly kind: DeliveryKind;
  /** The body as it was sent: text columns cannot hold everything that Slack may carry. */
  readonly raw: Uint8Array;
};

export type Payload = Readonly<Record<string, unknown>>;

export type Reading =
  | {
      readonly type: 'delivery';
      readonly key: string;
      readonly kind: DeliveryKind;
      readonly payload: Payload;
    }
  | { readonly type: 'challenge'; readonly challenge: string }
  /** Nothing to do but to say yes: a certificate check, or word that events were held back. */
  | { readonly type: 'ssl-check' | 'held-back' }
  | { readonly type: 'unknown' | 'malformed' };

const id = z.string().min(1);
const user = z.looseObject({ id });
const view = z.looseObject({ id, hash: z.string().optional() });

const json = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('url_verification'), challenge: z.string() }),
  z.looseObject({ type: z.literal('app_rate_limited') }),
  z.looseObject({ type: z.literal('event_callback'), event_id: id, event: z.looseObject({ type: id }) }),
]);

const interaction = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('block_actions'),
    user,
    trigger_id: id.optional(),
    actions: z.array(z.looseObject({ action_ts: z.string().optional() })).min(1),
  }),
  z.looseObject({ type: z.literal('view_submission'), user, view, trigger_id: id.optional() }),
  z.looseObject({ type: z.literal('view_closed'), user, view }),
  z.looseObject({ type: z.enum(['shortcut', 'message_action']), user, trigger_id: id.optional() }),
  z.looseObject({ type: z.literal('block_suggestion'), user }),
]);

const command = z.looseObject({ command: id, user_id: id, trigger_id: id.optional() });

type Interaction = z.infer<typeof interaction>;

/** Reads a body that Slack has signed. `contentType` is the header; forms carry interactions and slash commands. */
export function readDelivery(text: string, contentType: string): Reading {
  return contentType.startsWith('application/x-www-form-urlencoded') ? readForm(text) : readJson(text);
}

function readJson(text: string): Reading {
  const payload = parse(text);
  if (!payload) return { type: 'malformed' };
  const read = json.safeParse(payload);
  if (!read.success) return { type: unheardOf(payload) };
  if (read.data.type === 'url_verification') return { type: 'challenge', challenge: read.data.challenge };
  if (read.data.type === 'app_rate_limited') return { type: 'held-back' };
  return { type: 'delivery', key: `event:${read.data.event_id}`, kind: 'event', payload };
}

function readForm(text: string): Reading {
  const form = soundAll(Object.fromEntries(new URLSearchParams(text))) as Readonly<Record<string, string>>;
  if (form.ssl_check === '1') return { type: 'ssl-check' };
  if (form.payload !== undefined) return readInteraction(form.payload);
  const read = command.safeParse(form);
  if (!read.success) return { type: 'malformed' };
  return {
    type: 'delivery',
    key: keyed('command', text, read.data.trigger_id),
    kind: 'command',
    payload: form,
  };
}

function readInteraction(text: string): Reading {
  const payload = parse(text);
  if (!payload) return { type: 'malformed' };
  const read = interaction.safeParse(payload);
  if (!read.success) return { type: unheardOf(payload) };
  return { type: 'delivery', ...interactionKey(read.data, text), payload };
}

function interactionKey(sent: Interaction, text: string): { key: string; kind: DeliveryKind } {
  switch (sent.type) {
    case 'block_actions':
      return { kind: 'action', key: keyed('action', text, sent.trigger_id, sent.actions[0]?.action_ts) };
    // Not by the view's hash: a form that is sent again after errors has the same one.
    case 'view_submission':
      return { kind: 'submission', key: keyed('submission', text, sent.view.id, sent.trigger_id) };
    case 'view_closed':
      return { kind: 'closing', key: keyed('closing', text, sent.view.id, sent.view.hash) };
    case 'block_suggestion':
      return { kind: 'suggestion', key: keyed('suggestion', text) };
    default:
      return { kind: 'shortcut', key: keyed('shortcut', text, sent.trigger_id) };
  }
}

/** By Slack's own ids when all are there, else by the bytes. */
function keyed(kind: string, text: string, ...ids: readonly (string | undefined)[]): string {
  if (ids.length > 0 && ids.every(Boolean)) return [kind, ...ids].join(':');
  return `${kind}:sha256:${createHash('sha256').update(text).digest('hex')}`;
}

const known: ReadonlySet<unknown> = new Set([
  ...['url_verification', 'app_rate_limited', 'event_callback', 'block_actions', 'view_submission'],
  ...['view_closed', 'shortcut', 'message_action', 'block_suggestion'],
]);
/** A type that we do not know is for somebody else; a known one that cannot be read is broken. */
const unheardOf = ({ type }: Payload) =>
  typeof type === 'string' && !known.has(type) ? 'unknown' : 'malformed';

function parse(text: string): Payload | undefined {
  try {
    // Here every text of Slack's comes in: none of them may break a row.
    const value = soundAll(JSON.parse(text));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Payload)
      : undefined;
  } catch {
    return undefined;
  }
}
