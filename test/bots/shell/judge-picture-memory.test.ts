import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { largeJpeg, largePng } from '../../support/large-pictures.ts';

const folder = mkdtempSync(join(tmpdir(), 'haat-pictures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const told = z.object({
  verdicts: z.array(z.string()),
  /** Megabytes at the peak: of the process that draws, and what ours took more than before. */
  drawing: z.number(),
  ours: z.number(),
});

const program = fileURLToPath(new URL('./judging.ts', import.meta.url));

/** What judging these takes in a process of its own, all of them sent at once. */
async function judging(pictures: readonly Buffer[]): Promise<z.infer<typeof told>> {
  const files = pictures.map((content, index) => {
    const file = join(folder, String(index));
    writeFileSync(file, content);
    return file;
  });
  const run = ['--import', 'tsx', program, ...files];
  const { stdout } = await promisify(execFile)(process.execPath, run);
  return told.parse(JSON.parse(stdout));
}

/** Of each kind the one that takes most of those that are kept. */
const largest = (): Buffer[] => [
  largeJpeg({ width: 8_192, height: 6_144, channels: 4, kind: 'camera' }),
  largeJpeg({ width: 4_000, height: 3_640, channels: 3, kind: 'scans' }),
  largeJpeg({ width: 3_300, height: 3_300, channels: 4, kind: 'progressive' }),
  largePng({ width: 10_000, height: 1_700, bits: 16, interlaced: false }),
  largePng({ width: 4_160, height: 4_080, bits: 8, interlaced: true }),
  largePng({ width: 10_000, height: 1_090, bits: 16, interlaced: true }),
];

const tooLarge = (): Buffer[] => [
  largeJpeg({ width: 8_300, height: 6_200, channels: 3, kind: 'camera' }),
  largeJpeg({ width: 7_071, height: 7_071, channels: 3, kind: 'scans' }),
  largeJpeg({ width: 3_700, height: 3_600, channels: 4, kind: 'progressive' }),
  largePng({ width: 4_160, height: 4_100, bits: 8, interlaced: false }),
  largePng({ width: 3_700, height: 3_600, bits: 16, interlaced: true }),
  largePng({ width: 1_000_000, height: 16, bits: 16, interlaced: false }),
];

/** Megabytes of a process that has loaded what it draws with, and has drawn nothing. */
const bare = 110;

// Only there does a process know its own peak.
describe.runIf(process.platform === 'linux')('pictures that several people send at once', () => {
  it('are drawn in 200 MB beside a bare process, however they were made to take more', {
    timeout: 60_000,
  }, async () => {
    for (const picture of largest()) {
      const { verdicts, drawing, ours } = await judging([picture]);

      expect(verdicts).toEqual(['kept']);
      expect(drawing).toBeLessThan(bare + 200);
      expect(ours).toBeLessThan(50);
    }
  });

  it('take no more together, for one is drawn after the other', { timeout: 60_000 }, async () => {
    const { verdicts, drawing } = await judging([...largest(), ...largest(), ...largest()]);

    expect(new Set(verdicts)).toEqual(new Set(['kept']));
    expect(drawing).toBeLessThan(bare + 200);
  });

  it('are refused by what they say of their size, before anything is unpacked', {
    timeout: 60_000,
  }, async () => {
    const { verdicts, drawing } = await judging(tooLarge());

    expect(new Set(verdicts)).toEqual(new Set(['too-large']));
    expect(drawing).toBeLessThan(bare + 20);
  });
});
