import { z } from 'zod';
import { type OrderView, photoOf } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { findEvidence, keepEvidence } from '#db/evidence/index.ts';
import { actOnOrder, findOrder, type OrderStore } from '#db/orders/index.ts';
import { queue, type Taken } from '#db/outbox/index.ts';
import { ChannelError } from './errors.ts';
import type { Handler } from './outbox.ts';
import type { Snapshot } from './snapshot.ts';
import type { PictureFault, Surface } from './surface.ts';

export type PhotoJobs = {
  readonly store: OrderStore;
  readonly surfaces: () => readonly Surface[];
  readonly snapshot: () => Snapshot;
  readonly now: () => number;
};

const fetching = z.object({
  number: z.string(),
  by: z.object({ account: z.string(), name: z.string() }),
  pictures: z.array(z.object({ of: z.string(), ref: z.string(), id: z.string() })),
});
type Fetching = z.infer<typeof fetching>;
type Picture = Fetching['pictures'][number];
type Fetched = Picture & { readonly fault: PictureFault | undefined };

/** Tries, one or two minutes, after which the inspector is asked to choose the picture again. */
const patience = 6;

/** Pictures that our people chose where they work: fetched, kept, and added to what was found. */
export function photoJobs(jobs: PhotoJobs): Readonly<Record<string, Handler>> {
  return {
    'fetch-photos': async (job) => {
      const wanted = fetching.parse(job.payload);
      const fetched: Fetched[] = [];
      for (const picture of wanted.pictures)
        fetched.push({ ...picture, fault: await keep(jobs, job, { picture, account: wanted.by.account }) });
      await add(jobs, wanted, fetched);
    },
  };
}

/** An account begins with the name of its surface. */
function surfaceOf({ surfaces }: PhotoJobs, account: string): Surface {
  const surface = surfaces().find(({ name }) => account.startsWith(`${name}:`));
  if (!surface) throw new ChannelError('unreachable', 'where this person works is not connected');
  return surface;
}

type Wanted = { readonly picture: Picture; readonly account: string };

/** What a try before this one has kept is not fetched again. */
async function keep(
  jobs: PhotoJobs,
  { tries }: Taken,
  { picture: { ref, id }, account }: Wanted,
): Promise<PictureFault | undefined> {
  const { database } = jobs.store;
  if (await findEvidence(database, id)) return undefined;
  try {
    const found = await surfaceOf(jobs, account).picture?.(ref, account);
    if (!found?.ok) return found?.reason ?? 'gone';
    await keepEvidence(database, { id, ...found.value, by: account, at: jobs.now() });
    return undefined;
  } catch (error) {
    if (!(error instanceof ChannelError) || tries < patience) throw error;
    return 'not-handed-over';
  }
}

/** What was kept belongs to the order; what was not is asked for again. Nothing else changes. */
async function add(
  { store, snapshot, now }: PhotoJobs,
  { number, by }: Fetching,
  fetched: readonly Fetched[],
): Promise<void> {
  const kept = fetched.filter(({ fault }) => fault === undefined);
  const lost = fetched.filter(({ fault }) => fault !== undefined);
  const photos = Object.fromEntries(
    kept.map(({ of }) => [of, kept.filter((each) => each.of === of).map(({ id }) => id)]),
  );
  const actor = { role: 'operator', ...by } as const;
  const policy = snapshot().policies.handover;
  const event = { type: 'add-photos', photos } as const;
  const acted =
    kept.length === 0 ? undefined : await actOnOrder(store, { number, event, by: actor, at: now(), policy });
  const refused = acted && !acted.ok ? acted.reason : undefined;
  const order = lost.length > 0 ? await findOrder(store, number, { type: 'operators' }) : undefined;
  const line = refused ?? (order && lostLine(order, lost));
  if (!line) return;
  const payload = { account: by.account, line };
  await queue(store.database, [{ lane: `tell:${by.account}`, kind: 'tell', payload }]);
}

const lostLine = ({ number, category }: OrderView, lost: readonly Fetched[]): Line => ({
  key: 'operators.photos-lost',
  params: {
    number,
    lines: lost.map(({ of, fault }) => ({
      key: 'operators.photo-lost',
      params: {
        name: photoOf(category, of),
        because: { key: `operators.photo-${fault ?? 'gone'}` },
      },
    })),
  },
});
