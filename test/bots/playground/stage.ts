import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createCopy } from '#prompts/index.ts';
import { launchBrowser } from '../../support/chromium.ts';
import { listen, type Visit, visit } from './browser.ts';
import { type Playground, playground } from './harness.ts';
import { scriptedShop } from './scripted-shop.ts';

export const copy = createCopy();

/** A scripted shop that serves its page. */
type Serving = Playground & {
  readonly shop: Awaited<ReturnType<typeof scriptedShop>>;
  readonly server: Awaited<ReturnType<typeof listen>>;
};

type How = {
  /** How far each chat has come, when a shop before this one knew it. */
  readonly memory?: Map<string, number>;
  readonly port?: number;
};

/** A browser before the page; the shop behind it is a new one in each test of the suite that asks for this. */
export function stage() {
  let browser: Browser;
  let serving: Serving;
  let visits: readonly Visit[] = [];
  const serve = async (how: How = {}) => {
    serving = await serveShop(how);
  };
  const stop = async () => {
    await serving.channel.stop();
    await serving.server.close();
  };
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(() => serve());
  afterEach(async () => {
    for (const { close } of visits) await close();
    visits = [];
    await stop();
  });
  return {
    serve,
    stop,
    serving: () => serving,
    complaints: () => visits.flatMap((each) => each.complaints),
    open: async (query = '?as=asha&lang=en', options?: Parameters<typeof visit>[2]): Promise<Page> => {
      const made = await visit(browser, `http://127.0.0.1:${serving.server.port}/${query}`, options);
      visits = [...visits, made];
      await made.page.locator('.answers').waitFor();
      await made.page.locator('.card').first().waitFor({ state: 'attached' });
      return made.page;
    },
  };
}

async function serveShop({ memory, port }: How): Promise<Serving> {
  const here = playground(copy);
  const shop = await scriptedShop(here, memory);
  return { ...here, shop, server: await listen(here.app, port) };
}

export const bubbles = (page: Page) => page.locator('.bubble:not(.writing) .words');

export const says = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel('Message', { exact: true }).fill(text);
  await page.keyboard.press('Enter');
};

export const reads = (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor();

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

export const focused = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate<boolean>(`document.activeElement.matches('${selector}')`);
