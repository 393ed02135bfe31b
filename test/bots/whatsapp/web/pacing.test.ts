import { describe, expect, it } from 'vitest';
import {
  arrived,
  type Pace,
  type PacingRules,
  rested,
  takeTurn,
  type Wish,
} from '#bots/whatsapp/web/pacing.ts';

const minute = 60_000;
const rules: PacingRules = {
  gap: 1_000,
  jitter: 500,
  answer: 30 * minute,
  quiet: { from: 22 * 60, to: 7 * 60 },
  unaskedADay: 2,
  window: 4,
  arrived: 0.5,
  rest: 15 * minute,
};

const at = 1_800_000_000_000;
const wish = (change: Partial<Wish> = {}): Wish => ({
  person: 'asha',
  heard: at - minute,
  now: at,
  local: { date: '2026-11-23', minute: 12 * 60 },
  chance: 0,
  ...change,
});
const unasked = (person: string, change: Partial<Wish> = {}): Wish =>
  wish({ person, heard: undefined, ...change });

/** Takes all of these turns, which must be given. */
function afterTurns(wishes: readonly Wish[]): Pace {
  let pace = rested;
  for (const each of wishes) {
    const turn = takeTurn(pace, each, rules);
    if (turn.may !== 'go') throw new Error(turn.why);
    pace = turn.pace;
  }
  return pace;
}

describe('the pace of a number', () => {
  it('says the first thing at once, and the next one a moment later, a little by chance', () => {
    expect(takeTurn(rested, wish(), rules)).toMatchObject({ may: 'go', at });
    const pace = afterTurns([wish({ chance: 0.5 })]);
    expect(takeTurn(pace, wish({ person: 'ravi' }), rules)).toMatchObject({ may: 'go', at: at + 1_250 });
  });

  it('keeps that distance between all that wait at once', () => {
    const pace = afterTurns([wish(), wish({ person: 'ravi' }), wish({ person: 'meera' })]);
    expect(takeTurn(pace, wish(), rules)).toMatchObject({ may: 'go', at: at + 3_000 });
  });

  it('answers at night, and says nothing else then', () => {
    const night = { date: '2026-11-23', minute: 23 * 60 };
    expect(takeTurn(rested, wish({ local: night }), rules)).toMatchObject({ may: 'go' });
    const late = wish({ local: night, heard: at - 31 * minute });
    expect(takeTurn(rested, late, rules)).toMatchObject({ may: 'wait', for: 8 * 60 * minute });
    const early = unasked('asha', { local: { date: '2026-11-24', minute: 6 * 60 + 59 } });
    expect(takeTurn(rested, early, rules)).toMatchObject({ may: 'wait', for: minute });
  });

  it('speaks at any time where there are no quiet hours', () => {
    const night = unasked('asha', { local: { date: '2026-11-23', minute: 0 } });
    expect(takeTurn(rested, night, { ...rules, quiet: undefined })).toMatchObject({ may: 'go' });
  });

  it('disturbs so many people a day, each as often as is needed, and answers all', () => {
    const pace = afterTurns([unasked('asha'), unasked('ravi'), unasked('asha')]);
    expect(takeTurn(pace, unasked('meera'), rules)).toMatchObject({ may: 'wait' });
    expect(takeTurn(pace, unasked('ravi'), rules)).toMatchObject({ may: 'go' });
    expect(takeTurn(pace, wish({ person: 'meera' }), rules)).toMatchObject({ may: 'go' });
    const tomorrow = unasked('meera', { local: { date: '2026-11-24', minute: 12 * 60 } });
    expect(takeTurn(pace, tomorrow, rules)).toMatchObject({ may: 'go' });
  });

  it('rests once too few messages arrive, and begins anew after it', () => {
    let pace = rested;
    for (const did of [true, false, false, false]) pace = arrived(pace, did, at, rules);
    expect(takeTurn(pace, wish(), rules)).toMatchObject({ may: 'wait', for: 15 * minute });
    expect(takeTurn(pace, wish({ now: at + 15 * minute }), rules)).toMatchObject({ may: 'go' });
    expect(arrived(pace, false, at + 15 * minute, rules).arrivals).toEqual([false]);
  });

  it('goes on while enough of them arrive', () => {
    let pace = rested;
    for (const did of [true, false, true, false, true]) pace = arrived(pace, did, at, rules);
    expect(takeTurn(pace, wish(), rules)).toMatchObject({ may: 'go' });
  });
});
