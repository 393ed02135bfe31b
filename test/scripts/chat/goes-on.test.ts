import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '#prompts/index.ts';
import { connect } from '../../../scripts/chat/connect.ts';
import { talk } from '../../../scripts/chat/talk.ts';

describe('npm run chat, closed and opened again', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'haat-chat-'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Somebody sits down, types each line once the one before has its answer, and gets up; what they read. */
  async function sits(as: string, lines: readonly string[]): Promise<string> {
    const peer = await connect({ DATA_DIR: folder, LOG_LEVEL: 'silent' }, { as });
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const left = [...lines, 'quit'];
    const read: string[] = [];
    await talk({
      peer,
      input,
      output: new PassThrough(),
      print: (told) => {
        read.push(...told.map(({ markup }) => plain(markup)));
        const next = left.shift();
        if (next !== undefined) input.write(`${next}\n`);
      },
    });
    await peer.close();
    return read.join('\n');
  }

  it('S0-8: the sale under way goes on with its question, for the one who began it only', async () => {
    expect(await sits('me', ['iphone 11 128', '1'])).toMatch(/How is the display/);
    const back = await sits('me', []);
    expect(back).toContain('Your sale of iPhone 11 goes on here');
    expect(back).toMatch(/How is the display/);
    expect(back).not.toContain('Namaste');
    expect(await sits('vikram', [])).toContain('Namaste! This is Haat.');
  }, 120_000);
});
