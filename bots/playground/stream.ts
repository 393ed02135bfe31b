import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Hub } from './hub.ts';
import type { HubEvent } from './hub-event.ts';
import { limits } from './limits.ts';

/** One stream a page: the chat as it stands, then all that changes, and a sign of life when nothing does. */
export const stream = (c: Context, hub: Hub, visitor: string): Response =>
  streamSSE(c, (sse) => follow(sse, hub, visitor));

function follow(sse: SSEStreamingApi, hub: Hub, visitor: string): Promise<void> {
  return new Promise((resolve) => {
    let written: Promise<unknown> = sse.write(`retry: ${limits.retry}\n\n`);
    const beat = setInterval(() => {
      written = written.then(() => sse.write(': still here\n\n'));
    }, limits.beat);
    const leave = hub.watch(visitor, (event) => {
      if (event.type === 'end') return end();
      written = written.then(() => sse.writeSSE(messageOf(event)));
    });
    const end = (): void => {
      clearInterval(beat);
      leave();
      void written.finally(resolve);
    };
    sse.onAbort(end);
  });
}

const messageOf = ({ type, ...data }: HubEvent) => ({ event: type, data: JSON.stringify(data) });
