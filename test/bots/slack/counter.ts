import { App, LogLevel } from '@slack/bolt';
import type { Delivery } from '#bots/slack/delivery.ts';
import type { Outcome, ReceiverNotice } from '#bots/slack/processing.ts';
import { createReceiver, type ReceiverOptions } from '#bots/slack/receiver.ts';
import { sign } from '../../standins/slack/wire.ts';

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

const seconds = noon / 1000;
export const json = { 'content-type': 'application/json' };
export const form = { 'content-type': 'application/x-www-form-urlencoded' };

export const signed = (body: string, by = secret, at = seconds) => sign(body, by, at);

export const sendEvent = (
  { post }: Counter,
  payload: object,
  extra: Readonly<Record<string, string>> = {},
) => {
  const body = JSON.stringify(payload);
  return post(body, { ...json, ...signed(body), ...extra });
};

export const sendForm = ({ post }: Counter, fields: Readonly<Record<string, string>>) => {
  const body = new URLSearchParams(fields).toString();
  return post(body, { ...form, ...signed(body) });
};

export const sendInteraction = (counter: Counter, payload: object) =>
  sendForm(counter, { payload: JSON.stringify(payload) });

const user = { id: 'U1', username: 'priya', name: 'priya', team_id: 'T1' };
const team = { id: 'T1', domain: 'haat' };

export const messageEvent = (event_id: string, text = 'is it sold?') => ({
  type: 'event_callback',
  team_id: 'T1',
  event_id,
  event: { type: 'message', user: 'U1', channel: 'C1', text, ts: '1780272000.000001' },
});

export const tap = (trigger_id: string, action_ts = '1780272000.1') => ({
  type: 'block_actions',
  team,
  user,
  trigger_id,
  actions: [{ type: 'button', action_id: 'claim', block_id: 'b', value: 'B-1', action_ts }],
});

export const submission = (trigger_id: string) => ({
  type: 'view_submission',
  team,
  user,
  trigger_id,
  view: { id: 'V1', type: 'modal', callback_id: 'price', hash: '1.1', state: { values: {} } },
});

export const command = (trigger_id: string) => ({
  command: '/orders',
  text: 'open',
  user_id: 'U1',
  team_id: 'T1',
  channel_id: 'C1',
  trigger_id,
});
