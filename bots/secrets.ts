import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '#db/make-folder.ts';
import { type Sealer, sealer } from '#db/sealed.ts';

/** What is drawn from the one secret, so that none of them tells another. */
export type Secrets = {
  readonly sealer: Sealer;
  /** Signs buttons. */
  readonly taps: string;
  /** Makes and checks the codes that release payouts. */
  readonly payoutCodes: KeyObject;
  /** Lets scripts of this machine talk to a running Haat. */
  readonly local: string;
};

const length = 32;

export function deriveSecrets(secret: string): Secrets {
  const derive = (purpose: string) => new Uint8Array(hkdfSync('sha256', secret, 'haat', purpose, length));
  const text = (purpose: string) => Buffer.from(derive(purpose)).toString('base64url');
  return {
    sealer: sealer({ keys: new Map([['k1', derive('seal')]]), lookup: derive('lookup') }),
    taps: text('taps'),
    payoutCodes: createSecretKey(derive('payout-codes')),
    local: text('local'),
  };
}

/** Half of a secret, as a full disk may leave behind, is worse than none. */
class BadSecretFile extends Error {
  readonly code = 'BAD_SECRET_FILE';
}

/** The secret of a folder: made once, readable by its owner only. For development; production brings its own. */
export function folderSecret(dataDir: string): string {
  const path = join(dataDir, 'secret');
  makeFolder(dataDir);
  if (!existsSync(path)) make(path);
  const secret = readFileSync(path, 'utf8').trim();
  if (secret.length < length) throw new BadSecretFile('the file is too short');
  return secret;
}

/** Whole or not at all; of two that make it at the same time one wins. */
function make(path: string): void {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, randomBytes(length).toString('base64url'), { mode: 0o600, flush: true });
  try {
    linkSync(unfinished, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Where the embedded database of a data folder lives; its lock stands beside it. */
export const databaseFolder = (dataDir: string): string => join(dataDir, 'db');
