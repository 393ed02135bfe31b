import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);

describe('npm run chat, by itself', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'haat-chat-'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const chat = (...args: string[]) =>
    run(
      process.execPath,
      ['--import', 'tsx', 'scripts/chat.ts', '--data-dir', join(folder, 'data'), ...args],
      {
        env: { PATH: process.env.PATH },
      },
    );

  it('opens a shop of its own on a new folder and plays a script', async () => {
    const script = join(folder, 'script.txt');
    writeFileSync(script, '# a first look\n/start\n1\n');
    const { stdout } = await chat('--script', script, '--json');
    const told = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(told[0]).toMatchObject({ key: 'conversation.welcome', choices: [] });
    expect(told.at(-1).choices.map(({ label }: { label: string }) => label)).toContain('MacBook');
  });

  it('ends with a line of help when there is no such script, and when a name cannot be', async () => {
    await expect(chat('--script', join(folder, 'none'))).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^“.*none” cannot be read\. Give --script a text file .*\n$/),
    });
    await expect(chat('--as', 'a:b')).rejects.toMatchObject({
      code: 1,
      stderr: 'A name is 1 to 64 letters, digits and . _ @ + -\n',
    });
  });
});
