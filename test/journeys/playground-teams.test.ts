import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, start } from '#bots/start.ts';
import { launchBrowser } from '../support/chromium.ts';

describe('the teams of the shop on the board of the playground', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'haat-teams-'));
  let browser: Browser;
  let haat: Running;
  let page: Page;
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
    haat = await start({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' });
    if (!haat.ok) throw new Error(haat.faults.join('\n'));
    page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(haat.url);
  });
  afterAll(async () => {
    await browser.close();
    if (haat.ok) await haat.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const hears = (until: RegExp) => page.locator('.bubble.shop').filter({ hasText: until }).last().waitFor();
  const says = async (text: string, until: RegExp) => {
    await page.locator('#message').fill(text);
    await page.locator('#message').press('Enter');
    await hears(until);
  };
  const asks = async (text: string) => {
    await page.locator('#command').fill(text);
    await page.locator('#command').press('Enter');
  };
  const found = () => page.locator('#found .card');

  it('S0-7 S0-89: anybody reads the training card there, S0-3: and how the shop stands', async () => {
    await asks('/sop card');
    await found().getByText('Device type → Brand → Model').waitFor();
    await asks('/funnel');
    await found().getByText('Funnel of the last 7 days').waitFor();
    await asks('nonsense');
    await page.locator('#answer').getByText('Write one of: /where, /sop, /funnel').waitFor();
    await page.getByText('How the shop stands').click();
    await page.locator('#figures').getByText('Today: 0 orders').waitFor();
  });

  it('S0-1: who only picks up may not read the funnel there', async () => {
    await page.getByText('Ravi (vendor)').click();
    await asks('/funnel');
    await page.locator('#answer').getByText('You are here as Vendor').waitFor();
    await page.getByText('Meera', { exact: true }).click();
  });

  it('B20 S0-19: finds where a customer stands from their task, and answers for them', async () => {
    await says('sell', /What would you like to sell/);
    await says('laptop', /Which brand is your laptop/);
    await says('agent', /I've called someone/);
    await page.getByRole('button', { name: /Waiting for CX/ }).click();
    const task = page.locator('#cards .card', { hasText: 'Customer wants a person' });
    await task.getByRole('button', { name: 'Where are they?' }).click();
    await found().getByText('At step 2 of 12').waitFor();
    await found().getByText('With our team').waitFor();
    await found().getByRole('button', { name: 'Give back to the bot' }).click();
    await hears(/I'm back/);
    await found().getByRole('button', { name: 'Answer for them' }).click();
    await page.getByLabel('Device type').selectOption('Phone');
    await page.getByRole('button', { name: 'Go ahead' }).click();
    await hears(/Which brand is your phone/);
  });

  it('S0-5 S0-75: puts a ready answer into the text, where it is read before it goes', async () => {
    await says('agent', /I've called someone/);
    const task = page.locator('#cards .card', { hasText: 'Customer wants a person' });
    await task.getByRole('button', { name: 'Answer', exact: true }).click();
    await page.getByLabel('Ready answer').selectOption('Is pickup free?');
    const text = page.getByLabel('Message to the customer');
    expect(await text.inputValue()).toBe('Yes, doorstep pickup is 100% free.');
    await text.fill('Yes, doorstep pickup is 100% free. Really.');
    await page.getByRole('button', { name: 'Go ahead' }).click();
    await hears(/Meera from our team:\s*Yes, doorstep pickup is 100% free\. Really\./);
    expect(complaints).toEqual([]);
  });
});
