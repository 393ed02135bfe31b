import { describe, expect, it } from 'vitest';
import { adjudicate, type LeadEvidence } from '#core/matching/index.ts';
import { days, hours, minutes } from '#core/shared/index.ts';
import { noon } from './a-vendor.ts';

const at = (...after: number[]) => after.map((each) => ({ at: noon + each, outcome: 'no-answer' }));
const missed = (...after: number[]) => at(...after).map((call) => ({ ...call, own: true }));
const ours = (...after: number[]) => at(...after).map((call) => ({ ...call, own: false }));
const touch = (event: string) => [{ at: noon + minutes(1), event }];
const cancelled = (after: number, reason = 'changed-mind') => ({ at: noon + after, reason });
const judge = (evidence: Partial<LeadEvidence>) => {
  const { verdict, because } = adjudicate({
    claimedAt: noon,
    askedAt: noon + days(1),
    calls: [],
    touches: [],
    ...evidence,
  });
  return [verdict, ...because.map(({ key }) => key.replace('matching.credit-', ''))];
};

describe('a vendor who wants the credit of a lead back', () => {
  it.each<[string, Partial<LeadEvidence>, readonly string[]]>([
    ['the same sale as another', { duplicateOf: 'HT-1' }, ['credit', 'duplicate']],
    ['a wrong pincode', { pincodeCorrected: { to: '400058', inArea: false } }, ['credit', 'pincode']],
    [
      'a customer who cancelled before anybody had their contact',
      { cancelledByCustomer: cancelled(minutes(5)) },
      ['credit', 'cancelled'],
    ],
    [
      'a customer whom three calls of ours did not reach',
      { calls: ours(minutes(1), minutes(61), hours(5)), touches: touch('show-contact') },
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
      { calls: [...ours(0, hours(2), hours(4)), { at: noon + hours(1), outcome: 'spoke', own: true }] },
      ['ask-cx', 'reached'],
    ],
    [
      'the customer cancelled after a call',
      { cancelledByCustomer: cancelled(hours(1)), calls: [{ at: noon + 1, outcome: 'spoke', own: true }] },
      ['ask-cx', 'cancelled-after-call', 'reached'],
    ],
    ...['show-contact', 'send-to-customer', 'schedule'].map(
      (event): [string, Partial<LeadEvidence>, readonly string[]] => [
        `the customer cancelled, and the vendor had their contact (${event})`,
        { cancelledByCustomer: cancelled(hours(1)), touches: touch(event) },
        ['ask-cx', 'cancelled-had'],
      ],
    ),
    [
      'the customer sold it elsewhere, even when nobody looked',
      { cancelledByCustomer: cancelled(hours(1), 'sold-elsewhere') },
      ['ask-cx', 'sold-elsewhere'],
    ],
    [
      'three calls went unanswered, as the vendor says itself',
      { calls: missed(minutes(1), minutes(61), hours(5)) },
      ['ask-cx', 'calls-own'],
    ],
    ...['schedule', 'depart'].map((event): [string, Partial<LeadEvidence>, readonly string[]] => [
      `nobody answers, and yet a visit was agreed on (${event})`,
      { calls: ours(minutes(1), minutes(61), hours(5)), touches: touch(event) },
      ['ask-cx', 'visited'],
    ]),
    [
      'the right pincode is one where the vendor comes',
      { pincodeCorrected: { to: '400058', inArea: true } },
      ['ask-cx', 'pincode-in-area'],
    ],
    [
      'the pincode was wrong, and the vendor had the customer all the same',
      { pincodeCorrected: { to: '400058', inArea: false }, touches: touch('send-to-customer') },
      ['ask-cx', 'pincode-had'],
    ],
  ])('B10: is heard by CX when %s', (_, evidence, expected) => {
    expect(judge(evidence)).toEqual(expected);
  });
});
