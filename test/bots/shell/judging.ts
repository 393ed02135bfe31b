import { readFileSync } from 'node:fs';
import { judgePicture } from '#bots/shell/judge-picture.ts';

/** A process of its own: judges the files that it is given, all at once, and tells what the one that draws took at its peak. */
const read = (file: string): string => readFileSync(file, 'utf8');
const children = (): readonly string[] =>
  read(`/proc/self/task/${process.pid}/children`).split(' ').filter(Boolean);
const peak = (of: string): number => Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${of}/status`))?.[1]) * 1024;

const pictures = process.argv.slice(2).map((file) => readFileSync(file));
const before = peak('self');
const judged = await Promise.all(pictures.map(judgePicture));
process.stdout.write(
  JSON.stringify({
    verdicts: judged.map((each) => (each.ok ? 'kept' : each.reason)),
    // Beside the one that draws there is one that translates programs.
    drawing: Math.ceil(Math.max(...children().map(peak)) / 1e6),
    ours: Math.ceil((peak('self') - before) / 1e6),
  }),
);
