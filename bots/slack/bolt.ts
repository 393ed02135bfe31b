import { App, type Logger, LogLevel, type Receiver } from '@slack/bolt';
import type { Self } from './api/index.ts';

/** Bolt's own lines may hold what people wrote: what matters is reported by us, without it. */
export const silentLogger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
};

export type BoltOptions = {
  readonly receiver: Receiver;
  readonly token: string;
  readonly apiUrl?: string | undefined;
  /** Who we are, as far as Slack has said it. */
  readonly self: () => Self;
};

/** Milliseconds one call of the Web API may take. */
const timeout = 10_000;

/** Bolt without a server and without a call at its start: it would ask Slack for half an hour before it opened. */
export async function createBolt({ receiver, token, apiUrl, self }: BoltOptions): Promise<App> {
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: token, ...self() }),
    deferInitialization: true,
    convoStore: false,
    logger: silentLogger,
    clientOptions: {
      ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
      // Whether and when to try again is decided by the outbox.
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout,
    },
  });
  await app.init();
  return app;
}
