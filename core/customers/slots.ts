import { addDays, type Instant, instantAt, localDate, minutes } from '../shared/index.ts';

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
  return slotsFrom(localDate(now, zone), terms).filter((slot) => slot.from >= now + lead);
}

type Grid = Omit<SlotTerms, 'now' | 'lead'>;
let last: (Grid & { readonly first: string; readonly slots: readonly PickupSlot[] }) | undefined;

/** All slots of the days from `first` on. Kept for who asks next: a turn asks several times, and a shop all day long. */
function slotsFrom(first: string, { zone, days, opens, closes, length }: Grid): readonly PickupSlot[] {
  const isLast =
    last?.first === first &&
    last.zone === zone &&
    last.days === days &&
    last.opens === opens &&
    last.closes === closes &&
    last.length === length;
  if (last && isLast) return last.slots;
  const grid = { zone, days, opens, closes, length };
  const slots = Array.from({ length: days }, (_, n) => addDays(first, n)).flatMap((date) =>
    slotsOf(date, grid),
  );
  last = { ...grid, first, slots };
  return slots;
}

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
