import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#db/client/index.ts';
import { recordLostLead } from '#db/leads/index.ts';
import { loadVendors } from '#db/vendors/index.ts';
import { adminBooks } from '../../bots/http/admin-books.ts';
import { databaseFolder, deriveSecrets, folderSecret } from '../../bots/secrets.ts';
import { importVendors } from '../../scripts/import-catalogue/import-vendors.ts';
import { showLostLeads } from '../../scripts/import-catalogue/lost-leads.ts';
import { aVendorList } from '../db/a-vendor-list.ts';
import { testTemplate } from '../support/database.ts';
import { recordedScreen } from './recorded-screen.ts';

describe('npm run import-vendors and npm run lost-leads', () => {
  let dataDir: string;
  let file: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'haat-vendors-'));
    file = join(dataDir, 'vendors.csv');
    writeFileSync(file, aVendorList({}));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const open = async () => openDatabase({ dataDir: databaseFolder(dataDir), template: await testTemplate() });
  const run = async (...args: string[]) => {
    const { screen, lines, text } = recordedScreen();
    return { code: await importVendors([file, '--data-dir', dataDir, ...args], {}, screen), lines, text };
  };
  const leads = async (...args: string[]) => {
    const { screen, lines, text } = recordedScreen();
    return { code: await showLostLeads(['--data-dir', dataDir, ...args], {}, screen), lines, text };
  };
  const aLead = (id: string, at = Date.now()) =>
    ({
      id,
      conversation: `telegram:1:${id}`,
      pincode: '585101',
      district: 'Kalaburagi',
      category: 'phone',
      estimate: 1_250_000,
      at,
    }) as const;

  it('S0-44: show what a list would change, and what it changed', async () => {
    await (await open()).close();
    const dry = await run('--dry-run');
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.lines.slice(-2)).toEqual([
      'New (1)\nBandra Buyback (bandra)',
      'end: Dry run, nothing was published.',
    ]);
    expect((await run()).lines.at(-1)).toBe('end: 1 vendor in force.');
    expect((await run()).lines.at(-1)).toBe('end: No changes: the same vendors stay in force.');
    writeFileSync(file, aVendorList({ capacity: '3', active: 'no' }));
    expect((await run()).text()).toContain('Changed (1)\nBandra Buyback (bandra): capacity, active');
    writeFileSync(file, aVendorList({ vendor: 'thane' }));
    expect((await run()).text()).not.toContain('Gone');
  });

  it('S0-44: name each bad line and change nothing', async () => {
    await (await open()).close();
    writeFileSync(file, aVendorList({}, { vendor: 'b', areas: 'Bandra' }));
    const { code, text } = await run();
    expect(code).toBe(1);
    expect(text()).toContain('error: line 3: areas is "Bandra": write pincodes');
    expect(text()).toContain('end: Nothing was published: 1 fault in the list.');
    const database = await open();
    expect(await loadVendors(database)).toMatchObject([{ id: 'house' }]);
    await database.close();
  });

  it('B11: list where a vendor is missing, of the last week or longer', async () => {
    const database = await open();
    await recordLostLead(database, aLead('a'));
    await recordLostLead(database, aLead('b'));
    await recordLostLead(database, { ...aLead('c', Date.now() - 9 * 86_400_000), category: 'laptop' });
    await database.close();
    const week = await leads();
    expect(week.code).toBe(0);
    expect(week.text()).toMatch(/585101 {2}Kalaburagi +phone +2 leads +₹25,000/);
    expect(week.lines.at(-1)).toBe('end: 2 leads of ₹25,000 in 1 place.');
    expect((await leads('--days', '30')).lines.at(-1)).toBe('end: 3 leads of ₹37,500 in 2 places.');
    expect(await leads('--days', 'all')).toMatchObject({ code: 1 });
  });

  it('S0-44 B11: ask the Haat that has the embedded database open', async () => {
    const database = await open();
    const app = new Hono();
    const token = deriveSecrets(folderSecret(dataDir)).local;
    adminBooks(app, { database, token, now: Date.now });
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise((resolve) => server.once('listening', resolve));
    database.announce?.(`http://localhost:${(server.address() as AddressInfo).port}`);
    expect((await leads()).lines.at(-1)).toBe('end: None: everybody was served.');
    await recordLostLead(database, aLead('a'));
    expect((await leads()).lines.at(-1)).toBe('end: 1 lead of ₹12,500 in 1 place.');
    expect((await run('--dry-run')).text()).toContain('compared it with Haat, which runs at');
    expect((await loadVendors(database)).length).toBe(1);
    expect(await run()).toMatchObject({ code: 0 });
    expect((await loadVendors(database)).map(({ id }) => id)).toEqual(['bandra', 'house']);
    writeFileSync(file, 'vendor\n');
    expect(await run()).toMatchObject({ code: 1 });
    for (const path of ['/admin/lost-leads?since=yesterday', '/admin/vendors?mode=perhaps']) {
      const method = path.includes('vendors') ? 'POST' : 'GET';
      const answer = await app.request(path, { method, headers: { authorization: `Bearer ${token}` } });
      expect(answer.status).toBe(400);
      expect((await app.request(path, { method })).status).toBe(401);
    }
    server.close();
    await database.close();
  });
});
