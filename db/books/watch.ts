import type { PriceBook } from '#core/catalogue/index.ts';
import type { Database } from '../client/index.ts';
import type { ServiceAreas } from './area-list.ts';
import { areasChannel, areasVersion, loadServiceAreas } from './areas.ts';
import { bookChannel } from './publish.ts';
import { currentVersion, loadBook } from './stored.ts';

export type WatchOptions<Thing> = {
  /** Milliseconds between two looks, in case that no hint comes. */
  readonly every: number;
  /** The version that the caller has. */
  readonly version: number;
  /** Called with each new version; it is offered again at the next look when this fails. */
  readonly onNew: (thing: Thing, version: number) => void | Promise<void>;
  /** Whatever went wrong; the watch goes on. */
  readonly report: (error: unknown) => void;
};

/** Ends the watch, once the look under way is over. */
export type StopWatching = () => Promise<void>;

/** Brings every price book that is published, by whichever process, within `every`; on a hint at once. */
export const watchBook = (database: Database, options: WatchOptions<PriceBook>): StopWatching =>
  watch(database, options, {
    channel: bookChannel,
    newest: () => currentVersion(database),
    load: (version) => loadBook(database, version),
  });

/** The same for the areas where pickup is offered. */
export const watchAreas = (database: Database, options: WatchOptions<ServiceAreas>): StopWatching =>
  watch(database, options, {
    channel: areasChannel,
    newest: () => areasVersion(database),
    load: () => loadServiceAreas(database),
  });

type Watched<Thing> = {
  readonly channel: string;
  readonly newest: () => Promise<number>;
  readonly load: (version: number) => Promise<Thing>;
};

function watch<Thing>(
  database: Database,
  { every, version, onNew, report }: WatchOptions<Thing>,
  { channel, newest, load }: Watched<Thing>,
): StopWatching {
  let known = version;
  const looker = oneByOne(async (isOver) => {
    const found = await newest();
    if (found === known || found === 0) return;
    const thing = await load(found);
    if (isOver()) return;
    await onNew(thing, found);
    known = found;
  }, report);
  const timer = setInterval(looker.look, every).unref();
  const ear = database.listen(channel, looker.hear).then(
    (deafen) => {
      // What was published before we listened gave no hint.
      looker.hear();
      return deafen;
    },
    (error) => report(error),
  );
  return async () => {
    clearInterval(timer);
    const last = looker.end();
    await (await ear)?.();
    await last;
  };
}

/**
 * Looks, never twice at the same time. Only a hint is worth another look right after the one under way: a database that
 * is slow gets no more to do by our clock.
 */
function oneByOne(bring: (isOver: () => boolean) => Promise<void>, report: (error: unknown) => void) {
  let looking: Promise<void> | undefined;
  let hinted = false;
  let over = false;
  const look = (): void => {
    if (over) return;
    looking ??= bring(() => over)
      .catch(report)
      .finally(() => {
        looking = undefined;
        if (!hinted) return;
        hinted = false;
        look();
      });
  };
  const hear = (): void => {
    hinted = looking !== undefined;
    look();
  };
  const end = async (): Promise<void> => {
    over = true;
    await looking;
  };
  return { look, hear, end };
}
