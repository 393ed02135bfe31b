import { z } from 'zod';
import { categories } from './catalogue.ts';
import { nameFault, readHundredths, readRupees, readWhole, shown } from './cells.ts';

export const columns = [
  'category',
  'brand',
  'brand_popularity',
  'model',
  'year',
  'processor',
  'ram_gb',
  'storage_gb',
  'base_price_inr',
  'market_percent',
  'popularity',
  'aliases',
] as const;
export type Column = (typeof columns)[number];

type Reading<Value> = { readonly value: Value } | { readonly fault: string };

const required = <Value>(column: Column, read: (text: string) => Reading<Value>) =>
  z
    .string({ error: `${column} is missing on this line: fill in every column.` })
    .transform((raw, context) => {
      const reading = read(raw.trim().normalize('NFC'));
      if ('value' in reading) return reading.value;
      context.addIssue({ code: 'custom', message: `${column} is ${shown(raw.trim())}: ${reading.fault}.` });
      return z.NEVER;
    });

const optional = <Value>(column: Column, read: (text: string) => Reading<Value>) =>
  required<Value | undefined>(column, (text) => (text === '' ? { value: undefined } : read(text)));

const orFault = <Value>(value: Value | undefined, fault: string): Reading<Value> =>
  value === undefined ? { fault } : { value };

function readName(text: string, example: string): Reading<string> {
  const fault = text === '' ? 'it must not be empty' : nameFault(text);
  return fault === undefined ? { value: text } : { fault: `${fault}, for example ${example}` };
}

function readCategory(text: string) {
  const category = categories.find((one) => one === text.toLowerCase());
  return orFault(category, `write one of ${categories.join(', ')}, for example phone`);
}

function readStorage(text: string) {
  const inTerabytes = /^[1-9]000$/.test(text);
  const gigabytes = inTerabytes ? undefined : readWhole(text, 1, 16_384);
  return orFault(gigabytes, 'write whole gigabytes from 1 to 16384 with 1 TB as 1024, for example 128');
}

function readPrice(text: string) {
  const amount = readRupees(text);
  const plausible = amount !== undefined && amount > 0 && amount <= 100_000_000 ? amount : undefined;
  return orFault(plausible, 'write rupees above 0 and up to 10,00,000, for example 12,500 or 12500.50');
}

function readMarket(text: string) {
  const basisPoints = readHundredths(text);
  const plausible = basisPoints !== undefined && basisPoints > 0 && basisPoints <= 20_000;
  return orFault(
    plausible ? basisPoints : undefined,
    'write percent above 0 and up to 200, for example 97.5',
  );
}

function readAliases(text: string): Reading<readonly string[]> {
  const aliases = text.split('|').map((alias) => alias.trim());
  const named = aliases.filter((alias) => alias !== '');
  const fault = named.map(nameFault).find((one) => one !== undefined);
  if (fault !== undefined) return { fault: `${fault} in any alias, for example 1+ 9r|one plus 9r` };
  return named.length > 20 ? { fault: 'give at most 20, for example 1+ 9r|one plus 9r' } : { value: named };
}

const rank = (text: string) =>
  orFault(readWhole(text, 1, 9_999), 'write a whole number from 1, which sells most, for example 3');

/** A row as a spreadsheet gives it, to a typed one. `thisYear` bounds the year of release: next year is announced. */
export const rowSchema = (thisYear: number) =>
  z
    .object({
      category: required('category', readCategory),
      brand: required('brand', (text) => readName(text, 'Samsung')),
      brand_popularity: required('brand_popularity', rank),
      model: required('model', (text) => readName(text, 'Galaxy S21 FE')),
      year: required('year', (text) =>
        orFault(
          readWhole(text, 2007, thisYear + 1),
          `write a year from 2007 to ${thisYear + 1}, for example 2021`,
        ),
      ),
      processor: optional('processor', (text) => readName(text, 'i5 11th gen')),
      ram_gb: optional('ram_gb', (text) =>
        orFault(readWhole(text, 1, 512), 'write whole gigabytes from 1 to 512, for example 8'),
      ),
      storage_gb: required('storage_gb', readStorage),
      base_price_inr: required('base_price_inr', readPrice),
      market_percent: required('market_percent', readMarket),
      popularity: required('popularity', rank),
      aliases: optional('aliases', readAliases),
    })
    .superRefine((row, context) => {
      const computer = row.category === 'laptop' || row.category === 'macbook';
      const complain = (message: string) => context.addIssue({ code: 'custom', message });
      if (computer && row.processor === undefined)
        complain(`processor is "" for a ${row.category}: write one, for example i5 11th gen.`);
      if (computer && row.ram_gb === undefined)
        complain(`ram_gb is "" for a ${row.category}: write whole gigabytes, for example 8.`);
      if (!computer && row.processor !== undefined)
        complain(`processor is ${shown(row.processor)} for a ${row.category}: leave it empty.`);
    });
