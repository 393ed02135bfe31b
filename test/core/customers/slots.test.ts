import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBareTime, type PickupSlot, pickupSlots, readSlot } from '#core/customers/index.ts';
import { hours, type Instant, localTime, minutes } from '#core/shared/index.ts';

const ZONE = 'Asia/Kolkata';
const at = (iso: string): Instant => Date.parse(iso);
const TERMS = { zone: ZONE, days: 7, opens: 9, closes: 20, length: hours(3), lead: minutes(90) };
const slotsAt = (now: Instant) => pickupSlots({ ...TERMS, now });
const ids = (slots: readonly PickupSlot[]) => slots.map(({ id }) => id);

/** A Saturday. */
const NOW = at('2026-11-21T10:00:00+05:30');
const SLOTS = slotsAt(NOW);

const understood = (text: string) => {
  const reading = readSlot(text, SLOTS, { now: NOW, zone: ZONE });
  if (!reading) return undefined;
  return reading.type === 'slot' ? reading.slot.id.slice(5) : ids(reading.slots).map((id) => id.slice(5));
};

describe('the pickup times on offer', () => {
  it('S0-43: begin today, an hour and a half from now at the earliest, and end a week later', () => {
    expect(ids(SLOTS).slice(0, 4)).toEqual([
      '2026-11-21T12',
      '2026-11-21T15',
      '2026-11-21T18',
      '2026-11-22T09',
    ]);
    expect(SLOTS.at(-1)).toEqual({
      id: '2026-11-27T18',
      from: at('2026-11-27T18:00:00+05:30'),
      to: at('2026-11-27T20:00:00+05:30'),
    });
    expect(SLOTS).toHaveLength(27);
  });

  it('S0-43: are none for a day that is over', () => {
    expect(ids(slotsAt(at('2026-11-21T19:00:00+05:30')))[0]).toBe('2026-11-22T09');
    expect(ids(slotsAt(at('2026-11-21T18:45:00Z')))[0]).toBe('2026-11-22T09');
  });

  it('S0-43: lie in the future and within opening hours, at any moment and in any zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2024-01-01'), max: at('2036-01-01') }),
        fc.constantFrom(ZONE, 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe'),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 300 }),
        (now, zone, length, lead) => {
          const slots = pickupSlots({ ...TERMS, now, zone, length: hours(length), lead: minutes(lead) });
          expect(slots.length).toBeGreaterThanOrEqual(6);
          expect(new Set(ids(slots)).size).toBe(slots.length);
          for (const { id, from, to } of slots) {
            const [start, end] = [localTime(from, zone), localTime(to, zone)];
            expect(from).toBeGreaterThanOrEqual(now + minutes(lead));
            expect(to).toBeGreaterThan(from);
            expect(id).toBe(`${start.date}T${String(start.hour).padStart(2, '0')}`);
            expect(start.hour).toBeGreaterThanOrEqual(9);
            expect(end.hour * 60 + end.minute).toBeLessThanOrEqual(20 * 60);
            expect(end.date).toBe(start.date);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('S0-43: a time that is told by what does not suit', () => {
  it.each([
    ['monday, not before 3 pm', ['11-23T15', '11-23T18']],
    ['kal 3 baje se pehle nahi', ['11-22T15', '11-22T18']],
    ['सोमवार 3 बजे से पहले नहीं', ['11-23T15', '11-23T18']],
    ['monday not after 12', ['11-23T09']],
    ['kal 12 baje ke baad mat aana', ['11-22T09']],
    ['monday, not before evening', ['11-23T18']],
  ])('“%s” offers what keeps to it, and takes none', (text, offered) => {
    expect(understood(text)).toEqual(offered);
  });

  it('“not before monday” offers that day and those after it', () => {
    const offered = understood('not before monday') ?? [];
    expect(offered[0]).toBe('11-23T09');
    expect(new Set(offered).size).toBeGreaterThan(3);
    for (const id of understood('not after tomorrow') ?? ['none']) expect(id < '11-23').toBe(true);
  });

  it('with nothing free then, the day is offered as what is near it', () => {
    const clock = { now: NOW, zone: ZONE };
    expect(readSlot('monday not before 7:30 pm', SLOTS, clock)).toMatchObject({ missed: true });
  });

  it.each(['not monday before 3 pm', 'not before', 'kal nahi, 3 baje se pehle nahi'])(
    '“%s” offers nothing',
    (text) => {
      expect(understood(text)).toBeUndefined();
    },
  );

  it('and moves nothing that was agreed on', () => {
    expect(isBareTime('monday 3 pm')).toBe(true);
    expect(isBareTime('monday, not before 3 pm')).toBe(false);
  });
});

describe('a pickup time in the words of a customer', () => {
  it.each([
    ['tomorrow morning', '11-22T09'],
    ['Tmrw mornin pls', '11-22T09'],
    ['kal subah', '11-22T09'],
    ['kal shaam', '11-22T18'],
    ['कल सुबह', '11-22T09'],
    ['कल शाम को आइए', '11-22T18'],
    ['parso 5 baje', '11-23T15'],
    ['parso paanch baje', '11-23T15'],
    ['परसों शाम ५ बजे', '11-23T15'],
    ['day after tomorrow at 4pm', '11-23T15'],
    ['monday evening', '11-23T18'],
    ['somvar ko 11 baje', '11-23T09'],
    ['सोमवार सुबह १० बजे', '11-23T09'],
    ['shukrawar shaam', '11-27T18'],
    ['25/11 4pm', '11-25T15'],
    ['25-11-2026 16:30', '11-25T15'],
    ['25.11.26 at 4 p.m.', '11-25T15'],
    ['2026-11-25 10:00', '11-25T09'],
    ['25 Nov 4:30 pm', '11-25T15'],
    ['Nov 25th, 4 o’clock', '11-25T15'],
    ['25 नवंबर शाम 6 बजे', '11-25T18'],
    ['25 tarikh 4 baje', '11-25T15'],
    ['25th 4pm', '11-25T15'],
    ['aaj shaam', '11-21T18'],
    ['tonight 7', '11-21T18'],
    ['in 2 days at 10am', '11-23T09'],
    ['do din baad subah', '11-23T09'],
    ['tomorrow 12 noon', '11-22T12'],
    ['kal 10', '11-22T09'],
    ['tomorrow after 6', '11-22T18'],
    ['kal 12 baje se pehle', '11-22T09'],
    ['kal raat 7 baje', '11-22T18'],
    ['kal shaam 4 baje', '11-22T15'],
    ['asap', '11-21T12'],
    ['abhi', '11-21T12'],
    ['tomorrow earliest', '11-22T09'],
    ['2026-11-24T12', '11-24T12'],
  ])('S0-43: "%s" is one slot', (text, slot) => {
    expect(understood(text)).toBe(slot);
  });

  it.each([
    ['aaj', ['11-21T12', '11-21T15', '11-21T18']],
    ['Tomorrow', ['11-22T09', '11-22T12', '11-22T15', '11-22T18']],
    ['kal dopahar', ['11-22T12', '11-22T15']],
    ['kal 3-6 pm', ['11-22T15']],
    ['tomorrow between 10 and 4', ['11-22T09', '11-22T12', '11-22T15']],
    ['monday or tuesday morning', ['11-23T09', '11-24T09']],
    ['weekend morning', ['11-22T09']],
    ['tomorrow 8:30 pm', ['11-22T09', '11-22T12', '11-22T15', '11-22T18']],
    ['5 baje', ['21', '22', '23', '24', '25', '26', '27'].map((day) => `11-${day}T15`)],
  ])('S0-43: "%s" leaves a choice', (text, slots) => {
    const reading = understood(text);
    expect(typeof reading === 'string' ? [reading] : reading).toEqual(slots);
  });

  it.each([
    ...[
      'yesterday',
      'in 2 years',
      '31 April',
      '32/13/2026',
      '5-6-26',
      'next week',
      'not tomorrow',
      'kal nahi',
    ],
    ...[
      'aaj subah 9 baje kal nahi',
      '5',
      '2',
      'hello',
      '',
      'sundial',
      '9876543210',
      '28/11',
      'last monday',
      '25/11/2027',
    ],
    ...['today morning'.repeat(50), '9 '.repeat(50_000)],
  ])('S0-43: "%s" is not a time on offer', (text) => {
    expect(understood(text)).toBeUndefined();
  });

  it('says it is not sure when the time asked for is not on offer, even if one slot is left', () => {
    const late = at('2026-11-21T15:00:00+05:30');
    const reading = readSlot('aaj 4 baje', slotsAt(late), { now: late, zone: ZONE });
    expect(reading).toMatchObject({ type: 'candidates', slots: [{ id: '2026-11-21T18' }], missed: true });
    const closed = readSlot('kal raat 9:30', SLOTS, { now: NOW, zone: ZONE });
    expect(closed).toMatchObject({ type: 'candidates', slots: [{ id: '2026-11-22T18' }] });
  });

  it.each(['kal raat 2 baje', 'कल रात 2 बजे', 'tomorrow night at 1', 'kal raat 12 baje'])(
    'S0-43: “%s” is not the afternoon, and nothing is free then',
    (text) => {
      const reading = readSlot(text, SLOTS, { now: NOW, zone: ZONE });
      expect(reading).toMatchObject({ type: 'candidates', missed: true });
    },
  );

  it('never offers what was not on offer, whatever is written', () => {
    const words = fc.constantFrom(
      ...[
        'kal',
        'aaj',
        'monday',
        'शाम',
        '5',
        '25/11',
        '4pm',
        'baje',
        'after',
        '-',
        'nov',
        'to',
        'in',
        'days',
        '99:99',
      ],
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 8 }),
        fc.integer({ min: NOW, max: NOW + hours(200) }),
        (said, now) => {
          const slots = slotsAt(now);
          const reading = readSlot(said.join(' '), slots, { now, zone: ZONE });
          const chosen = reading?.type === 'slot' ? [reading.slot] : (reading?.slots ?? []);
          expect(slots).toEqual(expect.arrayContaining([...chosen]));
          if (reading) expect(chosen.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});
