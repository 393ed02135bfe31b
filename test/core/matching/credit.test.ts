import { describe, expect, it } from 'vitest';
import { adjudicate, type LeadEvidence } from '#core/matching/index.ts';
import { days, hours, minutes } from '#core/shared/index.ts';
import { noon } from './a-vendor.ts';

const missed = (...after: number[]) => after.map((each) => ({ at: noon + each, outcome: 'no-answer' }));
const judge = (evidence: Partial<LeadEvidence>) => {
  const { verdict, because } = adjudicate({
    claimedAt: noon,
    askedAt: noon + days(1),
    calls: [],
    ...evidence,
  });
  return [verdict, ...because.map(({ key }) => key.replace('matching.credit-', ''))];
};

describe('a vendor who wants the credit of a lead back', () => {
  it.each<[string, Partial<LeadEvidence>, readonly string[]]>([
    ['the same sale as another', { duplicateOf: 'HT-1' }, ['credit', 'duplicate']],
    ['a wrong pincode', { pincodeCorrectedTo: '400058' }, ['credit', 'pincode']],
    [
      'a customer who cancelled before the first call',
      { cancelledByCustomerAt: noon + minutes(5), calls: missed(minutes(6)) },
      ['credit', 'cancelled', 'too-few-calls'],
    ],
    [
      'a customer whom three calls did not reach',
      { calls: missed(minutes(1), minutes(61), hours(5)) },
      ['credit', 'unreachable'],
    ],
  ])('B10: has it at once for %s', (_, evidence, expected) => {
    expect(judge(evidence)).toEqual(expected);
  });

  it.each<[string, Partial<LeadEvidence>, readonly string[]]>([
    ['nothing speaks for it', {}, ['ask-cx', 'no-ground']],
    [
      'it is asked for after the window',
      { duplicateOf: 'HT-1', askedAt: noon + days(7) + 1 },
      ['ask-cx', 'too-late'],
    ],
    [
      'the calls came all at once',
      { calls: missed(0, minutes(1), minutes(2), minutes(60)) },
      ['ask-cx', 'too-few-calls'],
    ],
    [
      'one call was answered',
      { calls: [...missed(0, hours(2), hours(4)), { at: noon + hours(1), outcome: 'spoke' }] },
      ['ask-cx', 'reached'],
    ],
    [
      'the customer cancelled after a call',
      { cancelledByCustomerAt: noon + hours(1), calls: [{ at: noon + 1, outcome: 'spoke' }] },
      ['ask-cx', 'cancelled-after-call', 'reached'],
    ],
  ])('B10: is heard by CX when %s', (_, evidence, expected) => {
    expect(judge(evidence)).toEqual(expected);
  });
});
