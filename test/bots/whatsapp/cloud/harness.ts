import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { expect } from 'vitest';
import type { Channel } from '#bots/shell/channel.ts';
import { whatsappCloudChannel } from '#bots/whatsapp/cloud/index.ts';
import type { UserChats } from '#db/customers/index.ts';
import type { MessageStore } from '#db/messages/index.ts';
import type { Copy } from '#prompts/index.ts';
import type { ChannelHarness, Seen, Trouble } from '../../../contracts/channel-harness.ts';
import {
  type Fault,
  formatted,
  type Person,
  type Shown,
  startWhatsappCloud,
  type WhatsappCloud,
} from '../../../standins/whatsapp-cloud/index.ts';

export const NUMBER_ID = '106540352242922';
export const ASHA = '919876543210';
export const APP_SECRET = 'the-secret-of-the-app-0123456789';
export const VERIFY = 'a-token-to-verify-with';
const TOKEN = 'EAAG-token-of-a-test';

export type CloudHarness = ChannelHarness & {
  readonly graph: WhatsappCloud;
  readonly asha: Person;
  readonly url: string;
  readonly log: readonly string[];
};

/** Kept in memory: what the store of the database promises. */
export function messagesInMemory(): MessageStore {
  const parts = new Map<string, Set<number>>();
  return {
    keep: async ({ said, part }) => void parts.set(said, new Set([...(parts.get(said) ?? []), part])),
    parts: async (said) => parts.get(said) ?? new Set(),
    move: async () => undefined,
  };
}

const usersInMemory = (): UserChats => {
  const chats = new Map<string, Map<string, number>>();
  return {
    find: async (user) => [...(chats.get(user) ?? [])].map(([conversation, at]) => ({ conversation, at })),
    keep: async (user, conversation, at) =>
      void chats.set(user, (chats.get(user) ?? new Map()).set(conversation, at)),
    isOthers: async (user, conversation) =>
      [...chats].some(([name, own]) => name !== user && own.has(conversation)),
  };
};

const faults: Partial<Record<Trouble, Fault>> = {
  'rate-limited': { on: 'messages', code: 131056 },
  unreachable: { on: 'messages' },
  forbidden: { on: 'messages', code: 131026 },
  rejected: { on: 'messages', code: 100 },
  'too-large': { on: 'messages', code: 131053 },
};

export type CloudShop = {
  readonly copy: Copy;
  readonly secret: string;
  readonly template?: string;
  readonly messages?: MessageStore;
  readonly now?: () => number;
  /** Secrets of the app that are believed; the double signs with its own. */
  readonly app?: readonly string[];
  /** The number that is set; the double has its own. */
  readonly phoneNumberId?: string;
  readonly undelivered?: () => void;
  /** A picture that is kept, by its id. */
  readonly photo?: (id: string) => Promise<Uint8Array | undefined>;
};

export async function openCloud(shop: CloudShop): Promise<CloudHarness> {
  const graph = await startWhatsappCloud({
    token: TOKEN,
    phoneNumberId: NUMBER_ID,
    appSecret: APP_SECRET,
    templates: ['haat_update'],
    ...(shop.now ? { now: shop.now } : {}),
  });
  const app = new Hono();
  const { url, close } = await listen(app);
  graph.subscribe(`${url}/whatsapp`);
  const log: string[] = [];
  const write = (line: string) => void log.push(line);
  const channel = whatsappCloudChannel({
    messages: messagesInMemory(),
    users: usersInMemory(),
    phoneNumberId: NUMBER_ID,
    ...shop,
    apiUrl: graph.url,
    token: TOKEN,
    webhook: { app: shop.app ?? [APP_SECRET], verify: VERIFY },
    mount: ({ get, post }) => {
      app.get('/whatsapp', ({ req }) => get(req.raw));
      app.post('/whatsapp', ({ req }) => post(req.raw));
    },
    log: { info: write, warn: write },
    pause: 20,
  });
  return { ...harnessOf(graph, channel), url: `${url}/whatsapp`, log, close: closer(graph, close) };
}

const closer = (graph: WhatsappCloud, close: () => Promise<void>) => async () => {
  await graph.stop();
  await close();
  expect(graph.verdict()).toEqual([]);
};

function harnessOf(graph: WhatsappCloud, channel: Channel): Omit<CloudHarness, 'url' | 'log' | 'close'> {
  const asha = graph.person({ number: ASHA, name: 'Asha' });
  return {
    channel,
    graph,
    asha,
    conversation: `whatsapp:${NUMBER_ID}:${ASHA}`,
    writes: (text) => asha.says(text),
    redelivers: () => graph.deliveries.repeat(),
    taps: (label) => asha.taps(label),
    forges: (data) => asha.forges(data),
    screen: () => asha.messages.map(seen),
    longest: 4096,
    troubles: Object.keys(faults) as Trouble[],
    breaks: (trouble) => graph.fault(faults[trouble] as Fault),
  };
}

function listen(app: Hono): Promise<{ url: string; close: () => Promise<void> }> {
  return new Promise((resolve) => {
    const close = () => new Promise<void>((closed) => server.close(() => closed()));
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ url: `http://127.0.0.1:${port}`, close }),
    );
  });
}

const seen = ({ text, buttons }: Shown): Seen => ({
  ...formatted(text),
  // Buttons and rows are shown as they are.
  choices: buttons.map(({ title }) => title),
});
