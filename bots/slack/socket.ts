import { setTimeout as sleep } from 'node:timers/promises';
import { type App, type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { createUnderWay } from '../shell/under-way.ts';
import { openAnswer } from './answer.ts';
import { type Reading, readDelivery } from './delivery.ts';
import { type Keeping, process, type ReceiverNotice } from './processing.ts';

export type SocketOptions = Keeping & {
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
  report(notice: ReceiverNotice): void;
};

/** Slack over a connection that we open: no public address is needed. */
export type SocketReceiver = Receiver & { trouble(): string | undefined };

type Envelope = {
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly ack: (body?: unknown) => Promise<void>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
};

/** Milliseconds: at once after a connection that had worked, then 1 s, 2 s … 30 s. */
const backoff = (failures: number): number => (failures === 0 ? 0 : Math.min(30_000, 500 * 2 ** failures));

/**
 * Deliveries are kept, run and answered as those by HTTP are. Reconnecting is done here: the client's own way leaves a
 * rejected promise to nobody when Slack cannot be reached, and that ends the process.
 */
export function createSocketReceiver(options: SocketOptions): SocketReceiver {
  const { appToken, apiUrl, logger, report } = options;
  const clientOptions = { ...(apiUrl ? { slackApiUrl: apiUrl } : {}), retryConfig: { retries: 0 } };
  const { client } = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
  });
  const stopping = new AbortController();
  const { track, done } = createUnderWay();
  let app: App | undefined;
  let trouble: string | undefined = 'is not connected yet';

  const bolt = () => {
    if (!app) throw new Error('a Slack delivery came before the Bolt app');
    return app;
  };

  const connect = async (): Promise<void> => {
    for (let failures = 0; !stopping.signal.aborted; failures++) {
      const gone = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
      try {
        await client.start();
        trouble = undefined;
        failures = -1;
        await gone;
        trouble = 'is being connected again';
      } catch {
        trouble = 'Slack cannot be reached for Socket Mode, or does not take SLACK_APP_TOKEN';
      }
      await sleep(backoff(failures + 1), undefined, { signal: stopping.signal, ref: false }).catch(() => {});
    }
  };

  // Also for errors that follow a connection that is gone already.
  client.on('error', () => {});
  client.on('slack_event', (envelope: Envelope) => void track(receive(envelope)));

  async function receive({ type, body, ack, retry_num, retry_reason }: Envelope): Promise<void> {
    const { reading, raw } = asSent(type, body);
    if (reading.type !== 'delivery') return ack().catch(() => {});
    const answer = openAnswer();
    const retry = {
      ...(retry_num === undefined ? {} : { retryNum: retry_num }),
      ...(retry_reason ? { retryReason: retry_reason } : {}),
    };
    void track(process({ ...options, bolt, report }, { ...reading, raw, retry }, answer));
    await passOn(await answer.response, ack);
  }

  return {
    init(bolted) {
      app = bolted;
    },
    async start() {
      void connect();
    },
    async stop() {
      stopping.abort();
      await Promise.race([client.disconnect().catch(() => {}), sleep(1_000, undefined, { ref: false })]);
      await done();
    },
    trouble: () => trouble,
  };
}

/** As it would have come by HTTP: then it is read, and named, in one way only. */
function asSent(
  type: string,
  body: Envelope['body'],
): { readonly reading: Reading; readonly raw: Uint8Array } {
  const json = JSON.stringify(body);
  const isEvent = type === 'events_api';
  const fields = type === 'interactive' ? { payload: json } : (body as Record<string, string>);
  const text = isEvent ? json : new URLSearchParams(fields).toString();
  const contentType = isEvent ? 'application/json' : 'application/x-www-form-urlencoded';
  return { reading: readDelivery(text, contentType), raw: Buffer.from(text) };
}

/** What was not taken is not acknowledged: Slack then tells the person, or sends the event again. */
async function passOn(response: Response, ack: Envelope['ack']): Promise<void> {
  if (!response.ok) return;
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  await ack(text === '' ? undefined : isJson ? JSON.parse(text) : text).catch(() => {});
}
