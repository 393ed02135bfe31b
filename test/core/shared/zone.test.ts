import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instantAt, localDate, localTime, weekdayOf } from '#core/shared/index.ts';

const at = (iso: string) => Date.parse(iso);
const ZONES = fc.constantFrom(
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'America/New_York',
  'Australia/Lord_Howe',
  'UTC',
);

describe('the wall clock of a zone', () => {
  it('shows the date and time that people there see', () => {
    expect(localTime(at('2026-11-21T20:00:00Z'), 'Asia/Kolkata')).toEqual({
      date: '2026-11-22',
      weekday: 7,
      hour: 1,
      minute: 30,
    });
  });

  it('turns a local date and time into an instant, across clock changes too', () => {
    expect(instantAt('2026-11-22', 9 * 60, 'Asia/Kolkata')).toBe(at('2026-11-22T03:30:00Z'));
    expect(instantAt('2026-11-22', 1440, 'Asia/Kolkata')).toBe(at('2026-11-22T18:30:00Z'));
    expect(instantAt('2026-03-08', 150, 'America/New_York')).toBe(at('2026-03-08T07:30:00Z'));
    expect(instantAt('2026-11-01', 90, 'America/New_York')).toBe(at('2026-11-01T05:30:00Z'));
  });

  it('names the date alone as well, whatever was asked before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(ZONES, fc.integer({ min: at('2026-03-01'), max: at('2026-03-20') })), {
          size: 'large',
        }),
        (asked) => {
          for (const [zone, instant] of asked)
            expect(localDate(instant, zone)).toBe(localTime(instant, zone).date);
        },
      ),
    );
  });

  it('agrees with itself there and back', () => {
    fc.assert(
      fc.property(ZONES, fc.integer({ min: at('2020-01-01'), max: at('2040-01-01') }), (zone, instant) => {
        const { date, weekday, hour, minute } = localTime(instant, zone);
        const again = localTime(instantAt(date, hour * 60 + minute, zone), zone);
        expect(again).toEqual({ date, weekday, hour, minute });
      }),
    );
  });

  it('counts days on the calendar', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(weekdayOf('2026-11-23')).toBe(1);
  });
});
