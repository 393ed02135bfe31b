import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Database, openDatabase } from '#db/client/index.ts';
import { checkDatabase } from '#db/invariants/index.ts';
import { trialBalance, walletOf } from '#db/ledger/index.ts';
import { haveFunds, haveVendors } from '../../db/a-vendor-list.ts';
import { openRazorpayx } from '../../standins/razorpayx/index.ts';
import { bank } from '../bank-account.ts';
import { type DatabaseKind, testDatabaseUrl, testTemplate } from '../database.ts';
import type { MortalShop } from './mortal-shop.ts';

/** What is to be undone after the test, newest first. */
export type Closing = (() => unknown)[];

export type Where = { readonly url: string } | { readonly dataDir: string };

export async function whereFor(kind: DatabaseKind, closing: Closing): Promise<Where> {
  if (kind === 'postgres') return { url: await testDatabaseUrl() };
  const dir = mkdtempSync(join(tmpdir(), 'haat-kill-'));
  closing.push(() => rmSync(dir, { recursive: true, force: true }));
  return { dataDir: join(dir, 'db') };
}

export async function prepare(where: Where): Promise<void> {
  const database = await openDatabase('url' in where ? where : { ...where, template: await testTemplate() });
  const members = 'test:asha';
  await haveVendors(database, { vendor: 'asha-mobiles', members, areas: '4000', categories: 'phone' });
  await haveFunds(database, 'asha-mobiles', 'asha-mobiles');
  await database.close();
}

type Plan = Parameters<typeof openRazorpayx>[0]['plan'];

/** The bank outlives the shop. What it has to say is said again until it is answered. */
export async function openBank(shop: () => MortalShop, plan: Plan) {
  const deliver = async ({ id, body, signature }: { id: string; body: string; signature: string }) => {
    const headers = {
      'content-type': 'application/json',
      'x-razorpay-signature': signature,
      'x-razorpay-event-id': id,
    };
    return shop().post('/webhooks/razorpayx', { method: 'POST', body, headers });
  };
  const double = await openRazorpayx({
    ...bank.account,
    webhookSecret: bank.webhookSecret,
    plan,
    deliver,
  });
  /** As a provider does: again until it is answered with 200, and once more after that. */
  const deliverAll = async (): Promise<void> => {
    for (let event = double.waiting[0]; event; event = double.waiting[0]) {
      expect(await deliver(event)).toBe(200);
      expect(await deliver(event)).toBe(200);
      double.waiting.shift();
    }
  };
  return { ...double, deliverAll };
}

/** What is for later may have become due since the shop was closed: that it was done before is what the walk looks at. */
export async function expectNothingLeft(database: Database): Promise<void> {
  const broken = (await checkDatabase(database)).filter(({ offending }) => offending.length > 0);
  expect(broken).toEqual([]);
  expect(await trialBalance(database)).toMatchObject({ balanced: true });
  expect((await walletOf(database, 'asha-mobiles')).held).toBe(0);
  const [left] = await database.query(`select
    (select count(*)::int from dead_letters) as parked,
    (select count(*)::int from outbox where failed_at is not null or tries > 0 or not later)
      + (select count(*)::int from outbox_batches) as undone`);
  expect(left).toEqual({ parked: 0, undone: 0 });
}
