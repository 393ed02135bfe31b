import { type Category, categories } from '../../catalogue/index.ts';
import { isArea, type Position } from '../../customers/index.ts';
import { addDays } from '../../shared/index.ts';
import type { Holiday, WorkingHours } from '../vendor.ts';

/** A list inside a cell: separated by bars, commas or semicolons, as people do. */
export const parts = (cell: string): readonly string[] =>
  cell
    .split(/[|,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `phone|tablet`, or `all`; undefined when one of them is none. */
export function readCategories(cell: string): readonly Category[] | undefined {
  if (cell.toLowerCase() === 'all') return categories;
  const named = parts(cell.toLowerCase());
  const found = categories.filter((category) => named.includes(category));
  return found.length > 0 && found.length === new Set(named).size ? found : undefined;
}

/** Pincodes, beginnings of pincodes and ranges without spaces, each once; undefined when one of them is none. */
export function readAreaParts(cell: string): readonly string[] | undefined {
  const areas = parts(cell).map((area) => area.replace(/\s/g, ''));
  return areas.every(isArea) ? [...new Set(areas)] : undefined;
}

/** `slack:T1:U1`: how an account is called everywhere. */
export function readMembers(cell: string): readonly string[] | undefined {
  const members = parts(cell);
  const known = members.every((member) => /^[a-z]{2,20}(:[\w.@+-]{1,64}){1,3}$/.test(member));
  return known ? [...new Set(members)] : undefined;
}

/** A pincode whose place is known precisely, or `19.0596, 72.8295` in degrees. */
export function readBase(
  cell: string,
  locate: (pincode: string) => Position | undefined,
): Position | undefined {
  if (/^[1-9]\d{5}$/.test(cell)) return locate(cell);
  const [, north, east] = /^(\d{1,2}(?:\.\d{1,7})?)\s*,\s*(\d{2,3}(?:\.\d{1,7})?)$/.exec(cell) ?? [];
  const [latitude, longitude] = [Number(north), Number(east)];
  // The box that holds India.
  const inside = latitude > 6 && latitude < 38 && longitude > 67 && longitude < 98;
  return inside ? { latitude, longitude } : undefined;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `Mon-Sat 10:00-20:00`, `daily 9-21`, `Sat, Sun 11:00-18:30`. */
export function readHours(cell: string): WorkingHours | undefined {
  const [, days = '', from = '', to = ''] =
    /^([a-z ,-]+?)\s+(\d{1,2}(?::\d{2})?)\s*-\s*(\d{1,2}(?::\d{2})?)$/.exec(cell.toLowerCase()) ?? [];
  const [found, opens, closes] = [readDays(days), readClock(from), readClock(to)];
  if (!found || opens === undefined || closes === undefined || opens >= closes) return undefined;
  return { days: found, opens, closes };
}

function readDays(text: string): readonly number[] | undefined {
  if (text === 'daily') return [1, 2, 3, 4, 5, 6, 7];
  const days = new Set<number>();
  for (const part of text.split(',').map((each) => each.trim())) {
    const [first, last] = part.split('-').map((day) => weekdays.indexOf(day.trim()) + 1);
    const until = last ?? first ?? 0;
    if (!first || until < first) return undefined;
    for (let day = first; day <= until; day++) days.add(day);
  }
  return [...days].sort((a, b) => a - b);
}

/** Minutes after midnight; 24:00 is the end of the day. */
function readClock(text: string): number | undefined {
  const [, hour, minute = '0'] = /^(\d{1,2})(?::(\d{2}))?$/.exec(text) ?? [];
  const clock = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && clock <= 24 * 60 ? clock : undefined;
}

export type Holidays = { readonly holidays: readonly Holiday[]; readonly away: boolean };

/** `2026-12-25`, `2026-12-24 to 2027-01-01`, and `away` for a holiday without an end. */
export function readHolidays(cell: string): Holidays | undefined {
  const dates = parts(cell.toLowerCase());
  const found = dates.filter((part) => part !== 'away').map(readHoliday);
  const holidays = found.flatMap((holiday) => holiday ?? []);
  if (holidays.length < found.length) return undefined;
  return { holidays: holidays.sort((a, b) => (a.from < b.from ? -1 : 1)), away: dates.includes('away') };
}

function readHoliday(part: string): Holiday | undefined {
  const [from = '', to = from, ...more] = part.split(/\s+to\s+/);
  return more.length === 0 && isDate(from) && isDate(to) && from <= to ? { from, to } : undefined;
}

function isDate(text: string): boolean {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return addDays(text, 0) === text;
  } catch {
    return false;
  }
}
