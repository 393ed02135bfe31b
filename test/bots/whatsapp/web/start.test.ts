import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { type Running, start } from '#bots/start.ts';
import { startWhatsappWeb } from '../../../standins/whatsapp-web/index.ts';
import { chromiumProgram } from '../../../support/chromium.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  vi.restoreAllMocks();
});

async function run(environment: Readonly<Record<string, string>>): Promise<Extract<Running, { ok: true }>> {
  const folder = mkdtempSync(join(tmpdir(), 'haat-start-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const running = await start({
    ...{ PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: folder, WHATSAPP_WEB: 'true' },
    ...environment,
  });
  if (!running.ok) throw new Error(running.faults.join('\n'));
  closing.push(() => running.stop());
  return running;
}

type Readiness = { readonly ready: boolean; readonly 'whatsapp-web': string };

const readiness = async (url: string): Promise<Readiness> => (await fetch(`${url}/readyz`)).json() as never;

it('whoever starts Haat sees the code in the terminal, on its page and the playground’s, scans it, and is answered', async () => {
  const shown = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const wa = await startWhatsappWeb({ refMs: 300_000 });
  closing.push(() => wa.stop());
  const { path, headless } = await chromiumProgram();
  const { url } = await run({
    CHROMIUM_PATH: path,
    WHATSAPP_WEB_HEADLESS: headless,
    WHATSAPP_WEB_CHROME_ARGS: wa.chromeArgs.join(' '),
    WHATSAPP_WEB_QUIET_HOURS: 'none',
  });
  await expect.poll(() => shown.mock.calls.length).toBe(1);
  const drawn = String(shown.mock.calls[0]?.[0]);
  const page = /Link a phone: (\S+)/.exec(drawn)?.[1] ?? '';
  expect(drawn).toMatch(/[▀▄█]/);
  expect(await (await fetch(page)).text()).toContain('<svg');
  expect(await (await fetch(`${url}/playground/linked-phone`)).text()).toContain('<svg');
  expect((await fetch(`${url}/whatsapp-web`)).status).toBe(401);
  expect((await readiness(url))['whatsapp-web']).toMatch(/waits for a phone|starts/);
  const [line] = wa.world.lines;
  wa.phone.scan(`${line?.ref},noise,identity,secret,1`);
  await expect.poll(() => readiness(url)).toMatchObject({ ready: true, 'whatsapp-web': 'ok' });
  const asha = wa.person({ number: '919876543210', name: 'Asha' });
  asha.says('hi');
  await asha.hears(/What would you like to do/);
});

it('without a browser Haat is open all the same, and says in a line what is missing', async () => {
  const { url } = await run({ CHROMIUM_PATH: '/nowhere/chromium' });
  await expect
    .poll(async () => (await readiness(url))['whatsapp-web'])
    .toMatch(/“\/nowhere\/chromium”.*CHROMIUM_PATH.*apt-get install chromium/);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});
