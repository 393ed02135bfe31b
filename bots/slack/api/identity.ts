import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { SlackApi } from './api.ts';

/** Who this app is in its workspace. */
export type Self = { readonly botId?: string; readonly botUserId?: string; readonly teamId?: string };

export type Identity = {
  /** Empty until Slack has said it. */
  self(): Self;
  /** Asks in the background until there is an answer. */
  start(): void;
  stop(): void;
  /** Why it is not known, while it is not. */
  trouble(): string | undefined;
};

const answer = z.object({ bot_id: z.string().optional(), user_id: z.string(), team_id: z.string() });

/** 1 s, 2 s, 4 s … 1 min. */
const backoff = (tries: number): number => Math.min(60_000, 1_000 * 2 ** Math.min(tries, 6));

/** One auth.test, asked again until it works: the shop is open all the same. */
export function createIdentity(api: SlackApi): Identity {
  const stopping = new AbortController();
  let self: Self = {};
  let trouble: string | undefined = 'has not signed in yet';

  const ask = async (): Promise<void> => {
    for (let tries = 0; !stopping.signal.aborted; tries++) {
      try {
        const { bot_id: botId, user_id, team_id } = answer.parse(await api.callNow('auth.test', {}));
        self = { ...(botId === undefined ? {} : { botId }), botUserId: user_id, teamId: team_id };
        trouble = undefined;
        return;
      } catch (error) {
        trouble = error instanceof Error ? error.message : 'cannot sign in';
      }
      await sleep(backoff(tries), undefined, { signal: stopping.signal, ref: false }).catch(() => {});
    }
  };

  return {
    self: () => self,
    start: () => void ask(),
    stop: () => stopping.abort(),
    trouble: () => trouble,
  };
}
