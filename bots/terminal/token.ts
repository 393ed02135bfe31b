import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Whoever can read this file may talk to the shop that runs here: it is beside the data folder, and only its owner's. */
const pathOf = (dataDir: string): string => `${dataDir.replace(/[/\\]+$/, '')}.token`;

/** A new token for this run; 256 bits. */
export function issueToken(dataDir: string): string {
  const token = randomBytes(32).toString('base64url');
  // A file that is there already would keep its mode.
  rmSync(pathOf(dataDir), { force: true });
  writeFileSync(pathOf(dataDir), token, { mode: 0o600, flag: 'wx' });
  return token;
}

export function readToken(dataDir: string): string | undefined {
  try {
    return readFileSync(pathOf(dataDir), 'utf8').trim();
  } catch {
    return undefined;
  }
}
