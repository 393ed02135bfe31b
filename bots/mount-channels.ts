import { bodyLimit } from 'hono/body-limit';
import { userChats } from '#db/customers/index.ts';
import { recentDispatches } from '#db/dispatches/index.ts';
import { findEvidence, keepEvidence } from '#db/evidence/index.ts';
import { attemptStore, messageStore } from '#db/messages/index.ts';
import { keepForPages, readForPages } from '#db/playground/index.ts';
import { findChat } from '#db/work/index.ts';
import type { Counter } from './counter.ts';
import type { Settings } from './env.ts';
import { adminBooks } from './http/admin-books.ts';
import { adminTasks } from './http/admin-tasks.ts';
import { nameOf, onlyNamed } from './http/names.ts';
import { webhookOf } from './http/webhook.ts';
import { whatsappLink } from './http/whatsapp-link.ts';
import type { Log } from './log.ts';
import type { Payouts } from './payouts.ts';
import type { AnalyticsProvider } from './providers/analytics/port.ts';
import type { SmsProvider, SmsText } from './providers/sms/port.ts';
import type { Secrets } from './secrets.ts';
import { messagesPath, openTerminal, terminalHandler } from './terminal/index.ts';

export type Mounting = {
  readonly counter: Counter;
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly log: Log;
  /** Where this server is reached on this machine. */
  readonly url: string;
  readonly providers: {
    readonly sms: SmsProvider | undefined;
    readonly analytics: AnalyticsProvider | undefined;
    readonly payouts: Payouts;
  };
};

/** Names the channel that could not be opened; `cause` says why. */
export class NotOpened extends Error {
  constructor(channel: string, cause: unknown) {
    super(`${channel} could not be opened`, { cause });
  }
}

/** What one channel shows of itself on the page of another. */
type Shared = { linkedPhone?: (locale: string) => string };

/** Starts what is configured. SDKs are loaded only when their channel is (0.2 to 0.5 s each). Rejects with NotOpened. */
export async function mountChannels(mounting: Mounting): Promise<void> {
  const shared: Shared = {};
  for (const [name, mount] of channels)
    await mount(mounting, shared).catch((error) => {
      throw new NotOpened(name, error);
    });
}

const channels = [
  ['The terminal', mountScripts],
  ['The playground', mountPlayground],
  ['Telegram', mountTelegram],
  ['WhatsApp', mountWhatsappCloud],
  ['WhatsApp by a linked phone', mountWhatsappWeb],
  ['Slack', mountSlack],
] as const;

/** What scripts of this machine talk to while Haat runs: `npm run chat`, `npm run import-catalogue`. */
async function mountScripts({ counter, secrets, settings }: Mounting): Promise<void> {
  const { app, copy, outbox, store } = counter;
  const { channel, exchange } = openTerminal(copy, () => outbox.idle());
  const handle = terminalHandler(exchange, secrets.local);
  for (const path of ['/admin/*', messagesPath]) app.use(path, onlyNamed([settings.HOST]));
  app.use(messagesPath, bodyLimit({ maxSize: 64 * 1024 }));
  app.on(['GET', 'POST'], messagesPath, (c) => handle(c.req.raw));
  adminBooks(app, { database: store.database, token: secrets.local, now: Date.now });
  adminTasks(app, { database: store.database, now: Date.now });
  await counter.addChannel(channel);
}

async function mountTelegram({ counter, settings, secrets, log }: Mounting): Promise<void> {
  const {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: apiRoot,
    PUBLIC_URL,
    TELEGRAM_WEBHOOK_SECRET,
  } = settings;
  if (!token) return;
  const { telegramChannel } = await import('./telegram/index.ts');
  const webhook =
    PUBLIC_URL && TELEGRAM_WEBHOOK_SECRET
      ? {
          url: new URL('/telegram', PUBLIC_URL).href,
          secretToken: TELEGRAM_WEBHOOK_SECRET,
          mount: (path: string, handler: (request: Request) => Promise<Response>) =>
            void counter.app.post(path, webhookOf('application/json'), (c) => handler(c.req.raw)),
        }
      : undefined;
  const channel = telegramChannel({
    token,
    secret: secrets.taps,
    copy: counter.copy,
    photo: async (id) => (await findEvidence(counter.store.database, id))?.content,
    log: { info: (line) => log.info(line), warn: (line) => log.warn(line) },
    ...(apiRoot ? { apiRoot } : {}),
    ...(webhook ? { webhook } : {}),
  });
  await counter.addChannel(channel);
}

async function mountWhatsappCloud({ counter, settings, secrets, log }: Mounting): Promise<void> {
  const {
    WHATSAPP_CLOUD_TOKEN: token,
    WHATSAPP_CLOUD_PHONE_NUMBER_ID: phoneNumberId,
    WHATSAPP_CLOUD_APP_SECRET: appSecret,
    WHATSAPP_CLOUD_VERIFY_TOKEN: verify,
  } = settings;
  if (!token || !phoneNumberId || !appSecret || !verify) return;
  const { whatsappCloudChannel } = await import('./whatsapp/cloud/index.ts');
  const { app, copy, metrics, store } = counter;
  const channel = whatsappCloudChannel({
    apiUrl: settings.WHATSAPP_CLOUD_API_URL.replace(/\/+$/, ''),
    phoneNumberId,
    token,
    webhook: { app: [appSecret], verify },
    mount: ({ get, post }) => {
      app.get('/whatsapp', (c) => get(c.req.raw));
      app.post('/whatsapp', webhookOf('application/json'), (c) => post(c.req.raw));
    },
    secret: secrets.taps,
    copy,
    messages: messageStore(store.database, secrets.sealer),
    users: userChats(store.database, secrets.sealer),
    template: settings.WHATSAPP_CLOUD_TEMPLATE,
    addressForm: settings.WHATSAPP_CLOUD_ADDRESS_FORM,
    photo: async (id) => (await findEvidence(store.database, id))?.content,
    log: { info: (line) => log.info(line), warn: (line) => log.warn(line) },
    undelivered: () => metrics.undelivered.inc({ channel: 'whatsapp' }),
  });
  await counter.addChannel(channel);
}

/** Codes are renewed every 20 s for as long as nobody scans one: so many of them are drawn, the page has them all. */
const codesDrawn = 5;

async function mountWhatsappWeb(mounting: Mounting, shared: Shared): Promise<void> {
  const { counter, settings, secrets, log, url } = mounting;
  if (!settings.WHATSAPP_WEB) return;
  const web = await import('./whatsapp/web/index.ts');
  const { app, copy, outbox, store } = counter;
  const session = web.supervise({
    settings: web.sessionSettings(settings, web.findChromium(settings.CHROMIUM_PATH)),
  });
  const { HOST, PUBLIC_URL } = settings;
  app.use('/whatsapp-web', onlyNamed(PUBLIC_URL ? [HOST, nameOf(new URL(PUBLIC_URL).host)] : [HOST]));
  const path = whatsappLink(app, {
    token: secrets.local,
    page: (language) => web.linkPage(session.status(), copy, copy.locale(language)),
  });
  shared.linkedPhone = (locale) => web.linkPage(session.status(), copy, locale);
  let drawn = 0;
  const channel = web.whatsappWebChannel({
    session,
    copy,
    attempts: attemptStore(store.database),
    zone: settings.WHATSAPP_WEB_QUIET_ZONE,
    pacing: web.pacingOf(settings),
    polls: settings.WHATSAPP_WEB_POLLS,
    awake: (conversation) =>
      outbox
        .hasten(conversation)
        .catch((error: unknown) => log.warn({ err: error }, 'could not hasten a chat')),
    photo: async (id) => (await findEvidence(store.database, id))?.content,
    log: { info: (line) => log.info(line), warn: (line) => log.warn(line) },
    linking: (code) => {
      if (drawn++ >= codesDrawn) return;
      console.error(`${web.drawCode(code)}\nLink a phone: ${new URL(path, settings.PUBLIC_URL ?? url).href}`);
    },
  });
  await counter.addChannel(channel);
}

async function mountSlack({ counter, settings, log }: Mounting): Promise<void> {
  const { SLACK_BOT_TOKEN: token, SLACK_ORDERS_CHANNEL: orders } = settings;
  if (!token || !orders) return;
  const { slackSurface } = await import('./slack/index.ts');
  const { app, copy, operators, store } = counter;
  const slack = slackSurface({
    token,
    signingSecret: settings.SLACK_SIGNING_SECRET,
    appToken: settings.SLACK_APP_TOKEN,
    apiUrl: settings.SLACK_API_URL,
    channels: { orders, cx: settings.SLACK_CX_CHANNEL, pricing: settings.SLACK_PRICING_CHANNEL },
    desk: operators,
    store,
    copy,
    report: (notice) => {
      const { type, error, ...about } = { error: undefined, ...notice };
      log.warn({ ...about, err: error }, `Slack: ${type}`);
    },
  });
  const { receive } = slack;
  if (receive) {
    const door = webhookOf('application/json', 'application/x-www-form-urlencoded');
    app.post('/slack/events', door, (c) => receive(c.req.raw));
  }
  counter.addSurface(slack);
  await slack.start();
}

/** Two people of the shop, so that a claim can be raced for, and one who only picks up. */
const sampleOperators = [
  { account: 'playground:meera', name: 'Meera' },
  { account: 'playground:kabir', name: 'Kabir' },
  { account: 'playground:vendor:ravi', name: 'Ravi', as: 'vendor' },
] as const;

async function mountPlayground(mounting: Mounting, shared: Shared): Promise<void> {
  const { counter, settings, log, providers } = mounting;
  if (!(settings.PLAYGROUND ?? settings.NODE_ENV === 'development')) return;
  const { createHub, openMemory, playgroundChannel, playgroundRoutes, playgroundSurface } = await import(
    './playground/index.ts'
  );
  const { copy, operators, store, snapshot } = counter;
  const hub = createHub(await openMemory({ ...memoryOf(mounting), now: Date.now }));
  const channel = playgroundChannel({ copy, hub, now: Date.now });
  playgroundRoutes({
    copy,
    hub,
    hear: channel.hear,
    operators: sampleOperators,
    desk: operators,
    photos: {
      keep: (photo) => keepEvidence(store.database, { ...photo, at: Date.now() }),
      find: (id) => findEvidence(store.database, id),
    },
    dispatches: () => recentDispatches(store.database),
    simulated: [
      ...(providers.sms?.simulated ? (['sms'] as const) : []),
      ...(providers.analytics?.simulated ? (['analytics'] as const) : []),
      ...(providers.payouts.current.simulated ? (['payout'] as const) : []),
    ],
    linkedPhone: settings.WHATSAPP_WEB ? (locale) => shared.linkedPhone?.(locale) ?? '' : undefined,
    samplePrices: () => snapshot().shelf.book.sample,
    hosts: [settings.HOST],
    report: (error) => log.error({ err: error }, 'the playground could not do it'),
  })(counter.app);
  showTexts(mounting, channel.receives);
  counter.onDispatch(() => hub.changed());
  counter.addSurface(playgroundSurface(hub));
  await counter.addChannel(channel);
}

/** A page that comes back after a restart shows what it showed. */
const memoryOf = ({ counter: { store }, log }: Mounting) => ({
  read: () => readForPages(store),
  write: (name: string, document: unknown) => keepForPages(store, name, document),
  report: (error: unknown) => log.error({ err: error }, 'what the playground shows could not be kept'),
});

/** What is only simulated stands beside the chat that the order is from. */
function showTexts(
  { counter: { store }, log, providers }: Mounting,
  receives: (conversation: string, sms: SmsText) => void,
): void {
  providers.sms?.watch?.(async (sms) => {
    try {
      const chat = await findChat(store, { number: sms.number ?? '' });
      if (chat) receives(chat.conversation, sms);
    } catch (error) {
      log.error({ err: error }, 'a simulated SMS could not be shown');
    }
  });
}
