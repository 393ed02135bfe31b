import type { Actor } from '#core/buyback/index.ts';
import type { Line } from '#core/conversation/index.ts';
import { cleanLines, type Instant } from '#core/shared/index.ts';
import { fromOurTeam, takeItem } from '#core/support/index.ts';
import type { Executor } from '../client/index.ts';
import { oncePer } from '../once.ts';
import { admit, type OrderStore } from '../orders/index.ts';
import { queue, sealQueued } from '../outbox/index.ts';
import type { Sealer } from '../sealed.ts';
import { closeItem, type ItemActed } from './act-on-item.ts';
import { lockItems, readItems, writeItem } from './item-rows.ts';
import { cardsOf } from './new-item.ts';

type InChat = { readonly conversation: string; readonly by: Actor; readonly at: Instant };
type Relaying = InChat & { readonly text: string };
type Relayed = { readonly ok: true } | { readonly ok: false; readonly reason: Line };

/** What one of our people writes to a customer, under their name. Who answers first has the handoff. */
export const relayToCustomer = (
  { database, sealer }: OrderStore,
  { once, ...relaying }: Relaying & { readonly once?: string | undefined },
): Promise<Relayed> =>
  database.inTransaction((tx) =>
    oncePer<Relayed>(tx, once, {
      work: () => relay(tx, sealer, relaying),
      again: async () => ({ ok: true }),
    }),
  );

async function relay(
  tx: Executor,
  sealer: Sealer,
  { conversation, text, by, at }: Relaying,
): Promise<Relayed> {
  const words = cleanLines(text);
  if (words === '') return { ok: false, reason: { key: 'operators.nothing-to-send' } };
  const refused = await admit(tx, by, 'answer');
  if (refused) return { ok: false, reason: refused };
  const [waiting] = await lockItems(tx, 'handoff', conversation);
  const taken = waiting?.status === 'open' ? takeItem(waiting, by, at) : undefined;
  const says = [fromOurTeam(by.name, words)];
  if (taken?.ok) await writeItem(tx, taken.value);
  await queue(tx, [
    sealQueued(sealer, { lane: conversation, kind: 'news', payload: { conversation, says } }),
    ...(taken?.ok ? cardsOf(taken.value) : []),
  ]);
  return { ok: true };
}

/** The bot has the conversation again. */
export async function endHandoff(store: OrderStore, { conversation, by, at }: InChat): Promise<ItemActed> {
  const [item] = await readItems(store.database, 'handoff', conversation);
  if (!item) return { ok: false, reason: { key: 'operators.no-handoff' } };
  return closeItem(store, { id: item.id, outcome: 'answered', by, at });
}
