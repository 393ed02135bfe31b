import { setTimeout as sleep } from 'node:timers/promises';
import { type App, type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { createUnderWay } from '../shell/under-way.ts';
import { openAnswer } from './answer.ts';
import { type Envelope, passOn, unwrap } from './envelope.ts';
import { type Keeping, process, type ReceiverNotice } from './processing.ts';

export type SocketOptions = Keeping & {
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
  report(notice: ReceiverNotice): void;
};

/** Slack over a connection that we open: no public address is needed. */
export type SocketReceiver = Receiver & { trouble(): string | undefined };

type Client = SocketModeReceiver['client'];

/** Milliseconds: at once after a connection that had worked, then 1 s, 2 s … 30 s. */
const backoff = (failures: number): number => (failures === 0 ? 0 : Math.min(30_000, 500 * 2 ** failures));

/** Deliveries are kept, run and answered as those by HTTP are. */
export function createSocketReceiver(options: SocketOptions): SocketReceiver {
  const client = clientOf(options);
  const stopping = new AbortController();
  const { track, done } = createUnderWay();
  let app: App | undefined;
  let trouble: string | undefined;
  const bolt = () => {
    if (!app) throw new Error('a Slack delivery came before the Bolt app');
    return app;
  };
  const receive = async (envelope: Envelope): Promise<void> => {
    const work = unwrap(envelope);
    if (!work) return envelope.ack().catch(() => {});
    const answer = openAnswer();
    void track(process({ ...options, bolt }, work, answer));
    await passOn(await answer.response, envelope);
  };
  // Errors of a connection come again as its end.
  client.on('error', () => {});
  client.on('slack_event', (envelope: Envelope) => void track(receive(envelope)));
  return {
    init(bolted) {
      app = bolted;
    },
    async start() {
      void keepConnected(client, stopping.signal, (now) => {
        trouble = now;
      });
    },
    async stop() {
      stopping.abort();
      await Promise.race([client.disconnect().catch(() => {}), sleep(1_000, undefined, { ref: false })]);
      await done();
    },
    trouble: () => trouble,
  };
}

/** Without Bolt's own way of connecting again: it leaves a rejected promise to nobody, which ends the process. */
const clientOf = ({ appToken, apiUrl, logger }: SocketOptions): Client =>
  new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: { ...(apiUrl ? { slackApiUrl: apiUrl } : {}), retryConfig: { retries: 0 } },
    },
  }).client;

async function keepConnected(
  client: Client,
  stopped: AbortSignal,
  tell: (trouble: string | undefined) => void,
): Promise<void> {
  tell('is not connected yet');
  for (let failures = 0; !stopped.aborted; failures++) {
    const gone = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
    try {
      await client.start();
      tell(undefined);
      failures = -1;
      await gone;
      tell('is being connected again');
    } catch {
      tell('Slack cannot be reached for Socket Mode, or does not take SLACK_APP_TOKEN');
    }
    await sleep(backoff(failures + 1), undefined, { signal: stopped, ref: false }).catch(() => {});
  }
}
