import { openFile } from './file.ts';
import { type Environment, openTarget } from './open-target.ts';
import { NotTaken } from './running.ts';
import type { Screen } from './screen.ts';
import type { Target } from './target.ts';

type Errand = {
  readonly file: string;
  readonly dataDir: string;
  readonly environment: Environment;
  readonly screen: Screen;
};

type List = { readonly bytes: AsyncIterable<Uint8Array>; readonly read: (bytes: number) => void };

/**
 * Opens the file and the place where it goes, and lets `bring` take it there. When that cannot be, says why and answers
 * undefined: nothing was published then.
 */
export async function bringList<Outcome>(
  { file, dataDir, environment, screen }: Errand,
  bring: (target: Target, list: List) => Promise<Outcome>,
): Promise<Outcome | undefined> {
  const fail = (reason: string): undefined => {
    screen.error(reason);
    screen.end('Nothing was published.');
  };
  const list = openFile(file);
  if (!list.ok) return fail(list.reason);
  const target = await openTarget(environment, dataDir);
  if (!target.ok) return fail(target.reason);
  const { title, size, bytes } = list.value;
  const work = screen.work(`Reading ${title}`, size);
  try {
    const outcome = await bring(target.value, { bytes: bytes(), read: work.advanceTo });
    work.done(`Read ${title} and compared it with ${target.value.name}`);
    return outcome;
  } catch (error) {
    work.done(`Stopped at ${title}`);
    if (error instanceof NotTaken) return fail(error.message);
    throw error;
  } finally {
    await target.value.close();
  }
}
