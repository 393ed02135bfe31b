import { describe, expect, it } from 'vitest';
import type { Line } from '#core/conversation/index.ts';
import {
  type Deed,
  firstRole,
  isDeed,
  mayDo,
  readRoles,
  refusedDeed,
  type StaffRole,
  staffRoles,
  wordRoles,
} from '#core/staff/index.ts';
import { plain } from '#prompts/index.ts';
import { copy } from '../../support/shop.ts';

const words = (line: Line, locale = 'en') => plain(copy.write(locale, line));

describe('S0-1: permissions of the teams', () => {
  const may = (role: StaffRole, ...deeds: Deed[]) => deeds.map((deed) => mayDo([role], deed));

  it('lets a vendor pick up and nothing else: no cancelling, no correcting, no conversations', () => {
    expect(may('vendor', 'claim', 'release', 'show-contact', 'log-call')).toEqual([true, true, true, true]);
    expect(
      may('vendor', 'cancel', 'merge-duplicate', 'fix-pincode', 'guide', 'answer', 'task-pricing'),
    ).toEqual(Array.from({ length: 6 }, () => false));
  });

  it('lets marketing and product read figures, and see no customer and no order', () => {
    for (const role of ['marketing', 'product'] as const) {
      expect(may(role, 'funnel', 'figures', 'sop')).toEqual([true, true, true]);
      expect(may(role, 'look', 'show-contact', 'guide', 'claim')).toEqual([false, false, false, false]);
    }
  });

  it('lets CX alone run the whole desk, so that two people can open a shop', () => {
    expect(
      may('cx', 'look', 'claim', 'cancel', 'guide', 'answer', 'task-cx', 'task-pricing', 'task-sales'),
    ).toEqual(Array.from({ length: 8 }, () => true));
  });

  it('gives who is several things all that any of them may', () => {
    expect(mayDo(['marketing', 'pricing'], 'funnel') && mayDo(['marketing', 'pricing'], 'task-pricing')).toBe(
      true,
    );
    expect(mayDo([], 'sop')).toBe(false);
    expect(staffRoles.every((role) => mayDo(['admin', role], 'cancel'))).toBe(true);
  });

  it('refuses in one kind line that says who may, in every language', () => {
    const line = refusedDeed(['vendor'], 'cancel');
    expect(words(line)).toBe(
      'That is for CX, Sales or Admin. You are here as Vendor; an admin can change that.',
    );
    expect(words(line, 'hi')).toContain('CX, सेल्स या एडमिन');
    expect(words(refusedDeed([], 'funnel'))).toContain('You have no role here yet');
    expect(words(wordRoles([]))).toBe('nobody');
  });

  it('reads roles as the database has them, and takes on the first ones', () => {
    expect(readRoles(['cx', 'wizard', 'sales'])).toEqual(['sales', 'cx']);
    expect(firstRole('slack:T1:U1')).toBe('cx');
    expect(firstRole('playground:meera')).toBe('admin');
    expect(firstRole('playground:vendor:ravi')).toBe('vendor');
    expect(isDeed('claim') && !isDeed('toString')).toBe(true);
  });
});
