import { describe, expect, it } from 'vitest';
import {
  approvePaid,
  confirmUnpaid,
  giveUp,
  type Payout,
  recordPaid,
  returnPaid,
} from '#core/payout/index.ts';
import { rupees } from '#core/shared/index.ts';
import { noon } from '../buyback/people.ts';

const asked: Payout = {
  id: 'HT-7K3F-9M2Q-XY4A-1',
  number: 'HT-7K3F-9M2Q-XY4A',
  amount: rupees(30_000),
  masked: 'asxx@okicici',
  provider: 'manual',
  state: 'pending',
  needsApproval: true,
  startedBy: 'slack:T1:U9',
  createdAt: noon,
  updatedAt: noon,
};
const by = (account: string) => ({ account, at: noon });
const recorded = (): Payout => {
  const done = recordPaid(asked, 'UTR 432156789012', by('slack:T1:U1'));
  if (!done.ok) throw new Error(done.reason.key);
  return done.value.payout;
};

describe('a payout that people of ours make by hand', () => {
  it('M10: is paid by one person below the limit', () => {
    const done = recordPaid({ ...asked, needsApproval: false }, ' 432156789012 ', by('slack:T1:U1'));
    expect(done).toMatchObject({
      ok: true,
      value: { outcome: 'processed', payout: { state: 'processed', reference: '432156789012' } },
    });
  });

  it('M10: waits for another person above it: not who recorded, nor who started it', () => {
    const waiting = recorded();
    expect(waiting.state).toBe('sent');
    for (const own of ['slack:T1:U1', 'slack:T1:U9'])
      expect(approvePaid(waiting, by(own))).toEqual({
        ok: false,
        reason: { key: 'payout.needs-another-person' },
      });
    expect(approvePaid(waiting, by('slack:T1:U2'))).toMatchObject({
      value: { outcome: 'processed', payout: { approvedBy: 'slack:T1:U2' } },
    });
  });

  it('M8: is recorded again when the second person does not find it; that is no failure', () => {
    const returned = returnPaid(recorded(), by('slack:T1:U2'));
    expect(returned).toMatchObject({ ok: true, value: { payout: { state: 'pending' } } });
    expect(returned.ok && 'outcome' in returned.value).toBe(false);
  });

  it('can be given up only before anybody said it was paid', () => {
    const small = { ...asked, needsApproval: false };
    expect(giveUp(small, by('slack:T1:U1'))).toMatchObject({ value: { outcome: 'failed' } });
    expect(giveUp(recorded(), by('slack:T1:U1'))).toEqual({
      ok: false,
      reason: { key: 'payout.is-recorded' },
    });
  });

  it('M10: is given up by two people above the limit: who says so may have paid all the same', () => {
    const said = giveUp(asked, by('slack:T1:U1'));
    expect(said).toMatchObject({ ok: true, value: { payout: { state: 'sent', recordedBy: 'slack:T1:U1' } } });
    if (!said.ok) return;
    expect('outcome' in said.value).toBe(false);
    const { payout } = said.value;
    for (const own of ['slack:T1:U1', 'slack:T1:U9'])
      expect(confirmUnpaid(payout, by(own))).toMatchObject({
        reason: { key: 'payout.needs-another-person' },
      });
    expect(confirmUnpaid(payout, by('slack:T1:U2'))).toMatchObject({
      value: { outcome: 'failed', payout: { state: 'failed', approvedBy: 'slack:T1:U2' } },
    });
  });

  it('M10: what was recorded as paid is not confirmed as unpaid by mistake, nor the other way round', () => {
    const said = giveUp(asked, by('slack:T1:U1'));
    const second = by('slack:T1:U2');
    expect(said.ok && approvePaid(said.value.payout, second)).toMatchObject({
      reason: { key: 'payout.is-given-up' },
    });
    expect(confirmUnpaid(recorded(), second)).toMatchObject({ reason: { key: 'payout.is-recorded' } });
    expect(confirmUnpaid(asked, second)).toMatchObject({ reason: { key: 'payout.not-recorded' } });
    const back = said.ok ? returnPaid(said.value.payout, second) : said;
    expect(back).toMatchObject({ ok: true, value: { payout: { state: 'pending', needsApproval: true } } });
    expect(back.ok && back.value.payout.reason).toBeUndefined();
  });

  it('needs a reference, and is for payouts by hand alone', () => {
    expect(recordPaid(asked, ' - ', by('slack:T1:U1'))).toMatchObject({
      reason: { key: 'payout.reference-missing' },
    });
    expect(recordPaid({ ...asked, provider: 'razorpayx' }, '432156789012', by('slack:T1:U1'))).toMatchObject({
      reason: { key: 'payout.not-now' },
    });
  });
});
