import { accessSync, constants, createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { no, ok, type Result } from '#core/shared/index.ts';

export type ListFile = {
  /** For people: `prices.csv (190 KB)`. */
  readonly title: string;
  /** Bytes. */
  readonly size: number;
  readonly bytes: () => AsyncIterable<Uint8Array>;
};

/** A list that can be read; the reason is one sentence for the operator. */
export function openFile(path: string): Result<ListFile, string> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return no(`There is no file ${path}.`);
  if (!stat.isFile()) return no(`${path} is not a file.`);
  try {
    accessSync(path, constants.R_OK);
  } catch {
    return no(`You may not read ${path}.`);
  }
  const size = stat.size < 1e6 ? `${Math.ceil(stat.size / 1e3)} KB` : `${(stat.size / 1e6).toFixed(1)} MB`;
  return ok({
    title: `${basename(path)} (${size})`,
    size: stat.size,
    bytes: () => createReadStream(path),
  });
}
