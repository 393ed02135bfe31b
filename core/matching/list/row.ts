import { z } from 'zod';
import { categories } from '../../catalogue/index.ts';
import type { Position } from '../../customers/index.ts';
import { readAreaParts, readBase, readCategories, readHolidays, readHours, readMembers } from './cells.ts';

/** Columns of a list of vendors. */
export const vendorColumns = [
  'vendor',
  'name',
  'members',
  'categories',
  'areas',
  'base',
  'radius_km',
  'capacity',
  'hours',
  'holidays',
  'active',
] as const;
type Column = (typeof vendorColumns)[number];

/** The shop's own people; of their line only name, members, holidays and active count. */
export const houseId = 'house';

export type Locate = (pincode: string) => Position | undefined;

/** `wanted` ends the sentence that says what to write instead. */
const cell = <Value>(column: Column, read: (text: string) => Value | undefined, wanted: string) =>
  z
    .string({ error: `${column} is missing on this line: fill in every column.` })
    .transform((raw, context) => {
      const text = raw.trim().normalize('NFC');
      const value = read(text);
      if (value !== undefined) return value;
      const found = JSON.stringify(text.slice(0, 40));
      context.addIssue({ code: 'custom', message: `${column} is ${found}: ${wanted}.` });
      return z.NEVER;
    });

/** Empty is none. */
const optional = <Value>(column: Column, read: (text: string) => Value | undefined, wanted: string) =>
  cell<Value | 'none'>(column, (text) => (text === '' ? 'none' : read(text)), wanted).transform((value) =>
    value === 'none' ? undefined : value,
  );

const whole = (most: number) => (text: string) =>
  /^[1-9]\d{0,3}$/.test(text) && Number(text) <= most ? Number(text) : undefined;

const readId = (text: string) => (/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(text) ? text : undefined);

/** A spreadsheet runs what starts with a sign when the list is exported again. */
const readName = (text: string) =>
  /^[\p{L}\p{N}]/u.test(text) && text.length <= 60 && !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(text) ? text : undefined;

const readActive = (text: string): 'yes' | 'no' | undefined =>
  text === '' ? 'yes' : (['yes', 'no'] as const).find((word) => word === text.toLowerCase());

const who = {
  vendor: cell('vendor', readId, 'write a short id in small letters, digits and dashes, as asha-mobiles'),
  name: cell(
    'name',
    readName,
    'write a name of up to 60 characters that begins with a letter, as Asha Mobiles',
  ),
  members: cell(
    'members',
    readMembers,
    'write accounts separated by |, as slack:T01ABC:U02DEF|slack:T01ABC:U03GHI',
  ),
  categories: optional(
    'categories',
    readCategories,
    `write all, or some of ${categories.join('|')}, as phone|tablet`,
  ),
};

const whereAndWhen = (locate: Locate) => ({
  areas: cell(
    'areas',
    readAreaParts,
    'write pincodes, their first digits or ranges, as 400050|4000|400001-400104',
  ),
  base: optional(
    'base',
    (text) => readBase(text, locate),
    'write a pincode that is on the map, or degrees, as "19.0596, 72.8295"',
  ),
  radius_km: optional('radius_km', whole(200), 'write whole kilometres from 1 to 200, as 12'),
  capacity: optional('capacity', whole(9_999), 'write how many open orders at once, as 5, or nothing'),
  hours: optional('hours', readHours, 'write days and hours, as Mon-Sat 10:00-20:00, or nothing for always'),
  holidays: cell(
    'holidays',
    readHolidays,
    'write dates or spans, as 2026-12-25|2026-12-30 to 2027-01-02, or away',
  ),
  active: cell('active', readActive, 'write yes or no'),
});

/** A line as a spreadsheet gives it, to a vendor. */
export const vendorRow = (locate: Locate) =>
  z.object({ ...who, ...whereAndWhen(locate) }).superRefine((row, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', message });
    if (row.vendor === houseId) complainOfHouse(row, complain);
    else complainOfVendor(row, complain);
  });

type Row = Readonly<Record<string, unknown>>;

const unset = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0);

function complainOfVendor(row: Row, complain: (message: string) => void): void {
  if (unset(row.categories))
    complain(`categories is "": write all, or some of ${categories.join('|')}, as phone|tablet.`);
  if (!unset(row.radius_km) && unset(row.base))
    complain('base is "" beside a radius: write the pincode that the radius is around, as 400050.');
  if (unset(row.areas) && unset(row.radius_km))
    complain('areas is "" without a radius: write where the vendor picks up, as 400050|400001-400104.');
}

/** It serves where the shop does and takes everything. */
function complainOfHouse(row: Row, complain: (message: string) => void): void {
  for (const name of ['categories', 'areas', 'base', 'radius_km', 'capacity', 'hours'])
    if (!unset(row[name]))
      complain(
        `${name} is filled in for house, the shop's own people: leave it empty, they take everything everywhere.`,
      );
}
