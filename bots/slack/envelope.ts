import { readDelivery } from './delivery.ts';
import type { Work } from './processing.ts';

/** What Socket Mode brings: a delivery, and how to say that it was taken. */
export type Envelope = {
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly ack: (body?: unknown) => Promise<void>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
};

/** The delivery, read and named in the one way that there is: as if it had come by HTTP. Nothing when it is none. */
export function unwrap({ type, body, retry_num, retry_reason }: Envelope): Work | undefined {
  const json = JSON.stringify(body);
  const isEvent = type === 'events_api';
  const fields = type === 'interactive' ? { payload: json } : (body as Record<string, string>);
  const text = isEvent ? json : new URLSearchParams(fields).toString();
  const reading = readDelivery(text, isEvent ? 'application/json' : 'application/x-www-form-urlencoded');
  if (reading.type !== 'delivery') return undefined;
  const retry = {
    ...(retry_num === undefined ? {} : { retryNum: retry_num }),
    ...(retry_reason ? { retryReason: retry_reason } : {}),
  };
  return { ...reading, raw: Buffer.from(text), retry };
}

/** What was not taken is not acknowledged: Slack then tells the person, or sends the event again. */
export async function passOn(response: Response, { ack }: Envelope): Promise<void> {
  if (!response.ok) return;
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  await ack(text === '' ? undefined : isJson ? JSON.parse(text) : text).catch(() => {});
}
