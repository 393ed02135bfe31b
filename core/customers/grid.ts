import { distance, type Position } from './location.ts';

/** Points on the map, by cells of 0.2 degrees. */
export type Grid = {
  /** The index of the nearest point within so many metres (up to 15,000), or -1. */
  nearest(from: Position, within: number): number;
};

/** A degree of longitude is 88 km in the north of India, so 15 km never reach beyond the next cell. */
const CELLS_PER_DEGREE = 5;
/** More than the columns around the earth, so that a cell's neighbours to the east and west are next in order. */
const COLUMNS = 10_000;

/** Points without a position are never found. Indexes are those of `points`. */
export function makeGrid(points: readonly Partial<Position>[]): Grid {
  const placed = points.flatMap(({ latitude, longitude }, index) =>
    latitude === undefined || longitude === undefined
      ? []
      : [{ index, latitude, longitude, cell: cellOf(latitude, longitude) }],
  );
  placed.sort((a, b) => a.cell - b.cell);
  const cells = Int32Array.from(placed, ({ cell }) => cell);
  const indexes = Uint32Array.from(placed, ({ index }) => index);
  const latitudes = Float64Array.from(placed, ({ latitude }) => latitude);
  const longitudes = Float64Array.from(placed, ({ longitude }) => longitude);

  return {
    nearest(from, within) {
      let [best, metres] = [-1, within];
      for (const [start, end] of around(cells, cellOf(from.latitude, from.longitude))) {
        for (let n = start; n < end; n++) {
          const away = distance(from, { latitude: latitudes[n] ?? 0, longitude: longitudes[n] ?? 0 });
          if (away <= metres) [best, metres] = [indexes[n] ?? -1, away];
        }
      }
      return best;
    },
  };
}

const cellOf = (latitude: number, longitude: number): number =>
  Math.floor(latitude * CELLS_PER_DEGREE) * COLUMNS + Math.floor(longitude * CELLS_PER_DEGREE);

/** Where the three rows of three cells around one begin and end. */
const around = (cells: Int32Array, home: number): readonly (readonly [number, number])[] =>
  [home - COLUMNS, home, home + COLUMNS].map((cell) => [
    firstFrom(cells, cell - 1),
    firstFrom(cells, cell + 2),
  ]);

/** The first place in a sorted list that holds `cell` or more. */
function firstFrom(cells: Int32Array, cell: number): number {
  let [low, high] = [0, cells.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cells[middle] ?? 0) < cell) low = middle + 1;
    else high = middle;
  }
  return low;
}
