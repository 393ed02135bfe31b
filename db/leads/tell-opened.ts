import { offer } from '#core/conversation/index.ts';
import type { Executor } from '../client/index.ts';
import { queue } from '../outbox/index.ts';

const waiting =
  'select id, conversation, pincode from lost_leads where notify and notified_at is null for update';
const done = 'update lost_leads set notified_at = now() where id = any($1::text[])';

type Waiting = { readonly id: string; readonly conversation: string; readonly pincode: string };

/** Tells those who wished for it that we pick up at theirs now, each once a place. How many were told. */
export async function tellOpened(tx: Executor, serves: (pincode: string) => boolean): Promise<number> {
  const leads = await tx.query<Waiting>(waiting);
  const opened = leads.filter(({ pincode }) => serves(pincode));
  if (opened.length === 0) return 0;
  const told = new Map(opened.map((lead) => [`${lead.conversation} ${lead.pincode}`, lead]));
  const sell = { id: '@sell', label: { key: 'choices.sell' } } as const;
  const news = [...told.values()].map(({ conversation, pincode }) => {
    const says = [offer('support.pickup-possible-now', [sell], { pincode })];
    return { lane: conversation, kind: 'news', payload: { conversation, says } };
  });
  await Promise.all([queue(tx, news), tx.query(done, [opened.map(({ id }) => id)])]);
  return news.length;
}
