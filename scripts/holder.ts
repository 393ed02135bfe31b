import { setTimeout as pause } from 'node:timers/promises';
import { type Holder, readLock } from '#db/lock.ts';

/** Milliseconds that a start may take until its address is known, and between two looks. */
const patience = 6_000;
const glance = 100;

/** The process that has the data folder; one that is still starting is given time to say where it can be reached. */
export async function holderOf(folder: string): Promise<Holder | undefined> {
  const until = performance.now() + patience;
  let holder = readLock(folder);
  while (holder && holder.url === undefined && performance.now() < until) {
    await pause(glance);
    holder = readLock(folder);
  }
  return holder;
}
