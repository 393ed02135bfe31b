import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** The folder of DATA_DIR cannot be made where it should be. */
export class NoFolder extends Error {
  readonly code = 'NO_FOLDER';
}

/**
 * The folder and those above it. One by one: where a system takes no folders at all (`/proc`), Node's own way of making
 * several tries for ever.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Somebody else made it just now.
    if (code === 'EEXIST' && existsSync(path)) return;
    throw code === 'ENOENT' ? new NoFolder(`no folder ${path} can be made`) : error;
  }
}
