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

/** A picture of one grey dot. */
const picture = {
  name: 'photo.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
    'base64',
  ),
};

type Fill = (dialog: ReturnType<Page['locator']>) => Promise<unknown>;

/** Presses a button of the order's card, behind "more" when it is there, and answers what it asks. */
async function presses(page: Page, name: string, until: RegExp, fill: Fill = async () => {}): Promise<void> {
  const board = page.locator('#board');
  const button = board.getByRole('button', { name, exact: true }).first();
  await button.waitFor({ state: 'attached' });
  if (!(await button.isVisible())) await board.locator('summary[data-focus=others]').first().click();
  await button.click();
  const dialog = page.locator('dialog[open]');
  if (await dialog.isVisible()) {
    await fill(dialog);
    await dialog.locator('button[value=yes]').click();
  }
  await page.locator('#answer').filter({ hasText: until }).waitFor();
}

const codeIn = async (page: Page, pattern: RegExp): Promise<string> => {
  const words = await page.locator('.bubble.shop').allInnerTexts();
  return words.reverse().flatMap((text) => pattern.exec(text)?.[1] ?? [])[0] ?? '';
};

async function picksUp(page: Page, { shoots }: Screen): Promise<void> {
  await page
    .locator('#tabs')
    .getByRole('button', { name: /Mine|My orders/ })
    .first()
    .click();
  await presses(page, 'Plan the visit', /is planned/, (dialog) =>
    dialog.locator('select[name=slot]').selectOption({ index: 1 }),
  );
  await presses(page, "I'm on my way", /Ask for the code/);
  await page
    .locator('.bubble.shop')
    .filter({ hasText: /code for the door/ })
    .waitFor();
  const code = await codeIn(page, /door: (\d{4})/);
  await presses(page, "I'm at the door", /right door/, (dialog) =>
    dialog.locator('input[name=code]').fill(code),
  );
  await presses(page, 'Enter what I found', /Add the photos/, async (dialog) => {
    await shoots('inspection');
    await dialog.locator('input[name=identifier]').fill('356938035643809');
    await dialog.locator('select[name=check]').selectOption('clean');
    await dialog.locator('select[name=unlocked]').selectOption('yes');
    await dialog.locator('select[name=answer-body]').selectOption('dented');
  });
  await presses(page, 'Add photos', /photos are kept/, async (dialog) => {
    for (const name of ['photo-check', 'photo-body'])
      await dialog.locator(`input[name=${name}]`).setInputFiles(picture);
  });
  await presses(page, 'Show the price', /price is worked out/);
}

async function isPaid(page: Page, { taps, types, shoots }: Screen): Promise<void> {
  await page
    .locator('.bubble.shop')
    .filter({ hasText: /The inspection of/ })
    .waitFor();
  const photo = page.locator('.bubble.shop img.photo').last();
  await expect
    .poll(() => photo.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth))
    .toBeGreaterThan(0);
  await shoots('price-after-inspection');
  await taps('Accept the price', /Where shall we send it/);
  await taps('Tell where to pay', /UPI ID/);
  await types('asha.rao@okaxis', /asxxxxao@okaxis/);
  await presses(page, 'Enter passed checks', /Noted: passed/, async (dialog) => {
    for (const gate of ['ownership', 'identity']) await dialog.locator(`input[value=${gate}]`).check();
  });
  await presses(page, 'Send payment code', /on its way to the customer/);
  await page
    .locator('.bubble.shop')
    .filter({ hasText: /payment code is \d{6}/ })
    .first()
    .waitFor();
  const code = await codeIn(page, /payment code is (\d{6})/);
  // The same on the telephone that nobody has here.
  const sms = page.locator('.bubble.sms').filter({ hasText: code });
  expect(await sms.innerText()).toContain('SMS to …10 (simulated)');
  await presses(page, 'Enter payment code', /code is right/, (dialog) =>
    dialog.locator('input[name=code]').fill(code),
  );
  await page
    .locator('.bubble.shop')
    .filter({ hasText: /no money has moved/ })
    .waitFor();
  await shoots('paid');
}

describe.each(databaseKinds)('the playground on %s', (kind) => {
  it('S0-8 S0-46 S0-51 S0-63 S0-65 S0-67 S0-69 S0-70: a whole sale is clicked through, claimed, picked up and paid', async () => {
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
    // What was worked on stays in sight, with what happened last on top of its story.
    await page.locator('#cards .card.chosen').getByText('under another tab now').waitFor();
    await expect.poll(() => page.locator('#timeline li').last().innerText()).toMatch(/order created/);
    await screen.shoots('claimed');
    await picksUp(page, screen);
    await isPaid(page, screen);
    expect(complaints).toEqual([]);
  }, 180_000);
});
