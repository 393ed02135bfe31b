import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { startWhatsappWeb, type WhatsappWeb } from '../../../standins/whatsapp-web/index.ts';
import { chromiumProgram } from '../../../support/chromium.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address ? address.port : 0;
}

type Place = {
  readonly wa: WhatsappWeb;
  readonly folder: string;
  readonly port: number;
  readonly scanned: string[];
};

/** Haat as its operator starts it, until it is linked. */
async function startHaat({ wa, folder, port, scanned }: Place): Promise<ChildProcess> {
  const { path, headless } = await chromiumProgram();
  const haat = spawn(process.execPath, ['--import', 'tsx', 'bots/main.ts'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      ...{ PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'silent', WHATSAPP_WEB: 'true' },
      ...{ CHROMIUM_PATH: path, WHATSAPP_WEB_HEADLESS: headless, WHATSAPP_WEB_QUIET_HOURS: 'none' },
      WHATSAPP_WEB_CHROME_ARGS: wa.chromeArgs.join(' '),
    },
  });
  closing.push(async () => {
    if (haat.exitCode !== null || haat.signalCode !== null) return;
    haat.kill('SIGTERM');
    await once(haat, 'exit');
  });
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect
    .poll(
      async () => {
        const waiting = [...wa.world.lines].find(({ ref }) => ref !== undefined);
        if (waiting?.ref) {
          scanned.push(waiting.ref);
          wa.phone.scan(`${waiting.ref},noise,identity,secret,1`);
        }
        return isReady();
      },
      { timeout: 60_000 },
    )
    .toBe(true);
  return haat;
}

it('a Haat that is killed answers what came meanwhile once, says nothing twice, and asks for no code', async () => {
  const wa = await startWhatsappWeb({ refMs: 300_000 });
  closing.push(() => wa.stop());
  const folder = mkdtempSync(join(tmpdir(), 'haat-killed-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const place = { wa, folder, port: await freePort(), scanned: [] };
  const first = await startHaat(place);
  const asha = wa.person({ number: '919876543210', name: 'Asha' });
  asha.says('hi');
  await asha.hears(/What would you like to do/);
  first.kill('SIGKILL');
  await once(first, 'exit');
  await wa.until(() => wa.world.lines.size === 0, 'the browser lives on');
  asha.says('sell');
  await startHaat(place);
  await asha.hears(/What would you like to sell/);
  const questions = asha.messages().map(({ text }) => /What would you like to (?:do|sell)/.exec(text)?.[0]);
  expect(questions).toEqual(['What would you like to do', 'What would you like to sell']);
  expect(place.scanned).toHaveLength(1);
}, 120_000);
