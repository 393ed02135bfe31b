import { openDatabase, sqlState } from '#db/client/index.ts';
import { AlreadyRunning, readLock } from '#db/lock.ts';
import { type Counter, openCounter } from './counter.ts';
import { readSettings, type Settings } from './env.ts';
import { listen, type Opened } from './http/listen.ts';
import { payoutRoute } from './http/payout-webhook.ts';
import { createLog, type Log } from './log.ts';
import { mountChannels, NotOpened } from './mount-channels.ts';
import { choosePayouts, type Payouts } from './payouts.ts';
import { ga4 } from './providers/analytics/ga4.ts';
import type { AnalyticsProvider } from './providers/analytics/port.ts';
import { simulatedAnalytics } from './providers/analytics/simulated.ts';
import type { SmsProvider } from './providers/sms/port.ts';
import { readableSms } from './providers/sms/simulated.ts';
import { twilioSms } from './providers/sms/twilio.ts';
import { databaseFolder, deriveSecrets, folderSecret, type Secrets } from './secrets.ts';

export type Running =
  | { readonly ok: false; readonly faults: readonly string[] }
  | { readonly ok: true; readonly url: string; readonly counter: Counter; stop(): Promise<void> };

/** Haat as its settings say: opens the database, the port and the channels; one clear line for each reason why not. */
export async function start(environment: Readonly<Record<string, string | undefined>>): Promise<Running> {
  const read = readSettings(environment);
  if (!read.ok) return { ok: false, faults: read.faults.map((fault) => `Haat cannot start. ${fault}`) };
  const { settings } = read;
  const log = createLog(settings.LOG_LEVEL, settings.NODE_ENV === 'development');
  try {
    return await open(settings, log);
  } catch (error) {
    if (error instanceof AlreadyRunning) return { ok: false, faults: [error.message] };
    const closed = doorFault(error, settings);
    if (closed) return { ok: false, faults: [closed] };
    const reason = reasonOf(error);
    // What an operator can mend is said in one line; a stack would only bury it.
    log[reason ? 'debug' : 'error']({ err: error }, 'could not start');
    return { ok: false, faults: [`Haat cannot start. ${reason ?? inTheLog(error)}`] };
  }
}

/** The port first: to open the database takes seconds, and nobody waits that long to be told that the port is taken. */
async function open(settings: Settings, log: Log): Promise<Running> {
  refuseSecond(settings);
  const door = await listen({ port: settings.PORT, host: settings.HOST });
  try {
    return await openShop(settings, log, door);
  } catch (error) {
    door.server.close();
    throw error;
  }
}

function refuseSecond({ DATABASE_URL, DATA_DIR }: Settings): void {
  const holder = DATABASE_URL ? undefined : readLock(databaseFolder(DATA_DIR));
  if (holder) throw new AlreadyRunning(holder);
}

async function openShop(settings: Settings, log: Log, { server, url, open: takeRequests }: Opened) {
  const secrets = deriveSecrets(settings.HAAT_SECRET ?? folderSecret(settings.DATA_DIR));
  const database = await openDatabase(
    settings.DATABASE_URL ? { url: settings.DATABASE_URL } : { dataDir: databaseFolder(settings.DATA_DIR) },
  );
  const payouts = choosePayouts(settings);
  const providers = { sms: smsOf(settings), analytics: analyticsOf(settings), payouts };
  const door = doorOf(settings, secrets);
  const counter = await openCounter({ database, secrets, settings, log, door, ...providers }).catch(
    async (error) => {
      await database.close();
      throw error;
    },
  );
  mountPayouts(payouts, counter, log);
  await mountChannels({ counter, settings, secrets, log, url, providers }).catch(async (error) => {
    // Whoever embeds Haat goes on: what was opened must not keep the database and its timers.
    await counter.close().catch((late) => log.error({ err: late }, 'could not close'));
    throw error;
  });
  takeRequests(counter.app);
  database.announce?.(url);
  log.info(`Haat is open at ${url}`);
  return {
    ok: true,
    url,
    counter,
    stop: async () => {
      server.close();
      await counter.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      log.info('Haat is closed');
    },
  } as const;
}

/** News of payouts, where a provider brings them. */
function mountPayouts({ webhook }: Payouts, { app, outbox, payments }: Counter, log: Log): void {
  if (!webhook) return;
  payoutRoute(app, {
    webhook,
    store: payments,
    now: Date.now,
    taken: (delivery, what) => {
      outbox.nudge();
      log.info({ delivery, what }, 'a delivery about a payout');
    },
    defect: (error) => log.error({ err: error }, 'a delivery about a payout could not be kept'),
  });
}

/** A shop with an address of its own is behind a proxy at least, which speaks to us from this machine. */
const doorOf = ({ TRUSTED_PROXIES, METRICS_TOKEN, PUBLIC_URL }: Settings, { local }: Secrets) => ({
  proxies: TRUSTED_PROXIES,
  tokens: [local, ...(METRICS_TOKEN ? [METRICS_TOKEN] : [])],
  isPublic: PUBLIC_URL !== undefined,
});

const isProduction = ({ NODE_ENV }: Settings): boolean => NODE_ENV === 'production';

function smsOf(settings: Settings): SmsProvider | undefined {
  const {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_FROM: from,
    TWILIO_API_URL,
  } = settings;
  if (accountSid && authToken && from)
    return twilioSms({ accountSid, authToken, from, ...(TWILIO_API_URL ? { apiUrl: TWILIO_API_URL } : {}) });
  return isProduction(settings) ? undefined : readableSms();
}

function analyticsOf(settings: Settings): AnalyticsProvider | undefined {
  const { GA4_MEASUREMENT_ID: measurementId, GA4_API_SECRET: apiSecret } = settings;
  if (measurementId && apiSecret) return ga4({ measurementId, apiSecret });
  return isProduction(settings) ? undefined : simulatedAnalytics;
}

/** Why the port cannot be had, if that is what is wrong. */
function doorFault(error: unknown, { PORT, HOST }: Settings): string | undefined {
  const { code = '', syscall, hostname } = error as NodeJS.ErrnoException & { readonly hostname?: string };
  const noAddress = `${HOST} is no address of this machine. Set HOST to one of its own.`;
  // A name is looked up first.
  if (syscall === 'getaddrinfo' && hostname === HOST) return noAddress;
  if (syscall !== 'listen') return undefined;
  const said: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${PORT} is in use. Set PORT to another one.`,
    EACCES: `Port ${PORT} is not for this user. Set PORT to one from 1024 on.`,
    EADDRNOTAVAIL: noAddress,
    EINVAL: noAddress,
  };
  return said[code];
}

const otherVersion =
  'The tables in DATA_DIR (or DATABASE_URL) were made by another version of Haat, and this one cannot change them. ' +
  'Nothing was changed: keep the folder, and start with the version that made it, or set DATA_DIR to another folder.';

/** Our own words for what an operator can mend; anything else is in the log without its values. */
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The database of DATABASE_URL cannot be reached.',
  ENOTFOUND: 'The database of DATABASE_URL cannot be reached.',
  CONNECTION_LOST: 'The database of DATABASE_URL cannot be reached.',
  '3D000': 'The database that DATABASE_URL names does not exist.',
  '28000': 'The user of DATABASE_URL is not let in.',
  '28P01': 'The password of DATABASE_URL is wrong.',
  '42501': 'The user of DATABASE_URL may not create tables there.',
  '42P07': otherVersion,
  '42701': otherVersion,
  '42P01': otherVersion,
  '42703': otherVersion,
  EACCES: 'The folder of DATA_DIR cannot be written.',
  EROFS: 'The folder of DATA_DIR cannot be written.',
  EPERM: 'The folder of DATA_DIR cannot be written.',
  ENAMETOOLONG: 'The name of DATA_DIR is too long.',
  NO_FOLDER: 'The folder of DATA_DIR cannot be made: choose another place for it.',
  EEXIST: 'DATA_DIR is not a folder.',
  ENOTDIR: 'DATA_DIR is not a folder.',
  WRONG_SECRET:
    'HAAT_SECRET (or the file secret in DATA_DIR) is not the one that this database was sealed with.',
  BAD_SECRET_FILE: 'The file secret in DATA_DIR is damaged: put it back, or set HAAT_SECRET.',
};

const reasonOf = (error: unknown): string | undefined =>
  error instanceof NotOpened
    ? undefined
    : reasons[sqlState(error) ?? (error as NodeJS.ErrnoException).code ?? ''];

const inTheLog = (error: unknown): string =>
  `${error instanceof NotOpened ? `${error.message}. ` : ''}What went wrong is in the log.`;
