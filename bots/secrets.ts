import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Sealer, sealer } from '#db/sealed.ts';

/** What is drawn from the one secret, so that none of them tells another. */
export type Secrets = {
  readonly sealer: Sealer;
  /** Signs buttons. */
  readonly taps: string;
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
    local: text('local'),
  };
}

/** The secret of a folder: made once, readable by its owner only. For development; production brings its own. */
export function folderSecret(dataDir: string): string {
  const path = join(dataDir, 'secret');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(path, randomBytes(length).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8').trim();
}

/** Where the embedded database of a data folder lives; its lock stands beside it. */
export const databaseFolder = (dataDir: string): string => join(dataDir, 'db');
