import { arrayLiteral, parseArray } from './arrays.ts';

/** Postgres type oids, stable for ever (`pg_type.dat`). */
const oid = { bool: 16, bytea: 17, int8: 20, json: 114, jsonb: 3802, timestamp: 1114, timestamptz: 1184 };
const arrays: Readonly<Record<number, number>> = {
  199: oid.json,
  1000: oid.bool,
  1001: oid.bytea,
  1005: 21,
  1007: 23,
  1009: 25,
  1015: 1043,
  1016: oid.int8,
  1021: 700,
  1022: 701,
  1115: oid.timestamp,
  1185: oid.timestamptz,
  1182: 1082,
  1231: 1700,
  2951: 2950,
  3807: oid.jsonb,
};

/** A parameter that both drivers can send without a failure of their own. */
export type Encoded = string | number | null | List;

/** A list of plain values: written as an array or as JSON, whichever the statement turns out to want. */
type List = {
  readonly asArray: () => string;
  readonly asJson: () => string;
  readonly toString: () => string;
};

type Decode = (text: string) => unknown;

const number: Decode = (text) => Number(text);
const wholeNumber: Decode = (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text));
const instant = (text: string): number => {
  if (text === 'infinity') return Number.POSITIVE_INFINITY;
  return text === '-infinity' ? Number.NEGATIVE_INFINITY : Date.parse(text);
};
const bytes: Decode = (text) => Buffer.from(text.slice(2), 'hex');

const scalars: Readonly<Record<number, Decode>> = {
  [oid.bool]: (text) => text === 't',
  [oid.bytea]: bytes,
  [oid.int8]: wholeNumber,
  21: number,
  23: number,
  26: number,
  700: number,
  701: number,
  [oid.json]: JSON.parse,
  [oid.jsonb]: JSON.parse,
  [oid.timestamp]: (text) => instant(/[a-z]/.test(text) ? text : `${text}Z`),
  [oid.timestamptz]: instant,
};

/**
 * What `query` gives back, the same on both drivers: bigint as a number (BigInt beyond 2^53), timestamps as epoch
 * milliseconds, json parsed, bytea as Buffer, arrays as arrays, numeric and date as text.
 */
export const decoders: Readonly<Record<number, Decode>> = {
  ...scalars,
  ...Object.fromEntries(
    Object.entries(arrays).map(([array, item]) => [array, (text: string) => parseArray(text, scalars[item])]),
  ),
};

/** Types that Drizzle's columns want as text, which keeps their own `mode` in charge. */
export const rawTypes: readonly number[] = [
  oid.int8,
  oid.json,
  oid.jsonb,
  oid.timestamp,
  oid.timestamptz,
  ...Object.keys(arrays).map(Number),
];

/** Types that both sides want as text. */
export const textTypes: readonly number[] = [25, 1042, 1043, 1082, 1700, 2950];

/** How each type is written. None may throw: the driver would then mix up the answers of two statements. */
export const serializers: Readonly<Record<number, (value: unknown) => string>> = {
  [oid.json]: asJson,
  [oid.jsonb]: asJson,
  [oid.timestamp]: asInstant,
  [oid.timestamptz]: asInstant,
  [oid.bool]: String,
  [oid.bytea]: String,
  ...Object.fromEntries(Object.keys(arrays).map((array) => [array, asArray])),
};

/**
 * Objects become JSON; a Date becomes ISO text; bytes become bytea. A string for a json parameter is taken to be JSON
 * already, a number for a timestamp to be epoch milliseconds. Throws TypeError for what no column can hold.
 */
export function encode(value: unknown): Encoded {
  switch (typeof value) {
    case 'string':
    case 'number':
      return value;
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'undefined':
      return null;
    case 'object':
      return value === null ? null : encodeObject(value);
    default:
      throw new TypeError(`a ${typeof value} cannot be the parameter of a statement`);
  }
}

function encodeObject(value: object): Encoded {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  return Array.isArray(value) && isPlain(value) ? list(value) : JSON.stringify(value);
}

const isPlain = (values: readonly unknown[]): boolean =>
  values.every((value) =>
    Array.isArray(value)
      ? isPlain(value)
      : typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array,
  );

function list(values: readonly unknown[]): List {
  const items = values.map(encodeItem);
  return {
    asArray: () => arrayLiteral(items),
    asJson: () => jsonOf(values),
    toString: () => jsonOf(values),
  };
}

const jsonOf = (values: readonly unknown[]): string =>
  JSON.stringify(values, (_, value) => (typeof value === 'bigint' ? String(value) : value));

const encodeItem = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(encodeItem) : encode(value);

const isList = (value: unknown): value is List =>
  typeof value === 'object' && value !== null && 'asArray' in value;

function asArray(value: unknown): string {
  return isList(value) ? value.asArray() : String(value);
}

function asJson(value: unknown): string {
  return isList(value) ? value.asJson() : String(value);
}

/** 8.64e15 ms is the furthest a Date reaches; beyond it the server refuses the bare number (22007). */
function asInstant(value: unknown): string {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15
    ? new Date(value).toISOString()
    : String(value);
}
