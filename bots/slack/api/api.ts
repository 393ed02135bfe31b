import type { webApi } from '@slack/bolt';
import { needsMending, type SlackFault, slackFault } from './fault.ts';
import { createPacer } from './pacer.ts';

type Args = Readonly<Record<string, unknown>>;
export type Answer = Readonly<Record<string, unknown>>;

/** Slack's Web API as this shop calls it: with its token, at Slack's pace, with errors the outbox knows. */
export type SlackApi = {
  /** Waits its turn when Slack asks for it. Rejects with SlackFault. */
  call(method: string, args: Args): Promise<Answer>;
  /** For what somebody waits for: not tried again and not made to wait. */
  callNow(method: string, args: Args): Promise<Answer>;
  /** What people have to mend, if anything. */
  trouble(): string | undefined;
  stop(): void;
};

export type SlackApiOptions = {
  readonly client: () => webApi.WebClient;
  readonly token: string;
};

export function createApi({ client, token }: SlackApiOptions): SlackApi {
  const stopping = new AbortController();
  const paced = createPacer(stopping.signal);
  const troubles = new Map<string, string>();

  const callNow: SlackApi['callNow'] = async (method, args) => {
    const where = placeOf(args);
    try {
      const answer = await client().apiCall(method, { token, ...args });
      troubles.delete(where);
      troubles.delete(whole);
      return answer as unknown as Answer;
    } catch (error) {
      const fault = slackFault(error, method);
      note(fault, where);
      throw fault;
    }
  };

  const note = (fault: SlackFault, where: string): void => {
    const line = needsMending(fault);
    if (line !== undefined) troubles.set(fault.code === 'rejected' ? where : whole, line);
  };

  return {
    callNow,
    call: (method, args) => paced(method, () => callNow(method, args)),
    trouble: () => troubles.values().next().value,
    stop: () => stopping.abort(),
  };
}

/** The whole workspace, when it is not about one channel. */
const whole = '';
const placeOf = ({ channel }: Args): string => (typeof channel === 'string' ? channel : whole);
