import { describe, expect, it } from 'vitest';
import { isOver, lifecycle } from '#core/buyback/index.ts';
import { apply } from '#core/buyback/lifecycle.ts';
import type { Order, OrderStatus } from '#core/buyback/order.ts';
import { seenBy } from '#core/buyback/seen-by.ts';
import { anOrder } from './an-order.ts';
import { customer, how, noon } from './people.ts';

const hour = 3_600_000;

function sends(order: Order, id: string, at: number) {
  return apply(order, { type: 'send-photo', photo: id }, how(customer, at));
}

function having(order: Order, ids: readonly string[], at = noon): Order {
  return ids.reduce((before, id) => {
    const moved = sends(before, id, at);
    if (!moved.ok) throw new Error(moved.reason.key);
    return moved.order;
  }, order);
}

const ten = Array.from({ length: 10 }, (_, n) => `p${n}`);

describe('photos that a customer sends for their order', () => {
  it('are taken at every stage that is not over', () => {
    const stages = Object.keys(lifecycle) as OrderStatus[];
    const taken = stages.filter((status) => sends(anOrder(status), 'p1', noon).ok);
    expect(taken).toEqual(stages.filter((status) => !isOver(status)));
  });

  it('stay with the order, and are no sign of life of whoever has it', () => {
    const order = anOrder('assigned');
    const sent = having(order, ['p1', 'p2'], noon + hour);
    expect(sent.handover.photos).toEqual([
      { id: 'p1', at: noon + hour },
      { id: 'p2', at: noon + hour },
    ]);
    expect(sent.updatedAt).toBe(order.updatedAt);
    const moved = apply(
      sent,
      { type: 'time-out' },
      how({ role: 'system', account: 'system', name: '' }, noon),
    );
    expect(moved.ok && moved.order.handover.photos).toHaveLength(2);
  });

  it('are ten in a day; the next one can come a day after the first', () => {
    const full = having(anOrder('scheduled'), ten);
    const refused = sends(full, 'p10', noon + 23 * hour);
    expect(refused).toMatchObject({ ok: false, reason: { key: 'support.photos-enough' } });
    expect(sends(full, 'p10', noon + 24 * hour).ok).toBe(true);
  });

  it('are shown to whoever has to do with the order, and not to others who read along', () => {
    const sent = having(anOrder('scheduled'), ['p1']);
    const seen = (viewer: Parameters<typeof seenBy>[1]) => seenBy(sent, viewer).progress.photos;
    expect(seen({ type: 'operators', sees: 'all' })).toHaveLength(1);
    expect(seen({ type: 'operators', sees: 'own' })).toBeUndefined();
    expect(seen({ type: 'customer' })).toHaveLength(1);
  });
});
