import { describe, expect, it } from 'vitest';
import type { Order } from '#core/buyback/order.ts';
import { seenBy } from '#core/buyback/seen-by.ts';
import { anOrder } from './an-order.ts';
import { asha, ravi } from './people.ts';

const secrets = ['Meera', '9876543210', 'Sai Kripa', 'telegram:7001:42'];
const leaks = (view: unknown) => secrets.filter((secret) => JSON.stringify(view).includes(secret));

describe('what may be seen of an order', () => {
  it('S0-52: shows operators the area only before anybody has claimed it', () => {
    for (const status of ['created', 'unassigned', 'unserviceable', 'lead-closed', 'cancelled'] as const) {
      const view = seenBy(anOrder(status), { type: 'operators' });
      expect(view.area).toEqual({ pincode: '400050', district: 'Mumbai', state: 'Maharashtra' });
      expect(leaks(view)).toEqual([]);
    }
  });

  it('S0-52: shows operators name, address and a masked number once it is claimed', () => {
    const view = seenBy(anOrder('assigned'), { type: 'operators' });
    expect(view.person).toMatchObject({ name: 'Meera Joshi', phone: '+91 98xxxxxx10' });
    expect(leaks(view)).toEqual(['Meera', 'Sai Kripa']);
  });

  it('shows the number to who has the order, until they lose it', () => {
    const viewer = { type: 'operator', account: asha.account } as const;
    expect(seenBy(anOrder('assigned'), viewer).person?.phone).toBe('+919876543210');
    expect(seenBy(anOrder('assigned'), { type: 'operator', account: ravi.account }).person?.phone).toContain(
      'xxxxxx',
    );
    expect(leaks(seenBy(anOrder('unassigned'), viewer))).toEqual([]);
  });

  it('S0-57: shows the number to who took the task to call about it', () => {
    const items = [{ kind: 'high-value-call', account: ravi.account }] as unknown as Order['items'];
    const view = seenBy(anOrder('unassigned', { items }), { type: 'operator', account: ravi.account });
    expect(view.person?.phone).toBe('+919876543210');
  });

  it('shows customers their own order whole', () => {
    expect(seenBy(anOrder('unassigned'), { type: 'customer' }).person?.place.address).toContain('Sai Kripa');
  });
});
