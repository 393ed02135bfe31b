import { describe, expect, it } from 'vitest';
import { duplicatesOf, highest, type Lookalike } from '#core/buyback/duplicates.ts';
import { days, hours, rupees } from '#core/shared/index.ts';
import { noon } from './people.ts';

const order = (number: string, changes: Partial<Lookalike> = {}): Lookalike => ({
  number,
  status: 'unassigned',
  estimate: rupees(18_000),
  createdAt: noon,
  ...changes,
});
const numbers = (orders: readonly Lookalike[]) => orders.map(({ number }) => number);

describe('orders that look alike', () => {
  it('S0-82: flags two open orders of one person for one model within 24 hours', () => {
    const orders = [order('A'), order('B', { createdAt: noon + hours(24) })];
    expect(numbers(duplicatesOf('B', orders, days(1)))).toEqual(['A', 'B']);
  });

  it('S0-82: leaves orders alone that are more than 24 hours apart', () => {
    const orders = [order('A'), order('B', { createdAt: noon + hours(24) + 1 })];
    expect(duplicatesOf('B', orders, days(1))).toEqual([]);
  });

  it('S0-82: counts neither cancelled orders nor closed leads', () => {
    const orders = [order('A', { status: 'cancelled' }), order('B'), order('C', { status: 'lead-closed' })];
    expect(duplicatesOf('B', orders, days(1))).toEqual([]);
    expect(duplicatesOf('A', orders, days(1))).toEqual([]);
  });

  it('S0-82: counts orders that somebody has already', () => {
    expect(numbers(duplicatesOf('A', [order('A'), order('B', { status: 'assigned' })], days(1)))).toEqual([
      'A',
      'B',
    ]);
  });

  it('says nothing of an order that is not there', () => {
    expect(duplicatesOf('Z', [order('A'), order('B')], days(1))).toEqual([]);
  });

  it('S0-88: keeps the highest estimate, and of equal ones the first that was made', () => {
    const orders = [
      order('A', { createdAt: noon + 1 }),
      order('B'),
      order('C', { estimate: rupees(17_999) }),
    ];
    expect(highest(orders)?.number).toBe('B');
    expect(highest([...orders, order('D', { estimate: rupees(18_001), createdAt: noon + 9 })])?.number).toBe(
      'D',
    );
    expect(highest([])).toBeUndefined();
  });
});
