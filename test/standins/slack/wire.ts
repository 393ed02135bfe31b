import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Args } from './types.ts';

export type Reply = {
  /** 0 when nothing came within three seconds. */
  readonly status: number;
  readonly text: string;
  /** Milliseconds. */
  readonly took: number;
  readonly noRetry: boolean;
  /** How often it was sent. */
  readonly attempts: number;
};

export type WireOptions = {
  /** Signing secret of the app. */
  readonly secret: string;
  /** Where the requests go: `fetch`, or the product's own handler. */
  post(request: Request): Promise<Response>;
  /** The product's address for events. */
  readonly url: () => string;
  readonly now?: () => number;
  /** Milliseconds; three seconds as Slack's own. */
  readonly patience?: number;
};

/** Slack's end of the line: signs, posts, waits three seconds, sends events again. */
export type Wire = {
  /** An event, and again with the same id up to three times until it is taken. */
  event(payload: Args): Promise<Reply>;
  /** A tap, a form or a command; these are never sent again. */
  form(fields: Readonly<Record<string, string>>): Promise<Reply>;
  /** One request with nothing right by itself. */
  send(body: string, headers: Readonly<Record<string, string>>): Promise<Reply>;
  signed(body: string): Readonly<Record<string, string>>;
};

const json = { 'content-type': 'application/json' };

export function createWire({ secret, post, url, now = Date.now, patience = 3_000 }: WireOptions): Wire {
  const signed = (body: string) => sign(body, secret, Math.floor(now() / 1000));

  async function send(body: string, headers: Readonly<Record<string, string>>): Promise<Reply> {
    const began = performance.now();
    const request = new Request(url(), { method: 'POST', body, headers });
    const over = new AbortController();
    const silence = wait(patience, undefined, { signal: over.signal }).catch(() => undefined);
    const response = await Promise.race([post(request).catch(() => undefined), silence]);
    over.abort();
    return {
      status: response?.status ?? 0,
      text: (await response?.text()) ?? '',
      took: performance.now() - began,
      noRetry: response?.headers.get('x-slack-no-retry') === '1',
      attempts: 1,
    };
  }

  async function event(payload: Args): Promise<Reply> {
    const body = JSON.stringify(payload);
    let reply = await send(body, { ...json, ...signed(body) });
    for (let again = 1; again <= 3 && !taken(reply) && !reply.noRetry; again++) {
      const reason = reply.status === 0 ? 'http_timeout' : 'http_error';
      const retry = { 'x-slack-retry-num': String(again), 'x-slack-retry-reason': reason };
      reply = { ...(await send(body, { ...json, ...signed(body), ...retry })), attempts: again + 1 };
    }
    return reply;
  }

  async function form(fields: Readonly<Record<string, string>>): Promise<Reply> {
    const body = new URLSearchParams(fields).toString();
    return send(body, { 'content-type': 'application/x-www-form-urlencoded', ...signed(body) });
  }

  return { event, form, send, signed };
}

export const taken = ({ status }: Reply): boolean => status >= 200 && status < 300;

/** The headers of docs.slack.dev/authentication/verifying-requests-from-slack; `at` in epoch seconds. */
export function sign(body: string, secret: string, at: number): Readonly<Record<string, string>> {
  const hash = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${hash}` };
}
