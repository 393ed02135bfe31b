import { distance, readLocation } from './location.ts';
import type { Pincode } from './pincodes.ts';
import { makeServiceArea } from './service-area.ts';

/** An area where pickup is offered, and the city it is offered in. */
type Served = { readonly area: string; readonly city: string };

export type PincodeFault = {
  readonly kind:
    | 'twice'
    | 'unnamed'
    | 'outside'
    | 'far'
    | 'two-states'
    | 'no-pincode'
    | 'mixed-states'
    | 'two-cities';
  /** A pincode, a district or an area. */
  readonly about: string;
  /** The conflict in plain words. */
  readonly what: string;
};

/** Metres between a pincode and the middle of its district that no district of India is wide. */
const farthest = 400_000;

/** All that does not fit in a pincode table and a list of areas: S0-80. */
export const pincodeFaults = (
  rows: readonly Pincode[],
  areas: readonly Served[],
): readonly PincodeFault[] => [
  ...rowFaults(rows),
  ...districtFaults(rows),
  ...areas.flatMap((each) => areaFaults(each, rows)),
  ...cityFaults(areas, rows),
];

const fault = (kind: PincodeFault['kind'], about: string, what: string): PincodeFault => ({
  kind,
  about,
  what,
});

function rowFaults(rows: readonly Pincode[]): readonly PincodeFault[] {
  const seen = new Map<string, Pincode>();
  return rows.flatMap((row) => {
    const { code, district, state, latitude, longitude } = row;
    const before = seen.get(code);
    seen.set(code, row);
    const isOutside = latitude !== undefined && readLocation({ latitude, longitude }).type === 'refuse';
    return [
      ...(before
        ? [fault('twice', code, `${before.district}, ${before.state} and ${district}, ${state}`)]
        : []),
      ...(district === '' || state === '' ? [fault('unnamed', code, 'no district or no state')] : []),
      ...(isOutside ? [fault('outside', code, `${latitude}, ${longitude} is not in India`)] : []),
    ];
  });
}

/** Pincodes of one sorting district (the first three digits) and one district's name belong together. */
function districtFaults(rows: readonly Pincode[]): readonly PincodeFault[] {
  const groups = new Map<string, Pincode[]>();
  for (const row of rows) {
    const name = `${row.code.slice(0, 3)} ${row.district}`;
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return [...groups].flatMap(([name, group]) => {
    const states = [...new Set(group.map(({ state }) => state))];
    const shown = states.map((state) => countedState(state, group)).join(' and ');
    return [...(states.length > 1 ? [fault('two-states', name, shown)] : []), ...farFaults(group)];
  });
}

/** `Tamil Nadu (605106, 605107, … 12)`. */
function countedState(state: string, group: readonly Pincode[]): string {
  const codes = group.filter((row) => row.state === state).map(({ code }) => code);
  return `${state} (${codes.length > 3 ? `${codes.slice(0, 2).join(', ')}, … ${codes.length}` : codes.join(', ')})`;
}

/** The middle is that of most, not the mean: one that is far off would draw the mean with it. */
function farFaults(group: readonly Pincode[]): readonly PincodeFault[] {
  const placed = group.flatMap(({ code, latitude, longitude, precision }) =>
    latitude === undefined || longitude === undefined || precision !== 'precise'
      ? []
      : [{ code, latitude, longitude }],
  );
  const middle = {
    latitude: median(placed.map((each) => each.latitude)),
    longitude: median(placed.map((each) => each.longitude)),
  };
  return placed
    .filter((each) => distance(each, middle) > farthest)
    .map(({ code }) => fault('far', code, `more than ${farthest / 1000} km from the rest of its district`));
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

const inArea = (area: string, rows: readonly Pincode[]): readonly Pincode[] => {
  const { serves } = makeServiceArea([area]);
  return rows.filter(({ code }) => serves(code));
};

function areaFaults({ area, city }: Served, rows: readonly Pincode[]): readonly PincodeFault[] {
  const inside = inArea(area, rows);
  const states = [...new Set(inside.map(({ state }) => state))];
  if (inside.length === 0) return [fault('no-pincode', area, `${city}: no pincode of the table is in it`)];
  return states.length > 1 ? [fault('mixed-states', area, `${city}: ${states.join(' and ')}`)] : [];
}

/** A pincode that is served as a part of two cities. */
function cityFaults(areas: readonly Served[], rows: readonly Pincode[]): readonly PincodeFault[] {
  const cities = new Map<string, Set<string>>();
  for (const { area, city } of areas)
    for (const { code } of inArea(area, rows)) cities.set(code, (cities.get(code) ?? new Set()).add(city));
  return [...cities].flatMap(([code, names]) =>
    names.size > 1 ? [fault('two-cities', code, [...names].join(' and '))] : [],
  );
}
