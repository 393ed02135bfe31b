import type { Actor } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import type { Guide } from '#core/counter/index.ts';
import type { Instant } from '#core/shared/index.ts';
import { newItem, takeItem } from '#core/support/index.ts';
import type { Executor } from '../client/index.ts';
import { admit, type OrderStore } from '../orders/index.ts';
import { queue, sealQueued } from '../outbox/index.ts';
import type { Queued } from '../turns/index.ts';
import { readChats } from './chats.ts';
import { lockItems, writeItem } from './item-rows.ts';
import { cardsOf } from './new-item.ts';

type Guiding = {
  readonly conversation: string;
  readonly by: Actor;
  readonly at: Instant;
  readonly guide: Guide;
};
type Guided = { readonly ok: true } | { readonly ok: false; readonly reason: Line };

const lock = 'select 1 from conversations where key = $1 for update';

/**
 * One of our people helps a customer along. What they do reaches the conversation as an event, in its turn; who takes it
 * over has the task of answering from now on. Refused while one of us has the conversation already.
 */
export const guideChat = ({ database, sealer }: OrderStore, guiding: Guiding): Promise<Guided> =>
  database.inTransaction(async (tx) => {
    const { conversation, guide, by } = guiding;
    const refused = await admit(tx, by, 'guide');
    if (refused) return { ok: false, reason: refused };
    // Two who take over at once: the second waits, and then finds the task of the first.
    if (guide.how === 'take-over') await tx.query(lock, [conversation]);
    const chat = (await readChats({ query: tx.query, sealer }, [conversation])).get(conversation);
    if (!chat) return { ok: false, reason: { key: 'staff.no-chat' } };
    if (chat.handedOff !== undefined) return { ok: false, reason: { key: 'staff.is-with-us' } };
    const taken =
      guide.how === 'take-over'
        ? await takeOver(tx, guiding)
        : ({ ok: true, cards: [] as Queued[] } as const);
    if (!taken.ok) return taken;
    const { how, ...data } = guide;
    const told: Queued = { lane: conversation, kind: 'guide', payload: { conversation, how, data } };
    await queue(tx, [...taken.cards, sealQueued(sealer, told)]);
    return { ok: true };
  });

/** The task of answering, theirs at once; one that is open already is taken as any other. */
async function takeOver(tx: Executor, { conversation, by, at }: Guiding) {
  const [open] = await lockItems(tx, 'handoff', conversation);
  const id = `take-over:${by.account}:${at}`;
  const taken = takeItem(open ?? newItem({ id, kind: 'handoff', conversation, subject: {}, at }), by, at);
  if (!taken.ok) return taken;
  await writeItem(tx, taken.value);
  return { ok: true, cards: cardsOf(taken.value) } as const;
}
