import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { start } from '#bots/start.ts';
import { launchBrowser } from '../support/chromium.ts';
import { databaseKinds, testDatabaseUrl } from '../support/database.ts';

/** Set to a folder to keep the pictures of the README: PICTURES=.github/pictures */
const pictures = process.env.PICTURES;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  if (pictures) mkdirSync(pictures, { recursive: true });
});
afterAll(() => browser.close());

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Haat as `npm start` runs it, on a folder or on Postgres, on a port of its own. */
async function runHaat(kind: 'pglite' | 'postgres'): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'haat-journey-'));
  closing.push(async () => rmSync(dataDir, { recursive: true, force: true }));
  const url = kind === 'postgres' ? { DATABASE_URL: await testDatabaseUrl() } : {};
  const running = await start({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent', ...url });
  if (!running.ok) throw new Error(running.faults.join('\n'));
  closing.push(() => running.stop());
  return running.url;
}

type Screen = {
  readonly taps: (label: string, until: RegExp) => Promise<void>;
  readonly types: (text: string, until: RegExp) => Promise<void>;
  readonly shoots: (name: string) => Promise<void>;
};

async function openPage(url: string, complaints: string[]): Promise<{ page: Page; screen: Screen }> {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on(
    'request',
    (request) => !request.url().startsWith(url) && complaints.push(`request to ${request.url()}`),
  );
  closing.push(() => page.close());
  await page.goto(url);
  const hears = (until: RegExp) => page.locator('.bubble.shop').filter({ hasText: until }).last().waitFor();
  const screen: Screen = {
    taps: async (label, until) => {
      await page.locator('section.chat').getByRole('button', { name: label, exact: true }).last().click();
      await hears(until);
    },
    types: async (text, until) => {
      await page.locator('#message').fill(text);
      await page.locator('#message').press('Enter');
      await hears(until);
    },
    shoots: async (name) => {
      if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) });
    },
  };
  return { page, screen };
}

async function sells({ taps, types, shoots }: Screen): Promise<void> {
  await taps('Sell a device', /What would you like to sell/);
  await taps('Phone', /Which brand/);
  await taps('Apple', /Which Apple/);
  await taps('iPhone 11', /Which iPhone 11 exactly/);
  await taps('128 GB', /Does it turn on/);
  await taps('Yes, it turns on', /How is the display/);
  await taps('Light scratches, no cracks', /back and the sides/);
  await types('1', /battery health/);
  await types('1', /cameras work/);
  await types('1', /Face ID/);
  await types('1', /buttons and ports/);
  await types('1', /anything else not work/);
  await types('1', /Estimated Price/);
  await shoots('price');
  await taps('Sell now', /full name/);
  await types('Asha Rao', /mobile number/);
  await types('98765 43210', /WhatsApp on the same number/);
  await taps('Same number', /pick it up/);
  await types('Flat 12B, Sai Kripa, SV Road, Andheri West', /pincode/);
  await types('400058', /landmark/);
  await taps('Skip', /When may the partner come/);
  await types('tomorrow morning', /Please check everything/);
  await taps('✅ Create order', /Order created: HT-/);
}

describe.each(databaseKinds)('the playground on %s', (kind) => {
  it('S0-8 S0-51 S0-63: a whole sale is clicked through and claimed on the board', async () => {
    const complaints: string[] = [];
    const { page, screen } = await openPage(await runHaat(kind), complaints);
    await sells(screen);
    const card = page.locator('#board').getByText('Apple iPhone 11 128 GB').first();
    await card.waitFor();
    await screen.shoots('order');
    await page.locator('#board').getByRole('button', { name: 'Claim', exact: true }).first().click();
    await page
      .locator('.bubble.shop')
      .filter({ hasText: /our pickup partner/ })
      .waitFor();
    await page.getByText('order-created').first().waitFor();
    await screen.shoots('claimed');
    expect(complaints).toEqual([]);
  }, 120_000);
});
