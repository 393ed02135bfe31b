import type { Pincode } from './pincodes.ts';

const HEADER = 'pincode,district,state,place,lat,lon,precision';
const PRECISIONS = ['precise', 'centroid', 'none'] as const;

/** The rows of the pincode table as CSV (RFC 4180, no line ends in fields). RangeError names the first bad line. */
export function readPincodes(csv: string): readonly Pincode[] {
  const [header, ...lines] = csv
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split(/\r?\n/);
  if (header !== HEADER) throw new RangeError(`line 1: the columns of a pincode table are ${HEADER}`);
  const shared = new Map<string, string>();
  return lines.map((line, n) => {
    const row = pincodeOf(cells(line), shared);
    if (!row) throw new RangeError(`line ${n + 2}: not a pincode row`);
    return row;
  });
}

const cells = (line: string): readonly string[] =>
  line.includes('"')
    ? [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      )
    : line.split(',');

function pincodeOf(row: readonly string[], shared: Map<string, string>): Pincode | undefined {
  const [code = '', district = '', state = '', place = '', latitude, longitude, precision] = row;
  const known = PRECISIONS.find((name) => name === precision);
  if (row.length !== 7 || !/^[1-9]\d{5}$/.test(code) || !known) return undefined;
  const [inDistrict, inState] = [once(district, shared), once(state, shared)];
  if (!latitude || !longitude)
    return known === 'none'
      ? { code, district: inDistrict, state: inState, place, precision: known }
      : undefined;
  const [north, east] = [Number(latitude), Number(longitude)];
  if (Number.isNaN(north + east)) return undefined;
  return {
    code,
    district: inDistrict,
    state: inState,
    place,
    latitude: north,
    longitude: east,
    precision: known,
  };
}

/** Rows of one district share one string. */
function once(name: string, shared: Map<string, string>): string {
  const kept = shared.get(name) ?? name;
  shared.set(name, kept);
  return kept;
}
