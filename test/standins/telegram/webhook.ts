import type { Pending, UpdateQueue } from './updates.ts';

export type WebhookTarget = {
  readonly url: string;
  readonly secret: string;
  readonly maxConnections: number;
};

/** Milliseconds before the next try of an update that failed `attempt` times; the server may have asked for seconds. */
export type Backoff = (attempt: number, retryAfterSeconds: number | undefined) => number;

export type Webhook = {
  readonly set: (target: WebhookTarget | undefined) => void;
  readonly target: () => WebhookTarget | undefined;
  readonly lastError: () => { readonly at: number; readonly message: string } | undefined;
  readonly stop: () => void;
};

type Parts = {
  readonly queue: UpdateQueue;
  readonly now: () => number;
  readonly backoff: Backoff;
  /** Runs the call that a webhook may answer with; nobody sees its result. */
  readonly answer: (method: string, params: Record<string, unknown>) => Promise<unknown>;
};

type Delivery =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: string; readonly retryAfter?: number };

/** Real Telegram waits 1 s, doubles to a minute or two and honours Retry-After; tests want it in milliseconds. */
export const fastBackoff: Backoff = (attempt) => 5 * 2 ** Math.min(attempt - 1, 6);

/** Sends pending updates to the bot's address: lanes in parallel, each strictly in order, until a 2xx. */
export function createWebhook({ queue, now, backoff, answer }: Parts): Webhook {
  let target: WebhookTarget | undefined;
  let lastError: { at: number; message: string } | undefined;
  const busy = new Set<string>();
  const pause = createPause(backoff);
  const stopped = new AbortController();

  const deliverHead = async (entry: Pending, to: WebhookTarget): Promise<void> => {
    const delivery = await send(entry, { to, signal: stopped.signal, answer });
    if (stopped.signal.aborted) return;
    if (!delivery.ok) lastError = { at: Math.floor(now() / 1000), message: delivery.error };
    if (delivery.ok) queue.confirm((other) => other === entry);
    else await pause(entry, delivery.retryAfter);
    busy.delete(entry.lane);
    pump();
  };
  const pump = (): void => {
    for (const entry of queue.pending()) {
      if (!target || busy.size >= target.maxConnections) return;
      if (busy.has(entry.lane)) continue;
      busy.add(entry.lane);
      void deliverHead(entry, target);
    }
  };
  queue.onChange(pump);
  return {
    set: (next) => {
      target = next;
      lastError = undefined;
      pump();
    },
    target: () => target,
    lastError: () => lastError,
    stop: () => {
      target = undefined;
      stopped.abort();
    },
  };
}

/** Waits before an update is tried again, the longer the oftener it failed. */
function createPause(backoff: Backoff) {
  const attempts = new WeakMap<Pending, number>();
  return (entry: Pending, retryAfterSeconds: number | undefined): Promise<void> => {
    const attempt = (attempts.get(entry) ?? 0) + 1;
    attempts.set(entry, attempt);
    return new Promise((resolve) => setTimeout(resolve, backoff(attempt, retryAfterSeconds)).unref());
  };
}

type Sending = { readonly to: WebhookTarget; readonly signal: AbortSignal; readonly answer: Parts['answer'] };

async function send({ update }: Pending, { to, signal, answer }: Sending): Promise<Delivery> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (to.secret) headers['x-telegram-bot-api-secret-token'] = to.secret;
  try {
    const response = await fetch(to.url, { method: 'POST', headers, body: JSON.stringify(update), signal });
    const text = await response.text();
    if (!response.ok) return failure(response);
    const { method, ...params } = callIn(text);
    if (typeof method === 'string') await answer(method, params);
    return { ok: true };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

/** A 2xx may carry a call as JSON; any other body means nothing. */
function callIn(body: string): Record<string, unknown> {
  try {
    return { ...JSON.parse(body) };
  } catch {
    return {};
  }
}

function failure({ status, statusText, headers }: Response): Delivery {
  const error = `Wrong response from the webhook: ${status} ${statusText}`;
  const retryAfter = Number(headers.get('retry-after') ?? Number.NaN);
  return { ok: false, error, ...(Number.isFinite(retryAfter) ? { retryAfter } : {}) };
}
