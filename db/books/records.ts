import { pipeline } from 'node:stream/promises';
import { type CsvError, parse } from 'csv-parse';
import type { RowFault } from '#core/catalogue/index.ts';
import { textOf, Unreadable } from './text.ts';

/** A record of a CSV file by the names of its columns; `line` is the one on which it begins. */
export type ListRecord = { readonly line: number; readonly cells: Readonly<Record<string, string>> };

export type ListRecords = { readonly records: readonly ListRecord[]; readonly faults: readonly RowFault[] };

export type ListFormat = {
  /** Those that the header must name; others are left out. */
  readonly columns: readonly string[];
  /** How many records there may be. */
  readonly most: number;
  /** Told how many bytes were read so far. */
  readonly read?: (bytes: number) => void;
};

/** Characters of one record: an open quote would otherwise swallow the rest of the file. */
const longest = 10_000;

type Raw = { readonly line: number; readonly values: readonly string[] };

/** Reads a CSV file (RFC 4180, UTF-8, any line ends, with or without a byte order mark) that a stranger may have made. */
export async function readRecords(
  source: AsyncIterable<Uint8Array>,
  { columns, most, read }: ListFormat,
): Promise<ListRecords> {
  const raw: Raw[] = [];
  let end = 0;
  // Called in step with the parser's count of lines; a reader of its stream would lag behind that.
  const keep = (values: readonly string[], { lines }: { readonly lines: number }): undefined => {
    end = lines;
    if (values.every((value) => value.trim() === '')) return undefined;
    if (raw.length > most)
      throw new Unreadable(`There are more than ${counted(most)} lines: split the list.`);
    raw.push({ line: lines - lineFeeds(values), values });
    return undefined;
  };
  try {
    await pipeline(textOf(source, read), parse({ ...dialect, on_record: keep }).resume());
  } catch (error) {
    return { records: [], faults: [faultOf(error, end)] };
  }
  const [header, ...rest] = raw;
  return header
    ? named(columns, header, rest)
    : { records: [], faults: [{ line: 1, reason: empty(columns) }] };
}

const dialect = {
  bom: true,
  record_delimiter: '\n',
  relax_column_count: true,
  max_record_size: longest,
  skip_empty_lines: true,
} as const;

const counted = (number: number): string => number.toLocaleString('en-IN');
const lineFeeds = (values: readonly string[]): number =>
  values.reduce((sum, value) => sum + (value.includes('\n') ? value.split('\n').length - 1 : 0), 0);

const empty = (columns: readonly string[]): string =>
  `The list is empty: it needs a header (${columns.join(',')}) and at least one line below it.`;

function named(columns: readonly string[], header: Raw, rest: readonly Raw[]): ListRecords {
  const names = header.values.map((value) => value.trim().toLowerCase());
  const headerFault = faultOfHeader(names, columns);
  if (headerFault) return { records: [], faults: [{ line: header.line, reason: headerFault }] };
  if (rest.length === 0) return { records: [], faults: [{ line: header.line, reason: empty(columns) }] };
  const places = columns.map((column) => [column, names.indexOf(column)] as const);
  const records: ListRecord[] = [];
  const faults: RowFault[] = [];
  for (const { line, values } of rest) {
    const reason = faultOfLength(values, names.length);
    if (reason) faults.push({ line, reason });
    else
      records.push({ line, cells: Object.fromEntries(places.map(([name, at]) => [name, values[at] ?? ''])) });
  }
  return { records, faults };
}

function faultOfHeader(names: readonly string[], columns: readonly string[]): string | undefined {
  const missing = columns.filter((column) => !names.includes(column));
  if (/^sep=/.test(names[0] ?? '')) return separatorLine;
  const twice = columns.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice) return `The header names the column ${twice} twice: keep one of the two.`;
  if (missing.length === 0) return undefined;
  const known = (sign: string) =>
    names
      .join(',')
      .split(sign)
      .filter((name) => columns.includes(name.trim())).length;
  const separator = otherSeparators.find(({ sign }) => known(sign) > 1);
  if (separator)
    return `The columns are separated by ${separator.is}: separate them by commas ("CSV UTF-8 (comma separated)").`;
  return `The header lacks ${missing.join(', ')}: it must name the columns ${columns.join(',')}.`;
}

/** Some spreadsheets write it, and only they read it. */
const separatorLine =
  'The first line only says what separates the columns: save the list as "CSV UTF-8 (comma separated)", which has no such line.';

const otherSeparators = [
  { sign: ';', is: 'semicolons' },
  { sign: '\t', is: 'tabs' },
  { sign: '|', is: 'vertical bars' },
] as const;

/** A value too many is one that was cut at its comma, which moves all that follow: 12,100 would be read as 12 rupees. */
function faultOfLength(values: readonly string[], wanted: number): string | undefined {
  const sizes = `The line has ${values.length} values, the header ${wanted} columns`;
  if (values.length < wanted) return `${sizes}: write a comma for each value that is left empty, too.`;
  return values.length === wanted
    ? undefined
    : `${sizes}: put a value that has a comma in it between quotes, for example "12,500".`;
}

function faultOf(error: unknown, end: number): RowFault {
  if (error instanceof Unreadable) return { line: Math.max(1, end), reason: error.message };
  const { code, lines } = error as CsvError;
  const next = end + 1;
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return { line: next, reason: 'A quote that begins here is never closed: close it or remove it.' };
    case 'CSV_MAX_RECORD_SIZE':
      return { line: next, reason: 'The line never ends: is a quote not closed, or is this no CSV file?' };
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return {
        line: Number(lines),
        reason: 'A quote stands inside a value: write it twice, and the value in quotes: "MacBook 13""".',
      };
    default:
      throw error;
  }
}
