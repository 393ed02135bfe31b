import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/client/index.ts';
import { readLock } from '../../db/lock.ts';
import { testTemplate } from '../support/database.ts';

describe('a PGlite folder', { timeout: 120_000 }, () => {
  let parent: string;
  let dataDir: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'haat-folder-'));
    dataDir = join(parent, 'shop', 'data');
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  it('keeps what was written, and has one user at a time', async () => {
    const first = await openDatabase({ dataDir, template: await testTemplate() });
    first.announce?.('http://localhost:3000');
    await first.script('create table kept (id int); insert into kept values (1)');
    await expect(openDatabase({ dataDir })).rejects.toThrow(
      `Haat is already running on this folder (process ${process.pid}, http://localhost:3000)`,
    );
    await first.close();
    expect(readLock(dataDir)).toBeUndefined();
    const second = await openDatabase({ dataDir });
    expect(await second.query('select id from kept')).toEqual([{ id: 1 }]);
    await second.close();
    expect(readdirSync(join(parent, 'shop'))).toEqual(['data']);
  });

  it('is made whole after a first start was killed halfway', async () => {
    mkdirSync(join(`${dataDir}.tmp`, 'base'), { recursive: true });
    mkdirSync(join(dataDir, 'base'), { recursive: true });
    writeFileSync(join(dataDir, 'PG_VERSION'), '18');
    const database = await openDatabase({ dataDir, template: await testTemplate() });
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
    await database.close();
    const names = readdirSync(join(parent, 'shop')).map((name) => name.replace(/\d+$/, ''));
    expect(names.sort()).toEqual(['data', 'data.broken-']);
  });

  it("leaves a folder of somebody else's files alone", async () => {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'letter.txt'), 'dear');
    await expect(openDatabase({ dataDir })).rejects.toThrow('holds other files (letter.txt)');
    expect(readFileSync(join(dataDir, 'letter.txt'), 'utf8')).toBe('dear');
    expect(existsSync(`${dataDir}.lock`)).toBe(false);
  });

  it('loses nothing that was acknowledged when its process is killed', async () => {
    const made = await openDatabase({ dataDir, template: await testTemplate() });
    await made.script('create table acked (id int primary key)');
    await made.close();
    const writer = spawn(process.execPath, [
      '--import',
      'tsx',
      '--input-type=module',
      '-e',
      writeForEver,
      dataDir,
    ]);
    let acked = '';
    for await (const chunk of writer.stdout) {
      acked += chunk;
      if (acked.split('\n').length > 20) break;
    }
    writer.kill('SIGKILL');
    if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');
    const last = Number(acked.trim().split('\n').at(-1));
    const reopened = await openDatabase({ dataDir });
    const [row] = await reopened.query<{ n: number }>('select count(*) as n from acked where id <= $1', [
      last,
    ]);
    expect(row?.n).toBe(last);
    await reopened.close();
  });
});

const writeForEver = `
  import { openDatabase } from './db/client/index.ts';
  const database = await openDatabase({ dataDir: process.argv[1] });
  for (let id = 1; ; id++) {
    await database.query('insert into acked values ($1)', [id]);
    process.stdout.write(id + '\\n');
  }`;
