import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlreadyRunning, lockFolder, readLock } from '../../db/lock.ts';

/** Takes the lock in another process, prints what came of it, and holds it until its input ends. */
const holder = `
  import { lockFolder } from './db/lock.ts';
  try {
    const lock = lockFolder(process.argv[1]);
    if (process.argv[2]) lock.announce(process.argv[2]);
    console.log('taken');
    process.stdin.resume().on('end', () => process.exit());
  } catch (error) {
    console.log(error.message);
  }`;

describe('a data folder', () => {
  let folder: string;
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'haat-lock-'));
    folder = join(parent, 'data');
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  const startHolder = (...more: string[]) =>
    spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', holder, folder, ...more]);
  const firstLine = async (child: ReturnType<typeof startHolder>): Promise<string> =>
    String((await once(child.stdout, 'data'))[0]).trim();
  const deadPid = (): number => Number(execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }));

  it('belongs to one process, which says where it is', async () => {
    const child = startHolder('http://localhost:3000');
    expect(await firstLine(child)).toBe('taken');
    expect(readLock(folder)).toMatchObject({ pid: child.pid, url: 'http://localhost:3000' });
    expect(() => lockFolder(folder)).toThrow(
      `Haat is already running on this folder (process ${child.pid}, http://localhost:3000)`,
    );
    child.stdin.end();
    await once(child, 'exit');
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });

  it('can be taken after its process was killed', async () => {
    const child = startHolder();
    await firstLine(child);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(`${folder}.lock`)).toBe(true);
    expect(readLock(folder)).toBeUndefined();
    lockFolder(folder).release();
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });

  it('goes to exactly one of several that start together on a stale lock', async () => {
    writeLock({ pid: deadPid(), host: hostname() });
    const children = Array.from({ length: 4 }, () => startHolder());
    const answers = await Promise.all(children.map(firstLine));
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1);
    expect(answers.filter((answer) => answer.startsWith('Haat is already running'))).toHaveLength(3);
    for (const child of children) child.stdin.end();
    await Promise.all(children.map((child) => child.exitCode ?? once(child, 'exit')));
  });

  it('is not taken twice by the same process', () => {
    const lock = lockFolder(folder);
    expect(() => lockFolder(`${folder}/`)).toThrow(AlreadyRunning);
    lock.release();
    lockFolder(folder).release();
  });

  it('is free when another program got the number of the process that held it', () => {
    writeLock({ pid: process.pid, host: hostname(), started: 'an earlier boot:1' });
    expect(readLock(folder)).toBeUndefined();
    lockFolder(folder).release();
  });

  it('is free when its lock was left half written', () => {
    writeFileSync(`${folder}.lock`, '{"pid":');
    const past = new Date(Date.now() - 60_000);
    utimesSync(`${folder}.lock`, past, past);
    lockFolder(folder).release();
  });

  it('is free when whoever removed a stale lock died over it', () => {
    writeLock({ pid: deadPid(), host: hostname() });
    mkdirSync(`${folder}.lock.clearing`);
    const past = new Date(Date.now() - 60_000);
    utimesSync(`${folder}.lock.clearing`, past, past);
    lockFolder(folder).release();
  });

  it('counts as used by another machine for as long as that shows signs of life', () => {
    writeLock({ pid: 1, host: 'elsewhere' });
    expect(() => lockFolder(folder)).toThrow('process 1');
    const past = new Date(Date.now() - 60_000);
    utimesSync(`${folder}.lock`, past, past);
    lockFolder(folder).release();
  });

  it('keeps the lock of another process when this one lets go late', () => {
    const lock = lockFolder(folder);
    writeLock({ pid: 1, host: 'elsewhere' });
    lock.release();
    expect(JSON.parse(readFileSync(`${folder}.lock`, 'utf8'))).toMatchObject({ host: 'elsewhere' });
  });

  function writeLock(content: { pid: number; host: string; started?: string }): void {
    writeFileSync(`${folder}.lock`, JSON.stringify({ started: '', ...content }));
  }
});
