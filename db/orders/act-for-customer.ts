import type { Actor, CustomerWish, HandoverPolicy, OrderEvent } from '#core/buyback/index.ts';
import { type CopyKey, type Reply, say } from '#core/conversation/index.ts';
import type { Instant } from '#core/shared/index.ts';
import { queue } from '../outbox/index.ts';
import { type Acted, actOnOrder } from './act.ts';
import type { OrderStore } from './order-store.ts';

type Wish = {
  readonly conversation: string;
  readonly number: string;
  readonly event:
    | CustomerWish
    | Extract<OrderEvent, { readonly type: 'change-address' | 'cancel' | 'send-photo' }>;
  readonly at: Instant;
  readonly policy?: HandoverPolicy;
  /** The same at every try of the same wish: what was done is not done again, nor refused because it was. */
  readonly once?: string;
};

/** What a customer wants of their own order. They are told in their conversation, also when it cannot be. */
export async function actForCustomer(store: OrderStore, wish: Wish): Promise<Acted> {
  const { conversation, number, event, at, policy, once } = wish;
  const by: Actor = { role: 'customer', account: conversation, name: '' };
  const acted = await actOnOrder(store, { number, event, by, at, policy, once });
  if (acted.ok) return acted;
  const says = [refusal(wish, acted.reason.key)];
  const news = { lane: conversation, kind: 'news', payload: { conversation, says } };
  // Whoever answers an old price sees the one that stands.
  const now = { lane: conversation, kind: 'show-orders', payload: { conversation, number } };
  await queue(store.database, acted.reason.key === 'support.price-moved' ? [news, now] : [news]);
  return acted;
}

/** Operators' lines are not for customers. */
function refusal({ number, event }: Wish, because: CopyKey): Reply {
  if (because === 'operators.no-such-order') return say('buyback.no-such-order');
  if (event.type === 'cancel') return say('support.not-cancelled', { number });
  if (event.type !== 'change-address')
    return because.startsWith('support.')
      ? say(because, { number })
      : say('support.not-possible-now', { number });
  return because === 'operators.not-served'
    ? say('support.address-not-served', { number, pincode: event.place.pincode })
    : say('support.address-not-changed', { number });
}
