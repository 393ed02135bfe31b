import type { Files } from './files.ts';
import { type Gate, openGate } from './gate.ts';
import { createPerson, type SlackPerson } from './person.ts';
import { createScreens } from './screens.ts';
import type { Message, View } from './types.ts';
import { createWire, type Wire } from './wire.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

export { aJpeg } from './files.ts';
export type { SlackPerson } from './person.ts';
export { buttons, words } from './reading.ts';
export type { Message, View } from './types.ts';

export type SlackOptions = {
  readonly people?: readonly string[];
  readonly channels?: readonly string[];
  /** Instead of a port: hands Slack's requests to the product's own handler. */
  readonly post?: (request: Request) => Promise<Response>;
};

/** A Slack workspace for tests, on this machine, with people in it. */
export type Slack = Pick<Gate, 'apiUrl' | 'token' | 'calls' | 'fail'> & {
  /** Says what a file will be, before somebody chooses it in a form. */
  readonly file: Files['prepare'];
  /** Uploads it for this member; gives its id. */
  upload(name: string, userId: string): string;
  /** What the app said to this person alone, oldest first. */
  directMessages(name: string): Promise<readonly Message[]>;
  readonly signingSecret: string;
  readonly teamId: string;
  readonly bot: { readonly botId: string; readonly userId: string };
  /** The line to the product, for what no well-behaved Slack sends. */
  readonly wire: Wire;
  /** Where the product listens: its /slack/events. */
  pointAt(url: string): void;
  person(name: string): SlackPerson;
  channelId(name: string): string;
  /** Oldest first, without threads and what only some see. */
  channelHistory(name: string): Promise<readonly Message[]>;
  home(userId: string): View | undefined;
  stop(): Promise<void>;
};

const staff = ['priya', 'arjun', 'meena', 'rahul', 'tara'];
const rooms = ['orders', 'pricing', 'cx'];

export async function startSlack({
  people = staff,
  channels = rooms,
  post = fetch,
}: SlackOptions = {}): Promise<Slack> {
  const workspace = await openWorkspace({ people, channels });
  const screens = createScreens();
  const gate = await openGate(workspace, screens);
  const signingSecret = 'a-signing-secret-of-32-characters';
  let url = 'http://haat.invalid/slack/events';
  const wire = createWire({ secret: signingSecret, post, url: () => url });
  const persons = new Map<string, SlackPerson>();
  return {
    apiUrl: gate.apiUrl,
    token: gate.token,
    calls: gate.calls,
    fail: gate.fail,
    ...filesOf(gate),
    directMessages: (name) => messagesTo(workspace, name),
    signingSecret,
    teamId: workspace.team.id,
    bot: workspace.app,
    wire,
    pointAt(address) {
      url = address;
    },
    person(name) {
      const known = persons.get(name) ?? createPerson({ workspace, gate, screens, wire }, name);
      persons.set(name, known);
      return known;
    },
    channelId: (name) => workspace.channel(name),
    channelHistory: (name) => historyOf(workspace, name),
    home: (userId) => screens.home(userId),
    async stop() {
      await gate.stop();
      await workspace.stop();
    },
  };
}

const filesOf = ({ files }: Gate): Pick<Slack, 'file' | 'upload'> => ({
  file: files.prepare,
  upload: (name, userId) => String(files.choose(name, userId).id),
});

async function historyOf(workspace: Workspace, name: string): Promise<readonly Message[]> {
  const channel = workspace.channel(name);
  const { messages } = await workspace.call('conversations.history', { channel, limit: 1000 });
  return (messages as readonly Message[]).map((message) => ({ ...message, channel })).reverse();
}

async function messagesTo(workspace: Workspace, name: string): Promise<readonly Message[]> {
  const { channel } = await workspace.call('conversations.open', { users: workspace.member(name).id });
  const { id } = channel as { readonly id: string };
  const { messages } = await workspace.call('conversations.history', { channel: id, limit: 1000 });
  return (messages as readonly Message[]).map((message) => ({ ...message, channel: id })).reverse();
}
