import { makeGrid } from './grid.ts';

/**
 * A row of the pincode table. Degrees are WGS 84; `centroid` is the middle of the district, good for a rough guess
 * only. The place is one of the post offices of the pincode.
 */
export type Pincode = {
  readonly code: string;
  readonly district: string;
  readonly state: string;
  readonly place: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly precision: 'precise' | 'centroid' | 'none';
};

/** All pincodes, in memory: found by code, or from a place on the map. */
export type Pincodes = {
  readonly size: number;
  find(code: string): Pincode | undefined;
  /** The nearest precise one within 15 km of a point in degrees. */
  near(latitude: number, longitude: number): Pincode | undefined;
};

const NEAR_METRES = 15_000;

/** Keeps the rows as columns, a fifth of what they take as objects. RangeError if a code comes twice. */
export function makePincodes(rows: readonly Pincode[]): Pincodes {
  const sorted = [...rows].sort((a, b) => Number(a.code) - Number(b.code));
  const rowAt = columns(sorted);
  const codes = Uint32Array.from(sorted, ({ code }) => Number(code));
  const twice = codes.find((code, n) => code === codes[n - 1]);
  if (twice) throw new RangeError(`pincode ${twice} is there twice`);
  const grid = makeGrid(sorted.map((row) => (row.precision === 'precise' ? row : {})));
  return {
    size: codes.length,
    find: (code) => (/^[1-9]\d{5}$/.test(code) ? rowAt(indexOf(codes, Number(code))) : undefined),
    near: (latitude, longitude) => rowAt(grid.nearest({ latitude, longitude }, NEAR_METRES)),
  };
}

/** All of India keeps one time, without changes. */
export const zoneOf = (_code: string): string => 'Asia/Kolkata';

const PRECISIONS = ['precise', 'centroid', 'none'] as const;

function columns(rows: readonly Pincode[]): (index: number) => Pincode | undefined {
  const codes = rows.map(({ code }) => code);
  const places = rows.map(({ place }) => place);
  const districts = interned(rows.map(({ district }) => district));
  const states = interned(rows.map(({ state }) => state));
  const latitudes = Float64Array.from(rows, ({ latitude }) => latitude ?? Number.NaN);
  const longitudes = Float64Array.from(rows, ({ longitude }) => longitude ?? Number.NaN);
  const precisions = Uint8Array.from(rows, ({ precision }) => PRECISIONS.indexOf(precision));
  return (n) => {
    const [code, place, latitude = Number.NaN, longitude = Number.NaN] = [
      codes[n],
      places[n],
      latitudes[n],
      longitudes[n],
    ];
    if (code === undefined || place === undefined) return undefined;
    const precision = PRECISIONS[precisions[n] ?? 2] ?? 'none';
    const named = { code, district: districts(n), state: states(n), place, precision };
    return Number.isNaN(latitude) || Number.isNaN(longitude) ? named : { ...named, latitude, longitude };
  };
}

/** Names that come again and again, each kept once. */
function interned(names: readonly string[]): (index: number) => string {
  const distinct = [...new Set(names)];
  const numbers = new Map(distinct.map((name, n) => [name, n]));
  const column = Uint16Array.from(names, (name) => numbers.get(name) ?? 0);
  return (n) => distinct[column[n] ?? 0] ?? '';
}

/** Binary search; -1 when it is not there. */
function indexOf(codes: Uint32Array, code: number): number {
  let [low, high] = [0, codes.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = codes[middle] ?? 0;
    if (found === code) return middle;
    if (found < code) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
