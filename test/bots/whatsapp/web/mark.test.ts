import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openMark } from '#bots/whatsapp/web/session/mark.ts';

const path = join(mkdtempSync(join(tmpdir(), 'haat-mark-')), 'heard-until');
afterEach(() => rmSync(path, { force: true }));

const now = Math.floor(Date.now() / 1000);
const kept = (): number => Number(readFileSync(path, 'utf8'));
const hear = (mark: ReturnType<typeof openMark>, name: string, at: number): void => {
  mark.begin(name, at);
  mark.done(name);
};

describe('up to when all that came was taken', () => {
  it('goes on with what was taken, and waits for what was not', () => {
    const mark = openMark(path, now - 100);
    mark.begin('slow', now - 50);
    hear(mark, 'quick', now - 10);
    expect(kept()).toBe(now - 51);
    mark.done('slow');
    expect(kept()).toBe(now - 10);
  });

  it('never goes back for what is told late of something old', () => {
    const mark = openMark(path, now - 100);
    mark.begin('taken back', 1_000_000);
    hear(mark, 'hello', now - 10);
    expect(kept()).toBe(now - 100);
  });

  it('hides nothing that comes after a clock that is far ahead', () => {
    const mark = openMark(path, now - 100);
    hear(mark, 'next year', now + 31_536_000);
    expect(kept()).toBeLessThan(now + 600);
  });
});
