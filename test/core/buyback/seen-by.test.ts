import { describe, expect, it } from 'vitest';
import type { Order } from '#core/buyback/order.ts';
import { seenBy } from '#core/buyback/seen-by.ts';
import { hours, minutes } from '#core/shared/index.ts';
import { anOrder } from './an-order.ts';
import { asha, noon, ravi } from './people.ts';

const secrets = ['Meera', '9876543210', 'Sai Kripa', 'telegram:7001:42'];
const leaks = (view: unknown) => secrets.filter((secret) => JSON.stringify(view).includes(secret));

describe('what may be seen of an order', () => {
  it('S0-52: shows operators the area only before anybody has claimed it', () => {
    for (const status of ['created', 'unassigned', 'unserviceable', 'lead-closed', 'cancelled'] as const) {
      const view = seenBy(anOrder(status), { type: 'operators' });
      expect(view.area).toEqual({ pincode: '400050', district: 'Mumbai', state: 'Maharashtra' });
      expect(leaks(view)).toEqual([]);
      expect(leaks(seenBy(anOrder(status), { type: 'operators', sees: 'all' }))).toEqual([]);
    }
  });

  it('S0-52: shows operators name, address and a masked number once it is claimed', () => {
    const view = seenBy(anOrder('assigned'), { type: 'operators', sees: 'all' });
    expect(view.person).toMatchObject({ name: 'Meera Joshi', phone: '+91 98xxxxxx10' });
    expect(leaks(view)).toEqual(['Meera', 'Sai Kripa']);
  });

  it('shows the number to who has the order, until they lose it', () => {
    const viewer = { type: 'operator', account: asha.account, at: noon, sees: 'all' } as const;
    expect(seenBy(anOrder('assigned'), viewer).person?.phone).toBe('+919876543210');
    expect(seenBy(anOrder('assigned'), { ...viewer, account: ravi.account }).person?.phone).toContain(
      'xxxxxx',
    );
    expect(leaks(seenBy(anOrder('unassigned'), viewer))).toEqual([]);
  });

  it('S0-52 S4: shows who has it no more than others when nobody keeps that they look', () => {
    const viewer = { type: 'operator', account: asha.account, at: noon, unkept: true } as const;
    for (const sees of ['work', 'own'] as const) {
      const view = seenBy(anOrder('assigned'), { ...viewer, sees });
      expect(leaks(view)).toEqual([]);
      expect(view).toMatchObject({ isOwn: true, progress: { attempts: 0 } });
      expect(view.isClosed).toBeUndefined();
    }
    expect(leaks(seenBy(anOrder('assigned'), { ...viewer, sees: 'all' }))).toEqual(['Meera', 'Sai Kripa']);
  });

  it('S0-57: shows the number to who took the task to call about it', () => {
    const items = [{ kind: 'high-value-call', account: ravi.account }] as unknown as Order['items'];
    const view = seenBy(anOrder('unassigned', { items }), {
      type: 'operator',
      account: ravi.account,
      at: noon,
      sees: 'own',
    });
    expect(view.person?.phone).toBe('+919876543210');
  });

  it('S4: shows a competitor that somebody has it, and nothing else of it', () => {
    const viewer = { type: 'operator', account: ravi.account, at: noon, sees: 'own' } as const;
    for (const status of ['assigned', 'inspecting', 'offer-made', 'paying', 'completed'] as const) {
      const { person, progress, isClosed } = seenBy(anOrder(status), viewer);
      expect({ person, isClosed, progress }).toEqual({
        person: undefined,
        isClosed: true,
        progress: { attempts: 0, gates: [], disputed: [], choices: [] },
      });
    }
    expect(leaks(seenBy(anOrder('assigned'), { type: 'operators', sees: 'own' }))).toEqual([]);
    expect(leaks(seenBy(anOrder('assigned'), { type: 'operators' }))).toEqual([]);
  });

  it('B13: shows nothing more to who did nothing for as long as a claim lasts', () => {
    const order = anOrder('assigned', { updatedAt: noon });
    const at = (later: number) =>
      ({ type: 'operator', account: asha.account, at: noon + later, sees: 'own' }) as const;
    expect(seenBy(order, at(minutes(10))).person?.phone).toBe('+919876543210');
    expect(leaks(seenBy(order, at(hours(9))))).toEqual([]);
    // Somebody who is at the door needs it until the visit is over.
    expect(seenBy(anOrder('inspecting'), at(hours(9))).person?.phone).toBe('+919876543210');
  });

  it('shows customers their own order whole', () => {
    expect(seenBy(anOrder('unassigned'), { type: 'customer' }).person?.place.address).toContain('Sai Kripa');
  });
});
