import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const elsewhere = [
  // A script of the same name lies in the path, and leaves the browser behind when it is ended.
  '/usr/lib/chromium/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser that is named, or the one this machine has. A path that leads nowhere is told of by the session. */
export function findChromium(named: string | undefined, path = process.env.PATH ?? ''): string | undefined {
  if (named) return named;
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return [...elsewhere, ...folders.flatMap((folder) => names.map((name) => join(folder, name)))].find(canRun);
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return existsSync(file);
  } catch {
    return false;
  }
}
