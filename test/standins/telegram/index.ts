import { waitFor } from '../../support/waiting.ts';
import { answerCall, type CallLog, type RecordedCall } from './answer.ts';
import { chatOf } from './chats.ts';
import { createFaults, type Fault } from './faults.ts';
import { createJudge } from './judge.ts';
import { type AboutPerson, createPerson, type Person } from './person.ts';
import { createPoller } from './poll.ts';
import { startServer } from './server.ts';
import { createUpdateQueue, type Update } from './updates.ts';
import { type Backoff, createWebhook, fastBackoff } from './webhook.ts';
import type { World } from './world.ts';

export type { RecordedCall } from './answer.ts';
export type { Fault } from './faults.ts';
export type { Person } from './person.ts';
export type { Button, Message } from './types.ts';

export type TelegramOptions = {
  /** As BotFather gives it: the bot's id, a colon, anything. */
  readonly token: string;
  readonly botName?: string;
  readonly username?: string;
  /** Epoch milliseconds; the machine's clock if not given. */
  readonly now?: () => number;
  readonly webhookBackoff?: Backoff;
};

/** A Telegram of one's own: one bot, any number of people in private chats with it. */
export type Telegram = {
  /** For the bot's `apiRoot`. */
  readonly url: string;
  /** Every call but getUpdates, with its answer. */
  readonly calls: readonly RecordedCall[];
  readonly updates: readonly Update[];
  readonly person: (about: AboutPerson) => Person;
  /** Plans trouble for calls to come. */
  readonly fault: (fault: Fault) => void;
  readonly clearFaults: () => void;
  /** Delivers an update once more, the last one if none is named. */
  readonly redeliver: (updateId?: number) => Update;
  /** Resolves with the first call of a method that is answered and fits; calls of the past count. */
  readonly called: (
    method: string,
    how?: { fits?: (call: RecordedCall) => boolean; within?: number },
  ) => Promise<RecordedCall>;
  /** Resolves when the bot has confirmed every update. */
  readonly settled: (how?: { within?: number }) => Promise<void>;
  /** Everything that was not as the Bot API describes it; must be empty. */
  readonly verdict: () => readonly string[];
  readonly stop: () => Promise<void>;
};

/** Starts a strict double of the Bot API on a free port of this machine. */
export async function startTelegram(options: TelegramOptions): Promise<Telegram> {
  const log: CallLog = { calls: [], listeners: new Set() };
  const faults = createFaults();
  const gone = new AbortController().signal;
  const world: World = createWorld(options, (method, params) =>
    answerCall({ world, faults, log }, { method, params, uploads: new Map(), gone }),
  );
  const server = await startServer(world, (asked) => answerCall({ world, faults, log }, asked));
  return {
    url: server.url,
    calls: log.calls,
    updates: world.queue.history,
    person: (about) => createPerson(world, chatOf(world, about)),
    fault: faults.add,
    clearFaults: faults.clear,
    redeliver: world.queue.repeat,
    called: (method, how = {}) => waitForCall(log, method, how),
    settled: ({ within = 5_000 } = {}) => settled(world, within),
    verdict: world.judge.verdict,
    stop: async () => {
      world.webhook.stop();
      world.poller.stop();
      await server.stop();
    },
  };
}

type AnswerHook = (method: string, params: Record<string, unknown>) => Promise<unknown>;

function createWorld(options: TelegramOptions, answer: AnswerHook): World {
  const {
    token,
    botName = 'Haat',
    username = 'haat_bot',
    now = Date.now,
    webhookBackoff = fastBackoff,
  } = options;
  const judge = createJudge();
  const queue = createUpdateQueue(judge, now);
  let counted = 0;
  return {
    token,
    me: { id: Number(token.split(':')[0]), is_bot: true, first_name: botName, username },
    now,
    count: () => {
      counted += 1;
      return counted;
    },
    chats: new Map(),
    files: new Map(),
    queries: new Map(),
    profile: new Map(),
    judge,
    queue,
    poller: createPoller(queue),
    webhook: createWebhook({ queue, now, backoff: webhookBackoff, answer }),
  };
}

function waitForCall(
  { calls, listeners }: CallLog,
  method: string,
  { fits = () => true, within = 5_000 }: { fits?: (call: RecordedCall) => boolean; within?: number },
): Promise<RecordedCall> {
  const look = () => calls.find((call) => call.method === method && call.answer && fits(call));
  const missing = () =>
    `no such ${method} in ${within} ms; called were: ${calls.map((call) => call.method).join(', ')}`;
  return waitFor({ look, listeners, within, missing });
}

async function settled({ queue }: World, within: number): Promise<void> {
  const listeners = new Set<() => void>();
  const unsubscribe = queue.onChange(() => {
    for (const listener of [...listeners]) listener();
  });
  const look = () => (queue.pending().length === 0 ? true : undefined);
  const missing = () => `${queue.pending().length} updates were not confirmed in ${within} ms`;
  await waitFor({ look, listeners, within, missing }).finally(unsubscribe);
}
