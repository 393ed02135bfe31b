import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Up to when all that came was taken, in seconds of WhatsApp's clock: what came later may not have been heard. */
export type Mark = {
  at(): number;
  /** Something of that time is on its way to Haat, until it is done; what is not done holds the mark back. */
  begin(name: string, seconds: number): void;
  done(name: string): void;
  /** Writes what is not written yet. */
  keep(): void;
};

/** Seconds by which a clock may run ahead: what comes from further on must not hide what comes before it. */
const ahead = 120;
const latest = (): number => Math.floor(Date.now() / 1000) + ahead;

/** Before the first message there is none: what a phone had before it was linked is nobody's question to us. */
export function openMark(path: string, now: number): Mark {
  const underWay = new Map<string, number>();
  let highest = read(path) ?? now;
  let written = 0;
  const at = (): number => Math.min(highest, ...[...underWay.values()].map((seconds) => seconds - 1));
  const keep = (): void => {
    // What is late, or told of something old, is no reason to go through all that came since.
    if (at() <= written) return;
    written = at();
    writeFileSync(`${path}.new`, String(written), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  };
  keep();
  return {
    at,
    keep,
    begin: (name, seconds) => void underWay.set(name, Math.min(seconds, latest())),
    done: (name) => {
      highest = Math.max(highest, underWay.get(name) ?? 0);
      underWay.delete(name);
      keep();
    },
  };
}

function read(path: string): number | undefined {
  try {
    const seconds = Number(readFileSync(path, 'utf8'));
    return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
  } catch {
    return undefined;
  }
}
