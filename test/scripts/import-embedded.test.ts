import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentVersion, loadServiceAreas } from '#db/books/index.ts';
import { openDatabase } from '#db/client/index.ts';
import { adminBooks } from '../../bots/http/admin-books.ts';
import { databaseFolder, deriveSecrets, folderSecret } from '../../bots/secrets.ts';
import { importAreas } from '../../scripts/import-catalogue/import-areas.ts';
import { importCatalogue } from '../../scripts/import-catalogue/import-catalogue.ts';
import { aPriceList } from '../db/a-price-list.ts';
import { testTemplate } from '../support/database.ts';
import { recordedScreen } from './recorded-screen.ts';

describe('npm run import-catalogue with the embedded database', () => {
  let dataDir: string;
  let file: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'haat-import-'));
    file = join(dataDir, 'prices.csv');
    writeFileSync(file, aPriceList());
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const open = async () => openDatabase({ dataDir: databaseFolder(dataDir), template: await testTemplate() });

  async function runningShop(token = deriveSecrets(folderSecret(dataDir)).local) {
    const database = await open();
    const app = new Hono();
    adminBooks(app, { database, token, now: Date.now });
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise((resolve) => server.once('listening', resolve));
    database.announce?.(`http://localhost:${(server.address() as AddressInfo).port}`);
    const stop = async () => {
      server.close();
      await database.close();
    };
    return { database, server, stop };
  }

  const run = async (...args: string[]) => {
    const { screen, lines, text } = recordedScreen();
    return { code: await importCatalogue([file, '--data-dir', dataDir, ...args], {}, screen), lines, text };
  };

  it('S0-81: opens it when nobody else has it, as a command with an exit code', async () => {
    await (await open()).close();
    const command = (...args: string[]) => {
      const script = ['--import', 'tsx', 'scripts/import-catalogue.ts', file, '--data-dir', dataDir, ...args];
      const env = { ...process.env, DATABASE_URL: '' };
      const { status, stdout, stderr } = spawnSync(process.execPath, script, { env, encoding: 'utf8' });
      return { status, stdout, stderr };
    };
    const first = command();
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout.trim().split('\n').at(-1)).toBe(
      'Price book 1 is in force with 1 variant: 1 new, 0 changed, 0 gone.',
    );
    rmSync(file);
    expect(command()).toMatchObject({ status: 1, stderr: `There is no file ${file}.\n` });
  });

  it('S0-81: goes through the Haat that runs on it', async () => {
    const { database, stop } = await runningShop();
    const { code, lines, text } = await run('--by', 'Asha');
    expect([code, lines.at(-1)]).toEqual([
      0,
      'end: Price book 1 is in force with 1 variant: 1 new, 0 changed, 0 gone.',
    ]);
    expect(text()).toContain('compared it with Haat, which runs at http://localhost:');
    const [row] = await database.query('select published_by from price_books');
    expect(row).toEqual({ published_by: 'Asha' });
    writeFileSync(file, aPriceList({ base_price_inr: '99,000' }));
    expect(await run()).toMatchObject({ code: 1 });
    expect(await run('--dry-run', '--force-prices')).toMatchObject({ code: 0 });
    expect(await currentVersion(database)).toBe(1);
    writeFileSync(file, 'area,city\n560,Bengaluru\n');
    expect(await importAreas([file, '--data-dir', dataDir], {}, recordedScreen().screen)).toBe(0);
    expect(await loadServiceAreas(database)).toEqual([{ area: '560', city: 'Bengaluru' }]);
    await stop();
  });

  it('is told why the Haat that runs does not take it', async () => {
    const stranger = await runningShop('of somebody else');
    expect((await run()).text()).toContain('error: Haat does not take lists from you');
    stranger.server.close();
    expect(await run()).toMatchObject({
      code: 1,
      lines: expect.arrayContaining(['end: Nothing was published.']),
    });
    expect((await run()).text()).toContain('does not answer. Is it stopping? Try again in a moment.');
    await stranger.stop();
  });

  it('waits for nobody who has the folder and cannot be reached', async () => {
    mkdirSync(dataDir, { recursive: true });
    const database = await open();
    expect((await run()).text()).toContain('error: Another process uses the data folder');
    await database.close();
  });
});
