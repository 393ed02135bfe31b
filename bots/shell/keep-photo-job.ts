import { z } from 'zod';
import { isOver, photosLeft } from '#core/buyback/index.ts';
import { type CopyKey, say } from '#core/conversation/index.ts';
import { no, type Result } from '#core/shared/index.ts';
import { type Evidence, findEvidence, keepEvidence } from '#db/evidence/index.ts';
import { actForCustomer, findOrder, type OrderStore } from '#db/orders/index.ts';
import { queue, type Taken } from '#db/outbox/index.ts';
import type { Channel } from './channel.ts';
import { onceOf } from './customer-jobs.ts';
import { ChannelError } from './errors.ts';
import type { Handler } from './outbox.ts';
import type { Snapshot } from './snapshot.ts';
import type { PictureFault } from './surface.ts';

export type KeepPhotoJob = {
  readonly store: OrderStore;
  /** The channel that a conversation key belongs to. */
  readonly channelOf: (conversation: string) => Channel | undefined;
  readonly snapshot: () => Snapshot;
  readonly now: () => number;
  readonly log: { info(about: object, message: string): void };
};

const kept = z.object({ conversation: z.string(), number: z.string(), ref: z.string() });
type Sent = z.infer<typeof kept>;
type Fault = PictureFault | 'not-here';

/** Tries, one or two minutes, after which the customer is asked to send it again. */
const patience = 6;

/** What the customer reads when nothing was kept. */
const lines: { readonly [F in Fault]: CopyKey } = {
  gone: 'support.photo-gone',
  empty: 'support.photo-no-picture',
  'no-picture': 'support.photo-no-picture',
  'too-large': 'support.photo-too-large',
  elsewhere: 'support.photo-no-picture',
  'not-yours': 'support.photo-no-picture',
  nobodys: 'support.photo-no-picture',
  unreadable: 'support.photo-no-picture',
  'not-handed-over': 'support.photo-later',
  'not-here': 'support.photo-not-here',
};

/** A picture of a customer's: fetched from their channel, drawn anew, kept, and added to their order. They are told either way. */
export const keepPhotoJob = (jobs: KeepPhotoJob): Readonly<Record<string, Handler>> => ({
  'keep-photo': async (job) => {
    const sent = kept.parse(job.payload);
    const { conversation, number } = sent;
    const { store, now, snapshot } = jobs;
    const id = idOf(jobs, job, sent);
    const fault = (await isTaken(jobs, number)) ? await keep(jobs, job, sent, id) : undefined;
    if (fault) return refuse(jobs, sent, fault);
    const policy = snapshot().policies.handover;
    const event = { type: 'send-photo', photo: id } as const;
    await actForCustomer(store, { conversation, number, event, at: now(), policy, once: onceOf(job) });
  },
});

/** The same at every try, and nobody can guess it. */
const idOf = ({ store: { sealer } }: KeepPhotoJob, { id }: Taken, { conversation }: Sent): string =>
  ['photo', 'of'].map((part) => sealer.mark(`${part}:${id}:${conversation}`)).join('');

/** What would be refused anyway is not fetched. */
async function isTaken({ store, snapshot, now }: KeepPhotoJob, number: string): Promise<boolean> {
  const order = await findOrder(store, number, { type: 'customer' });
  if (!order || isOver(order.status)) return false;
  return photosLeft(order.progress.photos, snapshot().policies.handover, now()) > 0;
}

/** What a try before this one has kept is not fetched again. */
async function keep(
  jobs: KeepPhotoJob,
  { tries }: Taken,
  sent: Sent,
  id: string,
): Promise<Fault | undefined> {
  const { database } = jobs.store;
  if (await findEvidence(database, id)) return undefined;
  try {
    const found = await fetchFrom(jobs, sent);
    if (!found.ok) return found.reason;
    await keepEvidence(database, { id, ...found.value, by: sent.conversation, at: jobs.now() });
    return undefined;
  } catch (error) {
    if (!(error instanceof ChannelError) || tries < patience) throw error;
    return 'not-handed-over';
  }
}

async function fetchFrom(
  { channelOf }: KeepPhotoJob,
  { conversation, ref }: Sent,
): Promise<Result<Evidence, Fault>> {
  const channel = channelOf(conversation);
  if (!channel) throw new ChannelError('unreachable', 'the channel of this chat is not running');
  return (await channel.picture?.(conversation, ref)) ?? no('not-here');
}

async function refuse(
  { store, log }: KeepPhotoJob,
  { conversation, number }: Sent,
  fault: Fault,
): Promise<void> {
  log.info({ fault }, 'a photo of a customer was not kept');
  const payload = { conversation, says: [say(lines[fault], { number })] };
  await queue(store.database, [{ lane: conversation, kind: 'news', payload }]);
}
