import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '#core/shared/index.ts';
import { closeItem, closingWords, kinds, newItem, takeItem } from '#core/support/index.ts';

const at = 1_790_000_000_000;
const asha = { account: 'slack:T1:U1', name: 'Asha' };
const ravi = { account: 'slack:T1:U2', name: 'Ravi' };
const request = newItem({
  id: 'i',
  kind: 'model-request',
  owner: 'Mohsin',
  subject: { name: 'Pixel 11' },
  at,
});
const taken = takeItem(request, asha, at);
const hers = taken.ok ? taken.value : request;

describe('a task', () => {
  it('S0-23: goes to pricing and its named owner, with a clock', () => {
    expect(request).toMatchObject({ team: 'pricing', owner: 'Mohsin', status: 'open', dueAt: at + days(1) });
  });

  it('has a team, a clock and a way to end, whatever its kind', () => {
    for (const kind of Object.values(kinds)) {
      expect(kind.within).toBeGreaterThan(0);
      expect(kind.outcomes.length).toBeGreaterThan(0);
    }
    expect(kinds.handoff.within).toBe(minutes(10));
    expect(kinds['unserviceable-lead'].within).toBe(hours(4));
  });

  it('is done by one person', () => {
    expect(hers).toMatchObject({ status: 'claimed', owner: 'Asha', account: asha.account });
    expect(takeItem(hers, ravi, at)).toEqual({
      ok: false,
      reason: { key: 'operators.item-taken', params: { name: 'Asha' } },
    });
    expect(takeItem(hers, asha, at)).toMatchObject({ reason: { key: 'operators.already-yours' } });
    expect(closeItem(hers, 'supported', { by: ravi, at })).toMatchObject({ ok: false });
  });

  it('can be taken over once it is late', () => {
    expect(takeItem(hers, ravi, at + days(1) + 1)).toMatchObject({
      ok: true,
      value: { account: ravi.account },
    });
  });

  it('ends with one of its outcomes, once', () => {
    expect(closeItem(hers, 'merged', { by: asha, at })).toMatchObject({
      reason: { key: 'operators.not-an-outcome' },
    });
    const closed = closeItem(hers, 'supported', { by: asha, at });
    expect(closed).toMatchObject({
      ok: true,
      value: { status: 'closed', outcome: 'supported', closedBy: asha.account },
    });
    expect(closed.ok && takeItem(closed.value, ravi, at)).toMatchObject({
      reason: { key: 'operators.closed-already' },
    });
  });

  it('S0-23: tells the customer that their model is there now', () => {
    expect(closingWords(request, 'supported')).toMatchObject({
      key: 'buyback.model-supported',
      params: { name: 'Pixel 11' },
      choices: [{ id: '@sell' }],
    });
  });

  it('S0-86: ends a lead without pickup politely, even when nobody knows the device', () => {
    const lead = newItem({ id: 'l', kind: 'unserviceable-lead', subject: { pincode: '795149' }, at });
    expect(closingWords(lead, 'no-pickup')).toEqual({
      key: 'support.lead-closed-no-pickup',
      params: { device: { key: 'support.your-device' }, pincode: '795149' },
    });
  });

  it('says nothing to the customer about our own affairs', () => {
    const ours = newItem({ id: 'd', kind: 'duplicate', subject: {}, at });
    expect(closingWords(ours, 'different')).toBeUndefined();
  });
});
