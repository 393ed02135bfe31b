import { createEmulator } from 'emulate';
import type { Answer, Args } from './types.ts';

export type Member = { readonly id: string; readonly name: string; readonly token: string };

/** The state of one Slack workspace, kept by `emulate`. */
export type Workspace = {
  readonly url: string;
  readonly team: { readonly id: string; readonly domain: string };
  readonly app: { readonly id: string; readonly botId: string; readonly userId: string };
  member(name: string): Member;
  channel(name: string): string;
  channelName(id: string): string;
  /** Calls the Web API past the gate: as the bot, or with a member's token. */
  answer(method: string, args: Args, token?: string): Promise<Answer>;
  /** The same, but throws on `ok: false`. */
  call(method: string, args: Args, token?: string): Promise<Answer>;
  stop(): Promise<void>;
};

export type WorkspaceOptions = { readonly people: readonly string[]; readonly channels: readonly string[] };

const app = { id: 'A0HAAT0001', botId: 'B0HAAT0001', userId: 'U0HAATBOT' } as const;

// emulate 0.12.2 gives a token 5,000 calls, then answers 403: so the bot has many and uses them in turn.
const callsPerToken = 4_900;
const botTokens = Array.from({ length: 60 }, (_, i) => `xoxb-inside-${i}`);

export async function openWorkspace({ people, channels }: WorkspaceOptions): Promise<Workspace> {
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: { slack: seed(people, channels) },
  });
  let calls = 0;
  const botToken = () => botTokens[Math.floor(calls++ / callsPerToken)] ?? outOfCalls();
  const answer = async (method: string, args: Args, token = botToken()): Promise<Answer> => {
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    return response.status === 404
      ? { ok: false, error: 'unknown_method' }
      : ((await response.json()) as Answer);
  };
  const call: Workspace['call'] = async (method, args, token) => {
    const given = await answer(method, args, token);
    if (!given.ok) throw new Error(`${method}: ${given.error}`);
    return given;
  };
  const { members } = (await call('users.list', {})) as unknown as { members: readonly Named[] };
  const list = (await call('conversations.list', { limit: 1000 })) as unknown as {
    channels: readonly Named[];
  };
  return {
    url: emulator.url,
    team: { id: 'T000000001', domain: 'haat' },
    app,
    member: (name) => ({ ...named(members, name), token: `xoxp-${name}` }),
    channel: (name) => named(list.channels, name).id,
    channelName: (id) => list.channels.find((channel) => channel.id === id)?.name ?? 'directmessage',
    answer,
    call,
    stop: () => emulator.close(),
  };
}

type Named = { readonly id: string; readonly name: string };

function named(list: readonly Named[], name: string): Named {
  const found = list.find((item) => item.name === name);
  if (!found) throw new Error(`the workspace has no ${name}`);
  return { id: found.id, name };
}

const outOfCalls = (): never => {
  throw new Error('this Slack has answered too many calls: start another');
};

const seed = (people: readonly string[], channels: readonly string[]) => ({
  team: { name: 'Haat', domain: 'haat' },
  users: people.map((name) => ({ name, real_name: name, email: `${name}@haat.example` })),
  channels: channels.map((name) => ({ name })),
  oauth_apps: [
    {
      app_id: app.id,
      client_id: '1.1',
      client_secret: 'none',
      name: 'Haat',
      redirect_uris: [],
      bot_id: app.botId,
      bot_user_id: app.userId,
      bot_name: 'haat',
    },
  ],
  tokens: [
    ...botTokens.map((token) => ({
      token,
      type: 'bot',
      user: app.userId,
      app_id: app.id,
      bot_id: app.botId,
      bot_user_id: app.userId,
    })),
    ...people.map((name) => ({ token: `xoxp-${name}`, type: 'user', user: name })),
  ],
});
