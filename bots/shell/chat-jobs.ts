import { z } from 'zod';
import { resumeCode, resumeCodeLife } from '#core/customers/index.ts';
import { type Bond, findResumeCode, keepResumeCode, linkChat, useResumeCode } from '#db/customers/index.ts';
import { findOrder } from '#db/orders/index.ts';
import type { Taken } from '#db/outbox/index.ts';
import { type CustomerJobs, onceOf } from './customer-jobs.ts';
import type { Handler } from './outbox.ts';

export type ChatJobs = CustomerJobs & {
  /** Fresh random bytes, 16. */
  readonly entropy: () => Uint8Array;
  /** By name, those that are open. */
  readonly channels: ReadonlyMap<string, unknown>;
};

const chat = z.object({ conversation: z.string() });
const linked = z.union([
  z.object({ conversation: z.string(), phone: z.string() }),
  z.object({ conversation: z.string(), number: z.string() }),
]);
const resumed = z.object({ conversation: z.string(), code: z.string() });
const moved = z.object({ conversation: z.string(), position: z.unknown() });

/** The chats of one customer: found by a number that both have proven, or by a code carried from one into the other. */
export function chatJobs(jobs: ChatJobs): Readonly<Record<string, Handler>> {
  const { store, now, entropy, channels } = jobs;
  const link: Link = (conversation, bond, isVouched = false) =>
    store.database.inTransaction((tx) => linkChat(tx, { conversation, bond, at: now(), isVouched }));
  return {
    'link-chat': async (job) => {
      const wanted = linked.parse(job.payload);
      const phone = 'phone' in wanted ? wanted.phone : await provenPhone(jobs, wanted.number);
      if (phone === undefined) return;
      const bond = `phone:${store.sealer.phoneHash(phone)}` as const;
      const isNews = await link(wanted.conversation, bond, 'phone' in wanted);
      if (isNews) await tell(jobs, job, wanted.conversation, { is: 'linked' });
    },
    'lend-chat': async (job) => {
      const { conversation } = chat.parse(job.payload);
      const code = resumeCode(entropy());
      const expiresAt = now() + resumeCodeLife;
      await keepResumeCode(store.database, { hash: hashOf(jobs, code), conversation, expiresAt });
      const minutes = resumeCodeLife / 60_000;
      const others = [...channels.keys()].filter((name) => !conversation.startsWith(`${name}:`));
      await tell(jobs, job, conversation, { is: 'code', code, minutes, others });
    },
    'find-code': (job) => findCode(jobs, job),
    'resume-chat': (job) => resume(jobs, job, link),
    arrive: (job) => {
      const { conversation, position } = moved.parse(job.payload);
      return tell(jobs, job, conversation, { is: 'arrive', position });
    },
  };
}

const hashOf = ({ store }: ChatJobs, code: string): string => store.sealer.mark(`resume:${code}`);

/** Of an order whose number has come back typed. */
async function provenPhone({ store }: ChatJobs, number: string): Promise<string | undefined> {
  const order = await findOrder(store, number, { type: 'customer' });
  return order?.person?.proven?.includes('phone') ? order.person.phone : undefined;
}

type Link = (conversation: string, bond: Bond, isVouched?: boolean) => Promise<boolean>;

/** A code that leads nowhere, or nowhere else, is told of before anything is asked. */
async function findCode(jobs: ChatJobs, job: Taken): Promise<void> {
  const { conversation, code } = resumed.parse(job.payload);
  const { store, now } = jobs;
  const from = await findResumeCode(store.database, { hash: hashOf(jobs, code), at: now() });
  if (from === undefined) return tell(jobs, job, conversation, { is: 'unknown' });
  await tell(jobs, job, conversation, from === conversation ? { is: 'here' } : { is: 'known', code });
}

/** Who carries the code has both chats: they are one customer's, and what is under way there goes on here. */
async function resume(jobs: ChatJobs, job: Taken, link: Link): Promise<void> {
  const { conversation, code } = resumed.parse(job.payload);
  const hash = hashOf(jobs, code);
  const from = await useResumeCode(jobs.store.database, {
    hash,
    by: conversation,
    id: onceOf(job),
    at: jobs.now(),
  });
  if (from === undefined) return tell(jobs, job, conversation, { is: 'unknown' });
  if (from === conversation) return tell(jobs, job, conversation, { is: 'here' });
  await link(from, `code:${hash}`);
  await link(conversation, `code:${hash}`);
  await tell(jobs, job, from, { is: 'leave', to: conversation });
}

const tell = ({ accept, now }: ChatJobs, job: Taken, conversation: string, data: object): Promise<void> =>
  accept({
    id: onceOf(job),
    conversation,
    at: now(),
    event: { type: 'found', what: 'chat', data },
    sender: {},
  });
