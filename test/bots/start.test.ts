import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readSettings } from '#bots/env.ts';
import { type Running, start } from '#bots/start.ts';
import { openDatabase } from '../../db/client/index.ts';
import { testDatabaseUrl } from '../support/database.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const folder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'haat-start-'));
  closing.push(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};
const quiet = { PORT: '0', LOG_LEVEL: 'silent' };

async function run(environment: Readonly<Record<string, string>>): Promise<Extract<Running, { ok: true }>> {
  const running = await start({ ...quiet, DATA_DIR: folder(), ...environment });
  if (!running.ok) throw new Error(running.faults.join('\n'));
  closing.push(() => running.stop());
  return running;
}

const faultsOf = (environment: Readonly<Record<string, string>>): string => {
  const read = readSettings(environment);
  return read.ok ? '' : read.faults.join('\n');
};

const cloud = {
  WHATSAPP_CLOUD_TOKEN: 'a token',
  WHATSAPP_CLOUD_PHONE_NUMBER_ID: '106540352242922',
  WHATSAPP_CLOUD_APP_SECRET: 's'.repeat(32),
  WHATSAPP_CLOUD_VERIFY_TOKEN: 'v'.repeat(16),
};

describe('settings', () => {
  it.each(Object.keys(cloud))('of WhatsApp are all there or none: %s is missed', (name) => {
    expect(faultsOf(cloud)).toBe('');
    expect(faultsOf({ ...cloud, [name]: '' })).toMatch(new RegExp(`^${name}: is needed`));
  });

  it('need nothing at all to try Haat out', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ' }).ok).toBe(true);
  });

  it.each([
    ['DATABASE_URL', { NODE_ENV: 'production', HAAT_SECRET: 'x'.repeat(32) }],
    ['HAAT_SECRET', { NODE_ENV: 'production', DATABASE_URL: 'postgres://localhost/haat' }],
    ['HAAT_SECRET', { HAAT_SECRET: 'short' }],
    [
      'PLAYGROUND',
      {
        NODE_ENV: 'production',
        PLAYGROUND: 'true',
        HAAT_SECRET: 'x'.repeat(32),
        DATABASE_URL: 'postgres://h/d',
      },
    ],
    ['TELEGRAM_WEBHOOK_SECRET', { TELEGRAM_BOT_TOKEN: '1:a', PUBLIC_URL: 'https://shop.example' }],
    ['SLACK_SIGNING_SECRET', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_ORDERS_CHANNEL: 'C1' }],
    ['SLACK_ORDERS_CHANNEL', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' }],
    ['PORT', { PORT: 'eighty' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'all' }],
    ['METRICS_TOKEN', { METRICS_TOKEN: 'short' }],
    ['WHATSAPP_WEB_QUIET_ZONE', { WHATSAPP_WEB_QUIET_ZONE: 'Mumbai' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/haat' }],
  ])('refuse in one clear line about %s', (name, environment) => {
    const faults = faultsOf(environment);
    expect(faults).toMatch(new RegExp(`^${name}`, 'm'));
    expect(faults).not.toContain('x'.repeat(32));
  });

  it.each([
    ['WHATSAPP_WEB_PAIR_NUMBER', '9876543210', '919876543210'],
    ['WHATSAPP_WEB_PAIR_NUMBER', '+919876543210', '919876543210'],
    ['WHATSAPP_WEB_PAIR_NUMBER', '09876543210', '919876543210'],
    ['WHATSAPP_WEB_CHROME_ARGS', 'no-sandbox', '--no-sandbox'],
    ['WHATSAPP_WEB_CHROME_ARGS', '--no-sandbox disable-gpu', '--no-sandbox'],
    ['WHATSAPP_WEB_CHROME_ARGS', '--disable-gpu -no-sandbox', '--no-sandbox'],
    ['WHATSAPP_WEB_HEADLESS', 'old', 'new or shell'],
    ['WHATSAPP_WEB', 'yes', 'WHATSAPP_WEB=true'],
    ['PLAYGROUND', '1', 'PLAYGROUND=true'],
    ['NODE_ENV', 'prod', 'development, test or production'],
    ['PORT', '70000', '3000'],
    ['PUBLIC_URL', 'shop.example', 'https://shop.example'],
    ['PUBLIC_URL', 'localhost:3000', 'https://shop.example'],
    ['DATABASE_URL', 'mysql://localhost/haat', 'postgres://'],
    ['SLACK_API_URL', 'slack', 'https://slack.com/api/'],
  ])('say in our own words what is wrong with %s=%s, with an example', (name, given, example) => {
    const faults = faultsOf({ [name]: given });
    expect(faults.split('\n')).toEqual([expect.stringMatching(new RegExp(`^${name}: (?:is|each) `))]);
    expect(faults).toContain(example);
    expect(faults).not.toMatch(/Invalid|expected/i);
  });

  it.each([
    ['--no-sandbox', ['--no-sandbox']],
    ['--user-agent=A Phone --disable-gpu', ['--user-agent=A Phone', '--disable-gpu']],
    [
      ' --host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE a.example  --x',
      ['--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE a.example', '--x'],
    ],
  ])('take arguments for the browser as they are written: %s', (given, args) => {
    const read = readSettings({ WHATSAPP_WEB_CHROME_ARGS: given });
    expect(read.ok && read.settings.WHATSAPP_WEB_CHROME_ARGS).toEqual(args);
  });

  it('never simulate a provider in production', async () => {
    const running = await run({
      NODE_ENV: 'production',
      HAAT_SECRET: 'a secret of production, long enough for anybody',
      DATABASE_URL: await testDatabaseUrl(),
    });
    expect((await fetch(`${running.url}/playground/`)).status).toBe(404);
  });
});

describe('a Haat that runs', () => {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'haat-runs-'));
  let running: Extract<Running, { ok: true }>;
  beforeAll(async () => {
    const opened = await start({ ...quiet, DATA_DIR });
    if (!opened.ok) throw new Error(opened.faults.join('\n'));
    running = opened;
  });
  afterAll(async () => {
    await running.stop();
    rmSync(DATA_DIR, { recursive: true, force: true });
  });

  it('tells that it lives, whether it is ready, and what it does', async () => {
    const { url } = running;
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ ok: true });
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([
      200,
      { ready: true, database: 'ok', terminal: 'ok' },
    ]);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    for (const name of [
      'haat_turns_total',
      'haat_turn_seconds',
      'haat_outbox_age_seconds',
      'haat_batch_turns',
    ])
      expect(metrics).toContain(name);
    expect((await fetch(`${url}/nothing`)).status).toBe(404);
  });

  it('keeps its folder to itself, and says who has it', async () => {
    const second = await start({ ...quiet, DATA_DIR });
    expect(second.ok ? '' : second.faults.join()).toMatch(/already running on this folder/);
    expect((await fetch(`${running.url}/healthz`)).status).toBe(200);
  });

  it.each([
    ['POST', '/terminal/messages'],
    ['POST', '/admin/books'],
    ['POST', '/admin/areas'],
  ])('lets nobody in at %s %s without the token of this machine', async (method, path) => {
    expect((await fetch(`${running.url}${path}`, { method, body: '{}' })).status).toBe(401);
  });
});

describe('a Haat that cannot start', () => {
  it('says so when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    closing.push(() => other.close());
    await new Promise((listening) => other.once('listening', listening));
    const PORT = String((other.address() as AddressInfo).port);
    // Before the database, which would be seconds: this one cannot be reached, and is not spoken of.
    const DATABASE_URL = 'postgres://nobody@127.0.0.1:1/none';
    const refused = await start({ ...quiet, DATA_DIR: folder(), PORT, DATABASE_URL });
    expect(refused.ok ? '' : refused.faults.join()).toContain(`Port ${PORT} is in use`);
  });

  it.each(['192.0.2.1', 'no.such.host.invalid', '127.0.0.1:4881'])(
    'says so when %s is no address of this machine',
    async (HOST) => {
      const refused = await start({ ...quiet, DATA_DIR: folder(), HOST });
      expect(refused.ok ? '' : refused.faults.join()).toBe(
        `${HOST} is no address of this machine. Set HOST to one of its own.`,
      );
    },
  );

  it.runIf(process.platform === 'linux').each([
    ['/proc/haat', /cannot be made/],
    ['/proc/haat/data', /cannot be made/],
    ['/dev/null', /is not a folder/],
    ['/dev/null/data', /is not a folder/],
  ])('says so at once when its data cannot be in %s', async (DATA_DIR, why) => {
    const refused = await start({ ...quiet, DATA_DIR });
    const said = refused.ok ? '' : refused.faults.join('\n');
    expect(said).toMatch(/^Haat cannot start\. .*DATA_DIR.*$/);
    expect(said).toMatch(why);
  });

  it('says so when DATA_DIR leads nowhere', async () => {
    const DATA_DIR = join(folder(), 'link');
    symlinkSync(join(tmpdir(), 'haat-is-not-here'), DATA_DIR);
    const refused = await start({ ...quiet, DATA_DIR });
    expect(refused.ok ? '' : refused.faults.join()).toMatch(/DATA_DIR is not a folder/);
  });

  it('names the channel that cannot be opened, and lets go of its database', async () => {
    vi.doMock('#bots/telegram/index.ts', () => {
      throw new Error('half installed');
    });
    closing.push(() => vi.doUnmock('#bots/telegram/index.ts'));
    const DATABASE_URL = await testDatabaseUrl();
    const refused = await start({ ...quiet, DATA_DIR: folder(), DATABASE_URL, TELEGRAM_BOT_TOKEN: '1:a' });
    expect(refused.ok ? '' : refused.faults).toEqual([
      'Haat cannot start. Telegram could not be opened. What went wrong is in the log.',
    ]);
    const database = await openDatabase({ url: DATABASE_URL });
    closing.push(() => database.close());
    const others = `select application_name from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
    await vi.waitFor(async () => expect(await database.query(others)).toEqual([]));
  });

  it('says so when the secret is not the one that the database was sealed with', async () => {
    const DATABASE_URL = await testDatabaseUrl();
    const first = await start({ ...quiet, DATA_DIR: folder(), DATABASE_URL, HAAT_SECRET: 'a'.repeat(40) });
    if (first.ok) await first.stop();
    const second = await start({ ...quiet, DATA_DIR: folder(), DATABASE_URL, HAAT_SECRET: 'b'.repeat(40) });
    expect(second.ok ? '' : second.faults.join()).toMatch(/not the one that this database was sealed with/);
  });

  it('says so when its tables were made by another version, and leaves them as they are', async () => {
    const DATABASE_URL = await testDatabaseUrl();
    const first = await start({ ...quiet, DATA_DIR: folder(), DATABASE_URL, HAAT_SECRET: 'a'.repeat(40) });
    if (first.ok) await first.stop();
    const database = await openDatabase({ url: DATABASE_URL });
    await database.query('delete from drizzle.__drizzle_migrations', []);
    await database.close();
    const second = await start({ ...quiet, DATA_DIR: folder(), DATABASE_URL, HAAT_SECRET: 'a'.repeat(40) });
    expect(second.ok ? '' : second.faults.join()).toMatch(
      /made by another version of Haat.*start with the version/,
    );
  });

  it('says so when its secret file is damaged', async () => {
    const DATA_DIR = folder();
    writeFileSync(join(DATA_DIR, 'secret'), '');
    const refused = await start({ ...quiet, DATA_DIR, DATABASE_URL: await testDatabaseUrl() });
    expect(refused.ok ? '' : refused.faults.join()).toMatch(/file secret in DATA_DIR is damaged/);
  });

  it('says so when the database of DATABASE_URL cannot be reached', async () => {
    const refused = await start({
      ...quiet,
      DATA_DIR: folder(),
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/haat',
    });
    expect(refused.ok ? '' : refused.faults.join()).toMatch(/database of DATABASE_URL cannot be reached/);
  });
});
