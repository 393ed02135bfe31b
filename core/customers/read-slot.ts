import { addDays, type Instant, localDate, minutes, weekdayOf } from '../shared/index.ts';
import { findDates, findDaysAhead } from './slot-numbers.ts';
import { findTimes, type Mention, type Times } from './slot-times.ts';
import { findSlotWords, type SlotWords, timeLine } from './slot-words.ts';
import type { PickupSlot } from './slots.ts';

/** One slot, or several that the words fit. */
export type SlotReading =
  | { readonly type: 'slot'; readonly slot: PickupSlot }
  /** `missed`: nothing is on offer at the time that was said, these are near it. */
  | { readonly type: 'candidates'; readonly slots: readonly PickupSlot[]; readonly missed?: true };

/** A day and times said in more words than this is a story. */
const MAX_GRAPHEMES = 200;

/**
 * Which of the slots on offer "kal shaam", "25/11 4pm" or "सोमवार सुबह" means. Undefined when no day or time is
 * found, when it is denied ("not tomorrow"), or when nothing is on offer then. Day comes before month.
 */
export function readSlot(
  text: string,
  slots: readonly PickupSlot[],
  clock: { readonly now: Instant; readonly zone: string },
): SlotReading | undefined {
  const exact = slots.find(({ id }) => id === text.trim());
  if (exact) return { type: 'slot', slot: exact };
  const words = findSlotWords(timeLine(text.length > MAX_GRAPHEMES ? '' : text));
  if (!words) return undefined;
  const placed = slots.map(place);
  const today = localDate(clock.now, clock.zone);
  const { fitting, sure } = words.bound ? chooseWithin(words, placed, today) : choose(words, placed, today);
  const [slot, ...others] = fitting.map((one) => one.slot);
  if (!slot) return undefined;
  // What is told by what does not suit is offered, never taken.
  return sure && others.length === 0 && !words.bound
    ? { type: 'slot', slot }
    : { type: 'candidates', slots: [slot, ...others], ...(sure ? {} : { missed: true }) };
}

/** A slot as the wall clock shows it; `from` and `to` are minutes after midnight. */
type Placed = {
  readonly slot: PickupSlot;
  readonly date: string;
  readonly weekday: number;
  readonly from: number;
  readonly to: number;
};

/** The id holds the local date and hour, which saves asking the zone for them. */
function place(slot: PickupSlot): Placed {
  const [date = '', hour] = slot.id.split('T');
  const from = Number(hour) * 60;
  return { slot, date, weekday: weekdayOf(date), from, to: from + (slot.to - slot.from) / minutes(1) };
}

/** `sure` is false when nothing is on offer at the very time that was said, and the rest of that day is. */
type Choice = { readonly fitting: readonly Placed[]; readonly sure: boolean };

function choose(words: SlotWords, placed: readonly Placed[], today: string): Choice {
  const { days, rest } = findDays(words, placed, today);
  const inDays = days ? placed.filter(({ date }) => days.includes(date)) : placed;
  const times = findTimes(rest, { day: days !== undefined, part: words.parts[0] });
  const hours = atTimes(inDays, times);
  if (hours.length > 0) return { fitting: hours, sure: true };
  const inParts = inDays.filter(({ from }) =>
    words.parts.some(([start, end]) => from >= start * 60 && from < end * 60),
  );
  const timed = times.mentions.length > 0;
  if (inParts.length > 0) return { fitting: words.soon ? inParts.slice(0, 1) : inParts, sure: !timed };
  if (words.soon && !timed) return { fitting: inDays.slice(0, 1), sure: true };
  return { fitting: days ? inDays : [], sure: !timed && words.parts.length === 0 };
}

/** Only what keeps to the bound that was told: from, or until. */
function chooseWithin(words: SlotWords, placed: readonly Placed[], today: string): Choice {
  const { days, rest } = findDays(words, placed, today);
  const inDays = days ? placed.filter(({ date }) => days.includes(date)) : placed;
  const [part] = words.parts;
  const { mentions } = findTimes(rest, { day: days !== undefined, part });
  const [told, ...others] = mentions;
  if (!told && !part && days && days.length > 0) return withinDays(placed, days, words.bound);
  const bounds = inOpening(told ?? (part ? [part[0] * 60] : []), placed);
  if (bounds.length === 0 || others.length > 0) return { fitting: [], sure: false };
  const fitting = inDays.filter(({ from, to }) =>
    bounds.some((minute) => (words.bound === 'from' ? from >= minute : to <= minute)),
  );
  return fitting.length > 0 ? { fitting, sure: true } : { fitting: days ? inDays : [], sure: false };
}

/** "Not before monday", "parso ke baad nahi". */
function withinDays(placed: readonly Placed[], days: readonly string[], bound: SlotWords['bound']): Choice {
  const [first = '', last = first] = [days.toSorted()[0], days.toSorted().at(-1)];
  const fitting = placed.filter(({ date }) => (bound === 'from' ? date >= first : date <= last));
  return { fitting, sure: fitting.length > 0 };
}

function findDays(words: SlotWords, placed: readonly Placed[], today: string) {
  const { ahead, rest: undated } = findDaysAhead(words.rest);
  const { dates, rest } = findDates(undated, [...new Set(placed.map(({ date }) => date))]);
  const offsets = [...words.offsets, ...ahead].map((count) => addDays(today, count));
  const weekdays = placed.filter(({ weekday }) => words.weekdays.includes(weekday)).map(({ date }) => date);
  const named = dates !== undefined || offsets.length > 0 || words.weekdays.length > 0;
  return { rest, days: named ? [...(dates ?? []), ...offsets, ...weekdays] : undefined };
}

/** Of the two meanings of "5", only those within opening hours. */
function inOpening(mention: Mention, placed: readonly Placed[]): Mention {
  const opens = Math.min(...placed.map(({ from }) => from));
  const closes = Math.max(...placed.map(({ to }) => to));
  return mention.filter((minute) => minute >= opens && minute <= closes);
}

function atTimes(placed: readonly Placed[], { mentions, relation }: Times): readonly Placed[] {
  const [first = [], last = []] = [mentions.at(0), mentions.at(-1)].map((mention) =>
    inOpening(mention ?? [], placed),
  );
  const within = ({ from, to }: Placed) => first.some((minute) => from <= minute && minute < to);
  const fits = {
    at: within,
    after: ({ from }: Placed) => first.some((minute) => from >= minute),
    before: ({ to }: Placed) => first.some((minute) => to <= minute),
    between: ({ from, to }: Placed) =>
      first.some((start) => last.some((end) => start < end && from < end && to > start)),
  }[relation];
  const fitting = placed.filter(fits);
  return fitting.length > 0 ? fitting : placed.filter(within);
}
