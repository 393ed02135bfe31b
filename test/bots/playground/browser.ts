import { readFileSync } from 'node:fs';
import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A port of its own for an app; `cut` breaks every open connection, as a network does. */
export function listen(app: Hono, port = 0) {
  return new Promise<{ port: number; cut: () => void; close: () => Promise<void> }>((resolve) => {
    const server: ServerType = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (info) => {
      const cut = () => 'closeAllConnections' in server && server.closeAllConnections();
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          cut();
        });
      resolve({ port: info.port, cut, close });
    });
  });
}

export type Visit = {
  readonly page: Page;
  /** Errors of the page and its console, and requests that left this machine. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
};

export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  // The default of 30 s is that of the whole test, which would then not say what it waited for.
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  const { origin } = new URL(url);
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const from = new URL(request.url());
    if (from.origin !== origin && from.protocol !== 'blob:') complaints.push(`asked ${from.href}`);
  });
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

const script = readFileSync(new URL('./faint.js', import.meta.url), 'utf8');

/** Texts that are too hard to read, with the contrast they have. */
export const faint = (page: Page): Promise<readonly string[]> => page.evaluate<readonly string[]>(script);
