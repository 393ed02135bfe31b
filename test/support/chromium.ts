import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** As root there is no sandbox; the others keep the browser from speaking to anyone but the page's own server. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium: the one CHROMIUM_PATH names, the system's, or the one that npm installed. */
export async function launchBrowser(path = systemChromium()): Promise<Browser> {
  const executablePath = path ?? (await packagedChromium());
  try {
    return await chromium.launch({ executablePath, args: flags });
  } catch (error) {
    const help = 'Chromium did not start. Its libraries come with: apt-get install chromium';
    throw new Error(`${help} (${executablePath})`, { cause: error });
  }
}

/** The program itself, for whoever starts it in another way; one that is made for no screen has no other mode. */
export async function chromiumProgram(): Promise<{
  readonly path: string;
  readonly headless: 'new' | 'shell';
}> {
  const path = systemChromium() ?? (await packagedChromium());
  return { path, headless: /headless|\.cache/.test(path) ? 'shell' : 'new' };
}

function systemChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return (
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(whereIs).find(Boolean) ??
    (existsSync(mac) ? mac : undefined)
  );
}

/**
 * Unpacks the package's browser under .cache, once. The package itself would unpack to a fixed place, where another
 * process may start it before it is whole.
 */
export async function packagedChromium(): Promise<string> {
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'),
  );
  const home = join(root, '.cache', `chromium-${version}`);
  if (existsSync(home)) return join(home, 'chromium');
  mkdirSync(join(root, '.cache'), { recursive: true });
  const unfinished = mkdtempSync(join(root, '.cache', 'chromium-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = unfinished;
  try {
    const { default: unpacker } = await import('@sparticuz/chromium');
    await unpacker.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  settle(unfinished, home);
  return join(home, 'chromium');
}

/** Two processes may have unpacked at the same time: the first one stays. */
function settle(unfinished: string, home: string): void {
  try {
    renameSync(unfinished, home);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
}

function whereIs(name: string): string | undefined {
  try {
    return (
      execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() ||
      undefined
    );
  } catch {
    return undefined;
  }
}
