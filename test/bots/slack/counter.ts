import { App, LogLevel } from '@slack/bolt';
import type { Delivery } from '#bots/slack/delivery.ts';
import type { Outcome, ReceiverNotice } from '#bots/slack/processing.ts';
import { createReceiver, type ReceiverOptions } from '#bots/slack/receiver.ts';

export const secret = 'the-secret-of-today';
/** 2026-06-01T00:00:00Z */
export const noon = 1_780_272_000_000;

/** A Bolt app behind the receiver, a store in memory, and Slack's side as one function. */
export function openCounter(options: Partial<ReceiverOptions> = {}) {
  const kept = new Map<string, Delivery>();
  const outcomes: [key: string, outcome: Outcome][] = [];
  const notices: ReceiverNotice[] = [];
  const receiver = createReceiver({
    secrets: [secret],
    now: () => noon,
    async accept(delivery) {
      if (kept.has(delivery.key)) return 'seen';
      kept.set(delivery.key, delivery);
      return 'new';
    },
    async settle(key, outcome) {
      outcomes.push([key, outcome]);
    },
    report: (notice) => notices.push(notice),
    ...options,
  });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-haat', botId: 'B1', botUserId: 'U0BOT' }),
    logLevel: LogLevel.ERROR,
    convoStore: false,
    clientOptions: { slackApiUrl: 'http://127.0.0.1:9/' },
  });
  const post = (body: string, headers: Readonly<Record<string, string>>) =>
    receiver.handle(new Request('http://haat.invalid/slack/events', { method: 'POST', body, headers }));
  return { app, receiver, kept, outcomes, notices, post };
}

export type Counter = ReturnType<typeof openCounter>;
