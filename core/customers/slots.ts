import { addDays, type Instant, instantAt, lastOf, localDate, minutes } from '../shared/index.ts';

/** A time when a pickup can be made. The id is its local date and hour: `2026-11-22T09`. */
export type PickupSlot = { readonly id: string; readonly from: Instant; readonly to: Instant };

export type SlotTerms = {
  readonly now: Instant;
  /** IANA name. */
  readonly zone: string;
  /** How many days are offered, today being the first. */
  readonly days: number;
  /** Full hours of the local day, 0 to 24. */
  readonly opens: number;
  readonly closes: number;
  /** Milliseconds of one slot, whole hours. */
  readonly length: number;
  /** Milliseconds from now until the first slot may begin. */
  readonly lead: number;
};

/**
 * All slots on offer, in order. They follow each other from opening time; the last of a day is shorter when it would
 * end after closing time. None begins before `now` plus `lead`.
 */
export function pickupSlots(terms: SlotTerms): readonly PickupSlot[] {
  const { now, zone, lead } = terms;
  return slotsFrom({ ...terms, first: localDate(now, zone) }).filter((slot) => slot.from >= now + lead);
}

type Grid = Omit<SlotTerms, 'now' | 'lead'> & { readonly first: string };

/** All slots of the days from `first` on. Kept for who asks next: a turn asks several times, and a shop all day long. */
const slotsFrom = lastOf(
  (grid: Grid): readonly PickupSlot[] =>
    Array.from({ length: grid.days }, (_, n) => addDays(grid.first, n)).flatMap((date) =>
      slotsOf(date, grid),
    ),
  ({ first, zone, days, opens, closes, length }) => `${first} ${zone} ${days} ${opens} ${closes} ${length}`,
);

function slotsOf(date: string, { zone, opens, closes, length }: Grid): readonly PickupSlot[] {
  const step = length / minutes(60);
  const hours = Array.from({ length: Math.ceil((closes - opens) / step) }, (_, n) => opens + n * step);
  const starts = [...hours, closes].map((hour) => instantAt(date, hour * 60, zone));
  return hours.map((hour, n) => ({
    id: `${date}T${String(hour).padStart(2, '0')}`,
    from: starts[n] ?? 0,
    to: starts[n + 1] ?? 0,
  }));
}
