import type { App } from '@slack/bolt';
import type { Database } from '#db/client/index.ts';
import type { OrderStore } from '#db/orders/index.ts';
import { timeline } from '#db/orders/index.ts';
import { cardRefs, handoffOf, keepDelivery, readersOf } from '#db/slack/index.ts';
import { isHouse } from '#db/vendors/index.ts';
import { findItem } from '#db/work/index.ts';
import type { Copy } from '#prompts/index.ts';
import type { OperatorDesk } from '../operators/index.ts';
import type { Surface } from '../shell/surface.ts';
import { createApi, createFiles, createIdentity, createPeople, type SlackApi } from './api/index.ts';
import { createBolt, silentLogger } from './bolt.ts';
import { createHomes } from './home/index.ts';
import { listen } from './listen/index.ts';
import { createNotes, createRelays, createReplies, createStanding } from './posting/index.ts';
import type { ReceiverNotice } from './processing.ts';
import { createReceiver } from './receiver.ts';
import { createSocketReceiver } from './socket.ts';
import { type CardsOptions, type Channels, slackCards } from './surface.ts';
import { createWho, userOf } from './who.ts';
import { createWords } from './words.ts';

export type SlackOptions = {
  readonly token: string;
  /** For deliveries by HTTP. */
  readonly signingSecret?: string | undefined;
  /** For Socket Mode, which then takes the place of HTTP. */
  readonly appToken?: string | undefined;
  /** Another API server than slack.com. */
  readonly apiUrl?: string | undefined;
  readonly channels: Channels;
  readonly desk: OperatorDesk;
  readonly store: OrderStore;
  readonly copy: Copy;
  /** BCP 47 language of the staff; English when absent. */
  readonly locale?: string;
  /** What went wrong without anybody seeing it. Never a body, a name or a token. */
  readonly report: (notice: ReceiverNotice | { readonly type: 'failed'; readonly error: unknown }) => void;
};

/** The operators' counter in Slack. */
export type SlackSurface = Surface & {
  /** Answers what Slack posts to /slack/events; 503 before the start and after the stop. Absent in Socket Mode. */
  readonly receive?: (request: Request) => Promise<Response>;
  /** Opens at once; signs in to Slack in the background. */
  start(): Promise<void>;
  /** Takes nothing more and finishes what is under way. */
  stop(): Promise<void>;
  /** Why it cannot work now, if so. */
  trouble(): string | undefined;
};

/** Throws when neither a signing secret nor an app token is there. */
export function slackSurface(options: SlackOptions): SlackSurface {
  const { token, apiUrl, desk, store, copy } = options;
  const report = (error: unknown) => options.report({ type: 'failed', error });
  const line = openLine(options, store.database);
  let app: App | undefined;
  const client = () => {
    if (!app) throw new Error('Slack was called before it was started');
    return app.client;
  };
  const api = createApi({ client, token });
  const identity = createIdentity(api);
  const words = createWords(copy, options.locale ?? 'en');
  const homes = createHomes({ desk, api, words, report });
  const cards = openCards(options, { api, words, changed: homes.changed });
  const files = createFiles({ api, token, apiUrl });
  const whoOf = createWho(createPeople(api), identity.self);

  return {
    name: 'slack',
    ...cards.surface,
    picture: (ref, account) => files.picture(ref.slice('slack:'.length), userOf(account)),
    ...(line.receive ? { receive: line.receive } : {}),
    async start() {
      app = await createBolt({ receiver: line.receiver, token, apiUrl, self: identity.self });
      const redraw = cards.surface.showOrder;
      listen(app, { desk, api, words, homes, whoOf, channelOf: cards.channelOf, redraw, report });
      await line.receiver.start();
      identity.start();
    },
    async stop() {
      identity.stop();
      homes.stop();
      await line.receiver.stop();
      api.stop();
    },
    trouble: () => line.trouble() ?? identity.trouble() ?? api.trouble(),
  };
}

type Opened = Pick<CardsOptions, 'words' | 'changed'> & { readonly api: SlackApi };

/** What stands in the channels, on top of the database that knows where. */
function openCards({ desk, channels, store }: SlackOptions, { api, words, changed }: Opened) {
  const { database } = store;
  const among = () => isHouse(database);
  const refs = cardRefs(database);
  const reply = createReplies({ api, keep: (key) => keepDelivery(database, key) });
  return slackCards({
    desk,
    channels,
    words,
    changed,
    standing: createStanding({ api, refs }),
    notes: createNotes({
      api,
      reply,
      refs,
      words,
      timeline: (number) => timeline(store, number),
      isHouse: among,
    }),
    relays: createRelays({ reply, words }),
    whisper: async (user, body) => void (await api.call('chat.postMessage', { channel: user, ...body })),
    teamOf: async (id) => (await findItem(store, id))?.team,
    handoffOf: (conversation) => handoffOf(database, conversation),
    first: async (key) => (await keepDelivery(database, key)) === 'new',
    isHouse: among,
    readersOf: async (item) => (await readersOf(database, item)).map(userOf),
  });
}

/** How deliveries come in. */
function openLine({ appToken, signingSecret, apiUrl, report }: SlackOptions, database: Database) {
  const accept = ({ key }: { readonly key: string }) => keepDelivery(database, key);
  if (appToken) {
    const receiver = createSocketReceiver({ appToken, apiUrl, accept, report, logger: silentLogger });
    return { receiver, receive: undefined, trouble: receiver.trouble };
  }
  const receiver = createReceiver({ secrets: [signingSecret ?? ''], accept, report });
  return { receiver, receive: receiver.handle, trouble: () => undefined };
}
